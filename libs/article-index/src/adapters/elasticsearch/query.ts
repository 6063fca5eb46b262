import type { estypes } from '@elastic/elasticsearch'
import type { Filters, QueryWord, SearchRequest, TextQuery } from '../../article-index.js'
import { beginning, cutToken } from './mapping.js'

type Query = estypes.QueryDslQueryContainer
type Form = 'exact' | 'folded'

/** Points of a match, as in the embedded index. */
const titlePoints = 4
const bodyPoints = 1
const pointsMax = 255

const everything: Query = { match_all: {} }
const nothing: Query = { match_none: {} }
export const allOf = (of: readonly Query[]): Query => (of.length > 0 ? { bool: { filter: [...of] } } : everything)
const anyOf = (of: readonly Query[]): Query => (of.length > 0 ? { bool: { should: [...of] } } : nothing)

const listFields = {
  relevance: 'relevance',
  tone: 'tone',
  event: 'event',
  topic: 'topics',
  outlet: 'outletId',
  tier: 'tier',
  place: 'places',
  handling: 'handling',
  reprintGroup: 'reprintGroup',
  story: 'story',
  completeness: 'completeness',
  article: 'articleId',
} as const
const flagFields = { respond: 'respond', original: 'isOriginal', corrected: 'isCorrected' } as const
const timeFields = {
  from: ['publishedAt', 'gte'],
  to: ['publishedAt', 'lt'],
  seenFrom: ['firstSeenAt', 'gte'],
  seenTo: ['firstSeenAt', 'lt'],
} as const

const has = <T extends object>(fields: T, name: string): name is keyof T & string => name in fields

/** The query of each given filter, by its name. */
export function filterQueries(filters: Filters = {}): Map<keyof Filters, Query> {
  const queries = new Map<keyof Filters, Query>()
  for (const name of Object.keys(filters) as (keyof Filters)[]) {
    if (filters[name] !== undefined) queries.set(name, filterQuery(name, filters))
  }
  return queries
}

function filterQuery(name: keyof Filters, filters: Filters): Query {
  if (has(listFields, name)) return { terms: { [listFields[name]]: [...(filters[name] ?? [])] } }
  if (has(flagFields, name)) return { term: { [flagFields[name]]: filters[name] === true } }
  const [field, bound] = timeFields[name]
  const at = Date.parse(filters[name] ?? '')
  return Number.isNaN(at) ? nothing : { range: { [field]: { [bound]: at, format: 'epoch_millis' } } }
}

/** The documents of a query tree, without points. */
export function textQuery(query: TextQuery): Query {
  switch (query.type) {
    case 'word':
    case 'phrase':
      return matches(query, query.titleOnly === true)
    case 'filter':
      return allOf([...filterQueries(query.filters).values()])
    case 'not':
      return { bool: { must_not: [textQuery(query.of)] } }
    case 'and':
      return allOf(query.of.map(textQuery))
    case 'or':
      return anyOf(query.of.map(textQuery))
  }
}

type Leaf = Extract<TextQuery, { type: 'word' | 'phrase' }>

function matches(leaf: Leaf, titleOnly: boolean): Query {
  if (leaf.type === 'word') return wordQuery(leaf.word, leaf.prefix === true, titleOnly)
  const { words } = leaf
  if (words.every((w) => w.exact !== null)) return inFields('exact', words.map((w) => w.exact ?? ''), false, titleOnly) // prettier-ignore
  // A phrase with marks on some words only: the phrase without marks, and each marked word somewhere.
  const marked = words.filter((w) => w.exact !== null)
  const folded = words.map((w) => w.folded)
  return allOf([inFields('folded', folded, false, titleOnly), ...marked.map((w) => wordQuery(w, false, titleOnly))])
}

const wordQuery = (word: QueryWord, prefix: boolean, titleOnly: boolean): Query =>
  word.exact === null
    ? inFields('folded', [word.folded], prefix, titleOnly)
    : inFields('exact', [word.exact], prefix, titleOnly)

function inFields(form: Form, words: readonly string[], prefix: boolean, titleOnly: boolean): Query {
  // What a person typed is a list of tokens here too, whatever stands between them.
  const tokens = words.flatMap((w) => w.match(/[\p{L}\p{N}\p{M}.,]+/gu) ?? [])
  if (tokens.length === 0) return nothing
  const title = neighbours(`title.${form}`, tokens, prefix)
  return titleOnly ? title : anyOf([title, neighbours(`body.${form}`, tokens, prefix)])
}

function neighbours(field: string, tokens: readonly string[], prefix: boolean): Query {
  const last = tokens.at(-1) ?? ''
  if (tokens.length === 1) {
    return prefix ? { prefix: { [field]: { value: beginning(last) } } } : { term: { [field]: cutToken(last) } }
  }
  const before = tokens.slice(0, -1).map(cutToken)
  return prefix
    ? { match_phrase_prefix: { [field]: { query: [...before, beginning(last)].join(' '), max_expansions: 1000 } } }
    : { match_phrase: { [field]: [...before, cutToken(last)].join(' ') } }
}

/** Words and phrases that give points: those outside a negation. */
function leaves(query: TextQuery): Leaf[] {
  switch (query.type) {
    case 'word':
    case 'phrase':
      return [query]
    case 'and':
    case 'or':
      return query.of.flatMap(leaves)
    default:
      return []
  }
}

/** Documents with their points as score: a sum over the words and phrases of the text, plus one. */
export function withPoints(query: Query, text: TextQuery): Query {
  const functions = leaves(text).flatMap((leaf) => {
    const weight = leaf.type === 'phrase' ? 2 : 1
    return [
      { filter: matches(leaf, false), weight: bodyPoints * weight },
      { filter: matches(leaf, true), weight: titlePoints * weight },
    ]
  })
  return {
    function_score: {
      query,
      functions: [{ filter: everything, weight: 1 }, ...functions],
      score_mode: 'sum',
      boost_mode: 'replace',
      max_boost: pointsMax + 1,
    },
  }
}

/** The office and the text of a request, without its filters. */
export const baseQuery = ({ officeId, text }: SearchRequest): Query =>
  allOf([{ term: { officeId } }, ...(text ? [textQuery(text)] : [])])

/** All documents of a request. */
export const wholeQuery = (request: SearchRequest): Query =>
  allOf([baseQuery(request), ...filterQueries(request.filters).values()])

/** By time of publication, ties by article id: newest first; oldest first is its reverse. */
export function sortOf({ order, text }: SearchRequest): estypes.SortCombinations[] {
  if (order === 'oldest') return [{ publishedAt: 'asc' }, { articleId: 'desc' }]
  const newest: estypes.SortCombinations[] = [{ publishedAt: 'desc' }, { articleId: 'asc' }]
  return order === 'best' && text ? [{ _score: { order: 'desc' } }, ...newest] : newest
}

/** A query that scores only where the order asks for points. */
export const inOrder = (request: SearchRequest, query: Query): Query =>
  request.order === 'best' && request.text ? withPoints(query, request.text) : query
