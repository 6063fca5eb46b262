import type { FacetName, Filters, SearchHit, SearchRequest, SearchResult, TextQuery } from '../../article-index.js'
import { Bitset } from './bitset.js'
import type { Columns } from './columns.js'
import { countDays, countDistinct, countFacet } from './facets.js'
import { filterRows } from './filter-rows.js'
import type { TextMatches } from './text-matches.js'

/** Points of a match: a title says more than a body. The same numbers are boosts in the Elasticsearch adapter. */
const titlePoints = 4
const bodyPoints = 1

interface Matched {
  readonly rows: Bitset
  readonly points: Uint8Array | null
  readonly byFilter: ReadonlyMap<keyof Filters, Bitset>
}

/** Answers a search from the columns and the text matches. */
export function runSearch(c: Columns, text: TextMatches, request: SearchRequest): SearchResult {
  const matched = match(c, text, request)
  const all = intersect(matched, null)
  const { hits } = page(c, all, matched.points, request)
  const facets: Partial<Record<FacetName, ReturnType<typeof countFacet>>> = {}
  for (const name of request.facets ?? []) facets[name] = countFacet(c, intersect(matched, ownFilter(name)), name)
  let total = 0
  let originals = 0
  all.forEach((row) => {
    total++
    originals += c.original[row] as number
  })
  return {
    total,
    originals,
    groups: countDistinct(c.group, all),
    stories: countDistinct(c.story, all),
    outlets: countDistinct(c.outlet, all),
    hits,
    facets,
    histogram: request.histogram ? countDays(c, all) : [],
  }
}

/** Article ids of the result in its order. */
export function runIds(c: Columns, text: TextMatches, request: SearchRequest): string[] {
  const matched = match(c, text, request)
  const { hits } = page(c, intersect(matched, null), matched.points, {
    ...request,
    offset: 0,
    limit: request.limit ?? 100_000,
  })
  return hits.map((h) => h.articleId)
}

const ownFilter = (name: FacetName): keyof Filters | null => (name === 'mainTopic' ? 'topic' : name)

function match(c: Columns, text: TextMatches, request: SearchRequest): Matched {
  const rows = c.ofOffice(request.officeId).clone()
  const points = request.order === 'best' && request.text ? new Uint8Array(c.size) : null
  if (request.text) rows.and(evaluate(c, text, request.text, points))
  const byFilter = new Map<keyof Filters, Bitset>()
  for (const name of Object.keys(request.filters ?? {}) as (keyof Filters)[]) {
    const set = filterRows(c, name, request.filters ?? {})
    if (set) byFilter.set(name, set)
  }
  return { rows, points, byFilter }
}

function intersect(matched: Matched, except: keyof Filters | null): Bitset {
  const rows = matched.rows.clone()
  for (const [name, set] of matched.byFilter) if (name !== except) rows.and(set)
  return rows
}

/** The rows of a query tree. Points are given by words outside a negation. */
function evaluate(c: Columns, text: TextMatches, query: TextQuery, points: Uint8Array | null): Bitset {
  switch (query.type) {
    case 'word':
    case 'phrase': {
      const found =
        query.type === 'word' ? text.word(query.word, query.prefix ?? false, c.size) : text.phrase(query.words, c.size)
      if (points) addPoints(points, found.any, found.title, query.type === 'phrase' ? 2 : 1)
      return (query.titleOnly ? found.title : found.any).clone()
    }
    case 'filter': {
      const rows = Bitset.full(c.size)
      for (const name of Object.keys(query.filters) as (keyof Filters)[]) {
        const set = filterRows(c, name, query.filters)
        if (set) rows.and(set)
      }
      return rows
    }
    case 'not':
      return evaluate(c, text, query.of, null).not()
    case 'and': {
      const rows = Bitset.full(c.size)
      for (const part of query.of) rows.and(evaluate(c, text, part, points))
      return rows
    }
    case 'or': {
      const rows = new Bitset(c.size)
      for (const part of query.of) rows.or(evaluate(c, text, part, points))
      return rows
    }
  }
}

function addPoints(points: Uint8Array, any: Bitset, title: Bitset, weight: number): void {
  const add = (row: number, by: number): void => {
    points[row] = Math.min(255, (points[row] as number) + by * weight)
  }
  any.forEach((row) => add(row, bodyPoints))
  title.forEach((row) => add(row, titlePoints))
}

/** The rows of one page, in order; collapsed to the earliest article of each group where asked. */
function page(c: Columns, rows: Bitset, points: Uint8Array | null, request: SearchRequest): { hits: SearchHit[] } {
  // Most questions only count.
  if (request.limit === 0) return { hits: [] }
  const key = request.collapse === 'stories' ? c.story : request.collapse === 'reprints' ? c.group : null
  const members = key ? countMembers(key, rows) : null
  const kept = key ? earliestOfEach(c, key, rows) : rows
  const ordered = inOrder(c, kept, points, request.order ?? 'newest')
  const offset = request.offset ?? 0
  const hits = ordered.slice(offset, offset + (request.limit ?? 20)).map((row) => ({
    articleId: c.articleId[row] as string,
    reprintGroup: c.groups.values[c.group[row] as number] as string,
    story: c.stories.values[c.story[row] as number] as string,
    members: members && key ? (members.get(key[row] as number) ?? 1) : 1,
  }))
  return { hits }
}

function countMembers(key: Uint32Array, rows: Bitset): Map<number, number> {
  const members = new Map<number, number>()
  rows.forEach((row) => members.set(key[row] as number, (members.get(key[row] as number) ?? 0) + 1))
  return members
}

function earliestOfEach(c: Columns, key: Uint32Array, rows: Bitset): Bitset {
  const kept = new Bitset(c.size)
  const seen = new Set<number>()
  const order = c.order()
  for (let i = order.length - 1; i >= 0; i--) {
    const row = order[i] as number
    if (!rows.has(row) || seen.has(key[row] as number)) continue
    seen.add(key[row] as number)
    kept.add(row)
  }
  return kept
}

function inOrder(c: Columns, rows: Bitset, points: Uint8Array | null, order: 'newest' | 'oldest' | 'best'): number[] {
  const newest: number[] = []
  for (const row of c.order()) if (rows.has(row)) newest.push(row)
  if (order === 'oldest') return newest.reverse()
  if (order === 'best' && points) return newest.sort((a, b) => (points[b] as number) - (points[a] as number))
  return newest
}
