import type { ArticleIndex, SearchRequest, TextQuery } from '#article-index'
import type { RecordStore } from '#record'
import type { SearchAddress } from './search-url.js'

/** Articles of a whole result by whether the asker has read them. */
export interface ReadCounts {
  readonly read: number
  readonly unread: number
}

/** Newest marks that are asked for: an index server takes 65,536 values in one question. */
const marksMax = 60_000

/** Articles that a person has read in an office, the last read first. */
export async function readArticles(store: RecordStore, officeId: string, accountId: string): Promise<string[]> {
  const rows = await store.reader
    .selectFrom('readMark')
    .select('articleId')
    .where('officeId', '=', officeId)
    .where('accountId', '=', accountId)
    .orderBy('at', 'desc')
    .limit(marksMax)
    .execute()
  return rows.map((r) => r.articleId)
}

/** The question with the asker's marks where its address needs them: for exports and counts beside the page. */
export async function withReadMarks<A extends { readonly officeId: string; readonly address: SearchAddress }>(
  store: RecordStore,
  accountId: string,
  asked: A,
): Promise<A & { readArticles?: readonly string[] }> {
  if (asked.address.read === undefined) return asked
  return { ...asked, readArticles: await readArticles(store, asked.officeId, accountId) }
}

/** The words narrowed to what the asker has read, or has not. */
export function ofReadState(
  text: TextQuery | null,
  read: boolean | undefined,
  marks: readonly string[] | undefined,
): TextQuery | null {
  if (read === undefined) return text
  if (!marks) throw new Error('read articles asked for without the marks of the asker')
  const marked: TextQuery = { type: 'filter', filters: { article: marks } }
  const state: TextQuery = read ? marked : { type: 'not', of: marked }
  return text === null ? state : { type: 'and', of: [text, state] }
}

/** Both counts over the whole result, each without the choice between them; `total` is that of the list as asked. */
export async function countRead(
  index: ArticleIndex,
  whole: SearchRequest,
  { read, total, marks }: { read: boolean | undefined; total: number; marks: readonly string[] },
): Promise<ReadCounts> {
  const count = async (text: TextQuery | null): Promise<number> =>
    (await index.search({ ...whole, text, offset: 0, limit: 0 })).total
  const text = whole.text ?? null
  if (read === undefined) {
    const known = marks.length > 0 ? await count(ofReadState(text, true, marks)) : 0
    return { read: known, unread: total - known }
  }
  const all = await count(text)
  return read ? { read: total, unread: all - total } : { read: all - total, unread: total }
}
