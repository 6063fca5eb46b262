import { join } from 'node:path'
import { audit } from '#accounts'
import { erasePage } from '#collect'
import { PressError, timeOrderedId } from '#foundation'
import { announce } from '#label'
import { loadOfficeArticles, type RecordTx, withoutTraces } from '#record'
import type { Desk } from './desk.js'

type Keep = Pick<Desk, 'store' | 'clock'> & { readonly settings: Pick<Desk['settings'], 'dataDir'> }
type Parts = Keep & Pick<Desk, 'index'>

/** Why the page of an erased article is never read again; stands with its link. */
const erased = 'erased'

export interface ErasePlan {
  readonly versions: number
  readonly cases: readonly { readonly id: string; readonly number: number; readonly title: string }[]
  /** Reports that are not issued and name the article: their texts are people's, so they are named, not changed. */
  readonly reports: readonly { readonly id: string; readonly title: string }[]
}

/** What erasing an article would touch. */
export async function erasePlan(
  db: Desk['store']['db'] | RecordTx,
  officeId: string,
  articleId: string,
): Promise<ErasePlan> {
  const { n } = await db
    .selectFrom('version')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('articleId', '=', articleId)
    .executeTakeFirstOrThrow()
  const cases = await db
    .selectFrom('responseCase')
    .select(['id', 'number', 'title'])
    .where('officeId', '=', officeId)
    .where('articleId', '=', articleId)
    .execute()
  const reports = await db
    .selectFrom('report')
    .select(['id', 'title'])
    .where('officeId', '=', officeId)
    .where('state', '!=', 'issued')
    .where('editedDraft', 'like', `%${articleId.replaceAll(/[%_]/g, '')}%`)
    .execute()
  return { versions: Number(n), cases, reports }
}

/**
 * Erases an article for good: its texts go from the record and the index, its bytes from the kept pages; back-ups lose it
 * when they expire. Its address stays, so that it does not come back, and so do the title in its cases and what issued
 * reports say of it. Whatever breaks off in between, the next house-keeping finishes.
 */
export async function eraseArticle(
  parts: Parts,
  {
    officeId,
    accountId,
    articleId,
    reason,
  }: { officeId: string; accountId: string; articleId: string; reason: string },
): Promise<void> {
  const { store, clock, index } = parts
  await withoutTraces(store, () =>
    store.transaction(async (tx) => {
      const [article] = await loadOfficeArticles(tx, officeId, [articleId])
      if (!article)
        throw new PressError('article-unknown', { userMessage: 'Không có tin bài này. Có thể bài đã bị xóa.' })
      const { versions, reports } = await erasePlan(tx, officeId, articleId)
      const siblings = await tx
        .selectFrom('groupMember')
        .select('articleId')
        .where('reprintGroup', '=', article.reprintGroup)
        .where('articleId', '!=', articleId)
        .execute()
      await forgetTexts(tx, articleId)
      // The original of its copies may now be another; and the index drops what it no longer finds.
      const others = siblings.map((s) => s.articleId)
      for (const office of await tx.selectFrom('office').select('id').execute())
        await announce(tx, clock, office.id, [articleId, ...others])
      for (const report of reports) await tellOf(tx, parts, officeId, report)
      const { canonicalUrl, publishedAt } = article.article
      await audit(tx, clock, {
        officeId,
        accountId,
        action: 'article.erase',
        subject: articleId,
        details: { reason, url: canonicalUrl, outlet: article.outlet.name, publishedAt, versions },
      })
    }),
  )
  const offices = await store.db.selectFrom('office').select('id').execute()
  await index.remove(offices.map((o) => ({ officeId: o.id, articleId })))
  await eraseLeftPages(parts)
}

async function forgetTexts(tx: RecordTx, articleId: string): Promise<void> {
  for (const table of ['label', 'place', 'groupMember', 'readMark', 'edition', 'version'] as const)
    await tx.deleteFrom(table).where('articleId', '=', articleId).execute()
  await tx.updateTable('article').set({ state: 'erased' }).where('id', '=', articleId).execute()
  await tx
    .updateTable('frontier')
    .set({ state: 'not-article', lastReason: erased, entry: '{}' })
    .where('articleId', '=', articleId)
    .execute()
}

async function tellOf(
  tx: RecordTx,
  { clock }: Parts,
  officeId: string,
  report: { id: string; title: string },
): Promise<void> {
  const text = `Một bài mà “${report.title}” nhắc đến đã bị xóa. Hãy xem lại báo cáo trước khi phát hành.`
  const notice = { id: timeOrderedId(clock.nowMs()), officeId, at: clock.now(), kind: 'report', readAt: null }
  await tx
    .insertInto('notice')
    .values({ ...notice, text, link: `/reports/${report.id}` })
    .execute()
}

/** Overwrites kept pages of erased articles: those of an erasure just made, and those that were fetched again since. */
export async function eraseLeftPages({ store, clock, settings }: Keep): Promise<number> {
  const left = await store.db
    .selectFrom('fetch')
    .innerJoin('frontier', 'frontier.id', 'fetch.frontierId')
    .innerJoin('page', 'page.id', 'fetch.pageId')
    .select(['page.id', 'page.file', 'page.offset', 'page.length'])
    .where('frontier.lastReason', '=', erased)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('edition').select('edition.pageId').whereRef('edition.pageId', '=', 'page.id'))),
    )
    .distinct()
    .execute()
  for (const page of left) {
    await erasePage(join(settings.dataDir, 'pages'), clock, page)
    await store.transaction(async (tx) => {
      await tx.updateTable('fetch').set({ pageId: null }).where('pageId', '=', page.id).execute()
      await tx.deleteFrom('page').where('id', '=', page.id).execute()
    })
  }
  return left.length
}
