import type { estypes } from '@elastic/elasticsearch'
import type { SearchHit, SearchRequest } from '../../article-index.js'
import type { Cluster } from './cluster.js'
import { allOf, inOrder, sortOf, wholeQuery } from './query.js'

/** Rows the server gives at once, by its own default. */
export const pageMax = 10_000
const pointInTime = { keep_alive: '2m' } as const
/** Rows first asked for when reprints or stories are brought together. */
const firstScan = 300

export const rowFields = ['articleId', 'reprintGroup', 'story']
export type Row = Omit<SearchHit, 'members'>

export function rowOf({ fields = {} }: estypes.SearchHit): Row {
  const one = (name: string): string => String((fields[name] as unknown[] | undefined)?.[0] ?? '')
  return { articleId: one('articleId'), reprintGroup: one('reprintGroup'), story: one('story') }
}

/** All rows of a request in its order, at one point in time, in pages that grow from `size`. */
export async function* scan(
  cluster: Cluster,
  index: string,
  request: SearchRequest,
  size = pageMax,
): AsyncGenerator<Row[]> {
  let { id } = await cluster.ask((c) => c.openPointInTime({ index, ...pointInTime }))
  try {
    let after: estypes.SortResults | undefined
    for (let n = size; ; n = Math.min(pageMax, n * 3)) {
      const answer = await cluster.ask((c) =>
        c.search({
          pit: { id, ...pointInTime },
          size: n,
          query: inOrder(request, wholeQuery(request)),
          sort: sortOf(request),
          search_after: after,
          _source: false,
          docvalue_fields: rowFields,
          track_total_hits: false,
        }),
      )
      id = answer.pit_id ?? id
      const { hits } = answer.hits
      if (hits.length > 0) yield hits.map(rowOf)
      if (hits.length < n) return
      after = hits.at(-1)?.sort
    }
  } finally {
    await cluster.ask((c) => c.closePointInTime({ id })).catch(() => undefined)
  }
}

/** A page of a request by reading up to it: for pages further down than the server gives. */
export async function deepPage(cluster: Cluster, index: string, request: SearchRequest, limit: number): Promise<Row[]> {
  const end = (request.offset ?? 0) + limit
  const rows: Row[] = []
  for await (const page of scan(cluster, index, request)) {
    rows.push(...page)
    if (rows.length >= end) break
  }
  return rows.slice(request.offset ?? 0, end)
}

/**
 * A page with one row for each reprint group or story: rows in the asked order, of which only the earliest of each group
 * is kept. The server's own collapsing keeps the first in the asked order instead.
 */
export async function collapsedPage(
  cluster: Cluster,
  index: string,
  request: SearchRequest,
  limit: number,
): Promise<Row[]> {
  const key = request.collapse === 'stories' ? 'story' : 'reprintGroup'
  const end = (request.offset ?? 0) + limit
  const kept: Row[] = []
  if (limit === 0) return kept
  for await (const page of scan(cluster, index, request, Math.min(pageMax, Math.max(firstScan, end * 2)))) {
    const earliest = await earliestOf(cluster, index, request, key, [...new Set(page.map((r) => r[key]))])
    kept.push(...page.filter((r) => earliest.has(r.articleId)))
    if (kept.length >= end) break
  }
  return kept.slice(request.offset ?? 0, end)
}

/** The earliest article of each of the groups within the result. */
async function earliestOf(
  cluster: Cluster,
  index: string,
  request: SearchRequest,
  key: 'story' | 'reprintGroup',
  groups: readonly string[],
): Promise<Set<string>> {
  const { hits } = await cluster.ask((c) =>
    c.search({
      index,
      size: groups.length,
      query: allOf([wholeQuery(request), { terms: { [key]: [...groups] } }]),
      sort: sortOf({ officeId: request.officeId, order: 'oldest' }),
      collapse: { field: key },
      _source: false,
      docvalue_fields: ['articleId'],
      track_total_hits: false,
    }),
  )
  return new Set(hits.hits.map((h) => rowOf(h).articleId))
}

/** How many articles of the result each group of these rows has. */
export async function withMembers(
  cluster: Cluster,
  index: string,
  request: SearchRequest,
  rows: readonly Row[],
): Promise<SearchHit[]> {
  if (!request.collapse || rows.length === 0) return rows.map((r) => ({ ...r, members: 1 }))
  const key = request.collapse === 'stories' ? 'story' : 'reprintGroup'
  const groups = rows.map((r) => r[key])
  const counts = new Map<string, number>()
  for (let i = 0; i < groups.length; i += pageMax) {
    const include = groups.slice(i, i + pageMax)
    const answer = await cluster.ask((c) =>
      c.search({
        index,
        size: 0,
        query: wholeQuery(request),
        aggs: { members: { terms: { field: key, include, size: include.length } } },
        track_total_hits: false,
      }),
    )
    const members = answer.aggregations?.['members'] as unknown as { buckets: { key: string; doc_count: number }[] }
    for (const b of members.buckets) counts.set(b.key, b.doc_count)
  }
  return rows.map((r) => ({ ...r, members: counts.get(r[key]) ?? 1 }))
}
