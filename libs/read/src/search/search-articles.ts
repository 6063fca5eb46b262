import type { ArticleIndex, FacetName, Filters, SearchRequest, SearchResult, TextQuery } from '#article-index'
import { localDate } from '#press'
import { loadOfficeArticles, type OfficeArticle, type RecordStore } from '#record'
import { highlight, type MarkedText, snippet } from './highlight.js'
import { asksForMarks, parseQuery, type QueryProblem, withoutMarks } from './parse-query.js'
import type { QueryNames } from './query-fields.js'
import type { SearchAddress } from './search-url.js'

export interface SearchDeps {
  readonly index: ArticleIndex
  readonly store: RecordStore
}
export interface FoundArticle {
  readonly article: OfficeArticle
  /** Articles of the result in the same reprint group or story. */
  readonly members: number
  readonly title: readonly MarkedText[]
  readonly snippet: readonly MarkedText[]
  readonly isRead: boolean
}
export interface FoundArticles {
  readonly result: SearchResult
  readonly articles: readonly FoundArticle[]
  readonly problems: readonly QueryProblem[]
  /** True when nothing matched with the marks as typed, so that they were left out. */
  readonly isWithoutMarks: boolean
  /** Filters in force, those of the query's fields and the default relevance included. */
  readonly filters: Filters
  readonly size: number
  /** Rows of the list: groups when collapsed, else articles. */
  readonly rows: number
}

/** Facets that a result page shows, over the whole result. */
export const mainFacets: readonly FacetName[] = ['tone', 'topic', 'place', 'outlet', 'handling', 'relevance']

/** The request behind an address: what the list shows is what every figure with this address counts. */
export function requestOf(
  officeId: string,
  address: SearchAddress,
  names: QueryNames,
  now: string,
): { request: SearchRequest; problems: readonly QueryProblem[] } {
  const parsed = parseQuery(address.q ?? '', names, localDate(now))
  const filters: Filters = { relevance: ['about'], ...parsed.filters, ...address.filters }
  const collapse =
    address.view === 'flat' ? undefined : address.view === 'stories' ? ('stories' as const) : ('reprints' as const)
  const request: SearchRequest = {
    officeId,
    text: parsed.text,
    filters,
    order: address.order ?? 'newest',
    ...(collapse ? { collapse } : {}),
  }
  return { request, problems: parsed.problems }
}

/** One page of a search with facets, trend, highlights and who has read what. */
export async function searchArticles(
  { index, store }: SearchDeps,
  {
    officeId,
    accountId,
    address,
    names,
    now,
    size = 20,
  }: { officeId: string; accountId: string; address: SearchAddress; names: QueryNames; now: string; size?: number },
): Promise<FoundArticles> {
  const { request, problems } = requestOf(officeId, address, names, now)
  const page: SearchRequest = {
    ...request,
    offset: ((address.page ?? 1) - 1) * size,
    limit: size,
    facets: mainFacets,
    histogram: true,
  }
  let result = await index.search(page)
  let text: TextQuery | null = request.text ?? null
  const isWithoutMarks = result.total === 0 && text !== null && asksForMarks(text)
  if (isWithoutMarks && text) {
    text = withoutMarks(text)
    result = await index.search({ ...page, text })
  }
  const ids = result.hits.map((h) => h.articleId)
  const loaded = new Map((await loadOfficeArticles(store.reader, officeId, ids)).map((a) => [a.article.id, a]))
  const read = await readMarks(store, officeId, accountId, ids)
  const articles = result.hits.flatMap((hit) => {
    const article = loaded.get(hit.articleId)
    if (!article) return []
    const { version } = article
    return [
      {
        article,
        members: hit.members,
        title: highlight(version.title, text),
        snippet: snippet(version.text, text),
        isRead: read.has(hit.articleId),
      },
    ]
  })
  const rows =
    request.collapse === 'stories' ? result.stories : request.collapse === 'reprints' ? result.groups : result.total
  return { result, articles, problems, isWithoutMarks, filters: request.filters ?? {}, size, rows }
}

async function readMarks(
  store: RecordStore,
  officeId: string,
  accountId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await store.reader
    .selectFrom('readMark')
    .select('articleId')
    .where('officeId', '=', officeId)
    .where('accountId', '=', accountId)
    .where('articleId', 'in', ids)
    .execute()
  return new Set(rows.map((r) => r.articleId))
}
