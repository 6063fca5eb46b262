import type { ArticleIndex, Filters, SearchRequest } from '#article-index'
import { type ArticleCursor, writeCursor } from './cursor.js'

type Order = ArticleCursor['order']

/**
 * One page of a flat list behind a cursor. The cursor names an article, not a number of rows, so what is collected while
 * somebody turns pages neither repeats nor skips any. Ties end on the article id, rising for the newest first and falling
 * for the oldest first.
 */
export async function idsBehind(
  index: ArticleIndex,
  search: SearchRequest,
  { order, limit, cursor }: { order: Order; limit: number; cursor: ArticleCursor | null },
): Promise<string[]> {
  const ask = (filters: Filters, most: number): Promise<string[]> =>
    index.ids({ ...search, filters, order, collapse: undefined, limit: most })
  const filters = search.filters ?? {}
  if (!cursor) return ask(filters, limit)
  const sameMoment = await ask({ ...filters, from: later(filters.from, cursor.at), to: earlier(filters.to, next(cursor.at)) }, sameMomentMax)
  const rest = sameMoment.filter((id) => (order === 'newest' ? id > cursor.id : id < cursor.id)).slice(0, limit)
  if (rest.length === limit) return rest
  const beyond =
    order === 'newest'
      ? { ...filters, to: earlier(filters.to, cursor.at) }
      : { ...filters, from: later(filters.from, next(cursor.at)) }
  return [...rest, ...(await ask(beyond, limit - rest.length))]
} // prettier-ignore

/** Articles of one moment at most; a day without a time of day may hold some hundreds. */
const sameMomentMax = 5_000

/** Cursor behind the last article of a full page; null where the list ends. */
export function cursorBehind(
  last: { readonly id: string; readonly publishedAt: string } | undefined,
  order: Order,
  isFull: boolean,
): string | null {
  return last && isFull ? writeCursor({ at: last.publishedAt, id: last.id, order } satisfies ArticleCursor) : null
}

const next = (at: string): string => new Date(Date.parse(at) + 1).toISOString()
const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b)
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b)
