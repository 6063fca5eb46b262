import { publish, type Envelope, type Handler, type Outgoing, type Prepared } from '#bus'
import { contentId, PressError, type Clock, type Metrics } from '#foundation'
import { canonicalUrl, outletIdOf } from '#press'
import {
  type FrontierTable,
  insertRows,
  type OutletTable,
  type PageTable,
  type RecordStore,
  type RecordTx,
} from '#record'
import type { ExtractedArticle, Extraction, FeedHint } from './extraction.js'
import { saveEdition } from './save-edition.js'

/** Reads one kept page; in a worker thread where there is one. */
export type ReadKeptPage = (page: {
  pageId: string
  file: string
  offset: number
  length: number
  url: string
  fetchedAt: string
  entry: FeedHint
}) => Promise<Extraction>

export interface ReadPageParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly metrics: Metrics
  readonly readKeptPage: ReadKeptPage
}

interface ReadPage {
  readonly page: PageTable
  /** This time of fetching; the page may have been kept earlier with the same bytes. */
  readonly fetchedAt: string
  readonly frontier: FrontierTable
  readonly outlet: OutletTable | null
  readonly extraction: Extraction
}
type Fetched = Envelope<'page.fetched'>

/** Stage "extract": a kept page becomes an article and a version, or a counted non-article. */
export function readPageStage(parts: ReadPageParts): Handler<'page.fetched', ReadPage> {
  return {
    name: 'extract',
    on: 'page.fetched',
    batchSize: 40,
    prepare: (batch) => prepare(batch, parts),
    save: async (items, tx) => {
      const messages: Outgoing[] = []
      for (const { message, prepared } of items) {
        const sent = await savePage(tx, prepared, parts)
        if (sent) messages.push({ ...sent, lane: message.lane })
      }
      await publish(tx, parts.clock, messages)
    },
  }
}

async function prepare(
  batch: readonly Fetched[],
  { store, readKeptPage }: ReadPageParts,
): Promise<Prepared<ReadPage>[]> {
  const pages = await byId(
    store,
    'page',
    batch.map((m) => m.payload.pageId),
  )
  const frontiers = await byId(
    store,
    'frontier',
    batch.map((m) => m.payload.frontierId),
  )
  const outlets = await byId(
    store,
    'outlet',
    [...frontiers.values()].map((f) => f.outletId),
  )
  return Promise.all(
    batch.map(async ({ payload }): Promise<Prepared<ReadPage>> => {
      const page = pages.get(payload.pageId)
      const frontier = frontiers.get(payload.frontierId)
      if (!page || !frontier) return { error: pageMissing(payload.pageId) }
      try {
        const { file, offset, length, url, fetchedAt } = page
        const entry = JSON.parse(frontier.entry) as FeedHint
        const extraction = await readKeptPage({ pageId: page.id, file, offset, length, url, fetchedAt, entry })
        const outlet = outlets.get(frontier.outletId) ?? null
        return { ok: { page, fetchedAt: payload.fetchedAt ?? fetchedAt, frontier, outlet, extraction } }
      } catch (error) {
        return { error }
      }
    }),
  )
}

const pageMissing = (pageId: string): PressError =>
  new PressError('page-missing', {
    userMessage: 'Không còn bản lưu của trang này. Hãy tải lại trang từ địa chỉ gốc.',
    details: { pageId },
  })

async function byId<T extends 'page' | 'frontier' | 'outlet'>(store: RecordStore, table: T, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await store.db
          .selectFrom(table as 'page')
          .selectAll()
          .where('id', 'in', [...new Set(ids)])
          .execute()
  type Row = T extends 'page' ? PageTable : T extends 'frontier' ? FrontierTable : OutletTable
  return new Map((rows as unknown as Row[]).map((r) => [(r as { id: string }).id, r]))
}

async function savePage(tx: RecordTx, read: ReadPage, { clock, metrics }: ReadPageParts): Promise<Outgoing | null> {
  const { extraction, frontier } = read
  if (extraction.kind === 'not-article') {
    metrics.add('press_extract_items_total', { outcome: 'skipped', reason: extraction.reason })
    await settleFrontier(tx, frontier.id, 'not-article', extraction.reason, null)
    return null
  }
  const addresses = addressesOf(read, extraction)
  const known = await tx
    .selectFrom('articleUrl')
    .select('articleId')
    .where('url', 'in', addresses)
    .limit(1)
    .executeTakeFirst()
  if (known && (await isErased(tx, known.articleId))) {
    metrics.add('press_extract_items_total', { outcome: 'skipped', reason: erased })
    await settleFrontier(tx, frontier.id, 'not-article', erased, null)
    return null
  }
  const articleId = known?.articleId ?? contentId([addresses[0] as string])
  const versionId = contentId([articleId, extraction.title, extraction.text])
  const rows = addresses.map((url) => ({ url, articleId }))
  await insertRows(tx, 'articleUrl', rows, 'keep')
  const ids = { articleId, versionId, address: addresses[0] as string }
  const change = await saveEdition(tx, read, extraction, ids, clock)
  await settleFrontier(tx, frontier.id, 'done', null, articleId)
  metrics.add('press_extract_items_total', { outcome: change })
  return change === 'unchanged'
    ? null
    : { type: 'article.versioned', key: articleId, payload: { articleId, versionId } }
}

/** Why a page that would bring an erased article back is left alone; its bytes go with the next house-keeping. */
const erased = 'erased'

async function isErased(tx: RecordTx, articleId: string): Promise<boolean> {
  const article = tx.selectFrom('article').select('id').where('id', '=', articleId).where('state', '=', 'erased')
  return (await article.executeTakeFirst()) !== undefined
}

/** The article's own address first; then those by which it was reached, and the number its outlet gave it. */
function addressesOf({ page, frontier, outlet }: ReadPage, article: ExtractedArticle): string[] {
  const reached = canonicalUrl(page.url)
  const stated =
    article.canonicalUrl && isOwnAddress(article.canonicalUrl, reached, outlet)
      ? canonicalUrl(article.canonicalUrl)
      : null
  const own = stated ?? reached
  const id = outletIdOf(own)
  return [...new Set([own, reached, frontier.url, ...(id ? [id] : [])])]
}

/**
 * A canonical link counts when it stays within the outlet: the same site, or one of its domains; never a home page, and
 * never the address of an article with another number, which careless systems print on every page.
 */
function isOwnAddress(stated: string, reached: string, outlet: OutletTable | null): boolean {
  try {
    const to = new URL(stated)
    const from = new URL(reached)
    if (to.pathname === '/' && from.pathname !== '/') return false
    if (hasOtherNumber(stated, reached)) return false
    if (site(to.hostname) === site(from.hostname)) return true
    return (JSON.parse(outlet?.domains ?? '[]') as string[]).some((d) => site(d) === site(to.hostname))
  } catch {
    return false
  }
}

function hasOtherNumber(stated: string, reached: string): boolean {
  const [one, two] = [numberIn(stated), numberIn(reached)]
  return one !== undefined && two !== undefined && one !== two
}

/** The number of an article alone: under another domain of its outlet it is the same. */
const numberIn = (url: string): string | undefined => outletIdOf(url)?.split('/').pop()

/** Host without `www.`, `m.`, `amp.`: twins of one site. */
const site = (host: string): string => host.toLowerCase().replace(/^(?:www|m|amp|mobile)\./, '')

/** What became of a wanted page. A page wanted once more meanwhile (a rebuild reads an older fetch) stays wanted. */
async function settleFrontier(
  tx: RecordTx,
  id: string,
  state: FrontierTable['state'],
  lastReason: string | null,
  articleId: string | null,
): Promise<void> {
  const frontier = tx.updateTable('frontier').where('id', '=', id)
  const { numUpdatedRows } = await frontier
    .set({ state, lastReason, articleId })
    .where('state', 'not in', ['wanted', 'failed'])
    .executeTakeFirst()
  if (articleId && numUpdatedRows === 0n)
    await frontier.set({ articleId }).where('state', 'in', ['wanted', 'failed']).execute()
}
