import type { ArticleIndex, DayCount, FacetName, Filters, SearchRequest, SearchResult, TextQuery } from '#article-index'
import { loadOfficeArticles, type OfficeArticle, type RecordStore } from '#record'
import { type Asked, askedSearch, type AskedSearch, requestInForce, requestOf } from './asked-search.js'
import { highlight, type MarkedText, snippet } from './highlight.js'
import type { QueryProblem } from './parse-query.js'
import { countRead, readArticles, type ReadCounts } from './read-marks.js'
import { trendOf } from './trend.js'
import { type Obstacle, whyEmpty } from './why-empty.js'

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
  /** Days of the trend, empty ones included; months where it spans more than a year. */
  readonly trend: readonly DayCount[]
  readonly articles: readonly FoundArticle[]
  readonly problems: readonly QueryProblem[]
  /** The query as read; places of problems refer to it. */
  readonly input: string
  /** True when nothing matched with the marks as typed, so that they were left out. */
  readonly isWithoutMarks: boolean
  /** Filters in force beside the query, the default relevance included. */
  readonly filters: Filters
  readonly size: number
  /** The page shown: the last one where a later one was asked for. */
  readonly page: number
  /** Rows of the list: groups when collapsed, else articles. */
  readonly rows: number
  /** Read and unread articles of the whole result, whichever of them is shown. */
  readonly readCounts: ReadCounts
  /** Why nothing was found; empty when something was. */
  readonly obstacles: readonly Obstacle[]
}

/** Facets that a result page shows, over the whole result. */
export const mainFacets: readonly FacetName[] = ['tone', 'topic', 'place', 'outlet', 'handling', 'relevance']

/** One page of a search with facets, trend, highlights and who has read what. */
export async function searchArticles(
  deps: SearchDeps,
  { accountId, size = 20, ...question }: Asked & { accountId: string; size?: number },
): Promise<FoundArticles> {
  const marks = await readArticles(deps.store, question.officeId, accountId)
  const asked: Asked = { ...question, readArticles: marks }
  const askedPage = asked.address.page ?? 1
  let search: AskedSearch = { ...requestOf(asked), isWithoutMarks: false }
  let found = await findPage(deps.index, search.request, askedPage, size)
  // Only an empty answer needs to know whether the words stand anywhere with their marks.
  if (found.result.total === 0) {
    search = await askedSearch(deps.index, asked)
    if (search.isWithoutMarks) found = await findPage(deps.index, search.request, askedPage, size)
  }
  const { request, parsed, isWithoutMarks } = search
  const { read } = asked.address
  const { result, page } = found
  return {
    result,
    trend: trendOf(result.histogram),
    articles: await foundArticles(deps.store, asked.officeId, new Set(marks), result, request.text ?? null),
    problems: parsed.problems,
    input: parsed.input,
    isWithoutMarks,
    filters: request.filters ?? {},
    size,
    page,
    rows: rowsOf(request, result),
    readCounts: await countRead(deps.index, wholeOf(asked, search), { read, total: result.total, marks }),
    obstacles: result.total === 0 ? await whyEmpty(deps.index, asked) : [],
  }
}

/** The request in force without the choice between read and unread. */
function wholeOf(asked: Asked, { request, isWithoutMarks }: AskedSearch): SearchRequest {
  if (asked.address.read === undefined) return request
  return requestInForce({ ...asked, address: { ...asked.address, read: undefined } }, isWithoutMarks)
}

/** The page asked for, or the last one when there are fewer. */
async function findPage(
  index: ArticleIndex,
  request: SearchRequest,
  page: number,
  size: number,
): Promise<{ result: SearchResult; page: number }> {
  const at = (n: number): SearchRequest => ({ ...request, offset: (n - 1) * size, limit: size })
  const result = await index.search({ ...at(page), facets: mainFacets, histogram: true })
  if (result.hits.length > 0 || result.total === 0) return { result, page: result.total === 0 ? 1 : page }
  const last = Math.max(1, Math.ceil(rowsOf(request, result) / size))
  const { hits } = await index.search(at(last))
  return { result: { ...result, hits }, page: last }
}

function rowsOf({ collapse }: SearchRequest, { stories, groups, total }: SearchResult): number {
  return collapse === 'stories' ? stories : collapse === 'reprints' ? groups : total
}

async function foundArticles(
  store: RecordStore,
  officeId: string,
  read: ReadonlySet<string>,
  { hits }: SearchResult,
  text: TextQuery | null,
): Promise<FoundArticle[]> {
  const ids = hits.map((h) => h.articleId)
  const loaded = new Map((await loadOfficeArticles(store.reader, officeId, ids)).map((a) => [a.article.id, a]))
  return hits.flatMap((hit) => {
    const article = loaded.get(hit.articleId)
    if (!article) return []
    const { version } = article
    return [
      {
        article,
        members: hit.members,
        title: highlight(version.title, text, 'title'),
        snippet: snippet(version.text, text),
        isRead: read.has(hit.articleId),
      },
    ]
  })
}
