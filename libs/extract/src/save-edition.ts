import type { Clock } from '#foundation'
import { type ArticleTable, type FrontierTable, insertRows, type PageTable, type RecordTx } from '#record'
import type { ExtractedArticle } from './extraction.js'

export interface EditionIds {
  readonly articleId: string
  readonly versionId: string
  /** The article's own address. */
  readonly address: string
}

interface FetchedPage {
  readonly page: PageTable
  readonly fetchedAt: string
  readonly frontier: FrontierTable
}

/**
 * Keeps what an article reads as. A version is its text; an edit that is taken back shows the earlier version again, as an
 * edition of its own. A page that comes after a younger one (it was held up) leaves the article on the younger one.
 */
export async function saveEdition(
  tx: RecordTx,
  read: FetchedPage,
  x: ExtractedArticle,
  ids: EditionIds,
  clock: Clock,
): Promise<'new' | 'updated' | 'unchanged'> {
  const { articleId, versionId } = ids
  const editions = await tx
    .selectFrom('edition')
    .select(['seq', 'at', 'versionId'])
    .where('articleId', '=', articleId)
    .orderBy('at')
    .orderBy('seq')
    .execute()
  const before = editions.filter((e) => e.at <= read.fetchedAt).at(-1)
  const after = editions.find((e) => e.at > read.fetchedAt)
  if (before?.versionId === versionId || after?.versionId === versionId) return 'unchanged'
  const isNewText = !editions.some((e) => e.versionId === versionId)
  if (isNewText)
    await insertVersion(tx, read, x, { ...ids, seq: new Set(editions.map((e) => e.versionId)).size + 1 }, clock)
  const seq = Math.max(0, ...editions.map((e) => e.seq)) + 1
  await insertRows(tx, 'edition', [{ articleId, seq, at: read.fetchedAt, versionId, pageId: read.page.id }])
  if (editions.length === 0) {
    await insertArticle(tx, read, x, ids)
    return 'new'
  }
  if (after) return 'unchanged'
  // An edit keeps the time of first publication: outlets re-date what they touch.
  await tx
    .updateTable('article')
    .set((eb) => ({ currentVersionId: versionId, completeness: x.completeness, revision: eb('revision', '+', 1) }))
    .where('id', '=', articleId)
    .execute()
  return 'updated'
}

async function insertVersion(
  tx: RecordTx,
  { page }: FetchedPage,
  x: ExtractedArticle,
  { articleId, versionId, seq }: EditionIds & { seq: number },
  clock: Clock,
): Promise<void> {
  await insertRows(tx, 'version', [
    {
      id: versionId,
      articleId,
      pageId: page.id,
      seq,
      title: x.title,
      lead: x.lead,
      text: x.text,
      byline: x.byline,
      section: x.section,
      sourceLine: x.sourceLine,
      publishedAt: x.publishedAt ?? page.fetchedAt,
      modifiedAt: x.modifiedAt,
      extractedAt: clock.now(),
      method: x.method,
    },
  ])
}

async function insertArticle(
  tx: RecordTx,
  { page, frontier }: FetchedPage,
  x: ExtractedArticle,
  { articleId, versionId, address }: EditionIds,
): Promise<void> {
  const row: ArticleTable = {
    id: articleId,
    outletId: frontier.outletId,
    canonicalUrl: address,
    firstSeenAt: frontier.firstSeenAt,
    publishedAt: x.publishedAt ?? page.fetchedAt,
    publishedZone: x.publishedZone,
    publishedPrecision: x.publishedPrecision,
    publishedSource: x.publishedAt ? x.publishedSource : 'fetch',
    currentVersionId: versionId,
    completeness: x.completeness,
    state: 'active',
    revision: 1,
  }
  await insertRows(tx, 'article', [row], 'keep')
}
