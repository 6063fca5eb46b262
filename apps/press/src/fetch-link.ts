import { discoverPages, isNamedReason, reasonSentence, wantedPage } from '#collect'
import { canonicalUrl } from '#press'
import type { FrontierTable } from '#record'
import type { Engines } from './compose.js'
import type { LinkAnswer } from './desk.js'
import type { Collector } from './roles/collector.js'

/** Longest a person waits for one pasted link, in milliseconds of real time. */
const waitMs = 30_000

/** Fetches a pasted link ahead of everything else and says what became of it. */
export async function fetchLink(engines: Engines, collector: Collector, given: string): Promise<LinkAnswer> {
  let url: string
  try {
    url = canonicalUrl(given.trim())
  } catch {
    return { state: 'failed', articleId: null, sentence: publicReason('url-invalid') }
  }
  const known = await engines.store.db
    .selectFrom('articleUrl')
    .select('articleId')
    .where('url', '=', url)
    .executeTakeFirst()
  if (known) return { state: 'known', articleId: known.articleId, sentence: 'Bài này đã có trong hệ thống.' }
  const id = await want(engines, collector, url)
  collector.pages.pump()
  return settledAnswer(engines, collector, id)
}

async function want(engines: Engines, collector: Collector, url: string): Promise<string> {
  const { store, clock } = engines
  const outletId = await outletOf(url, engines)
  const row = await store.transaction(async (tx) => {
    const entry = { link: url, title: null, guid: null, publishedAt: null, updatedAt: null, summary: null }
    const { rows } = await discoverPages(tx, clock, [entry], { sourceId: null, outletId, lane: 'people' })
    return rows[0] ?? (await again(tx, url))
  })
  if (!row) throw new Error(`no frontier row for ${url}`)
  collector.frontier.add(wantedPage(row))
  return row.id
}

/** A link that failed before is tried again at once. */
async function again(tx: Parameters<typeof discoverPages>[0], url: string): Promise<FrontierTable | undefined> {
  await tx
    .updateTable('frontier')
    .set({ state: 'wanted', lane: 'people', attempts: 0, nextAttemptAt: '' })
    .where('url', '=', url)
    .where('state', 'in', ['failed', 'not-article'])
    .execute()
  return tx.selectFrom('frontier').selectAll().where('url', '=', url).executeTakeFirst()
}

/** The outlet whose domain the link has, else one named after its host. */
async function outletOf(url: string, { store, clock }: Engines): Promise<string> {
  const host = new URL(url).hostname.replace(/^(?:www|m|amp)\./, '')
  const outlets = await store.reader.selectFrom('outlet').select(['id', 'domains']).execute()
  const known = outlets.find((o) =>
    (JSON.parse(o.domains) as string[]).some((d) => host === d.replace(/^www\./, '') || host.endsWith(`.${d}`)),
  )
  if (known) return known.id
  const id = `trang-${host}`
  await store.db
    .insertInto('agency')
    .values({ id, name: host, governingBody: null })
    .onConflict((c) => c.doNothing())
    .execute()
  await store.db
    .insertInto('outlet')
    .values({
      id,
      agencyId: id,
      name: host,
      tier: 'trang-tin',
      kind: 'trang-tin',
      home: new URL(url).origin,
      domains: JSON.stringify([host]),
      provinceSlug: null,
      createdAt: clock.now(),
    })
    .onConflict((c) => c.doNothing())
    .execute()
  return id
}

async function settledAnswer({ store, bus, driven }: Engines, collector: Collector, id: string): Promise<LinkAnswer> {
  for (let waited = 0; waited < waitMs; waited += 100) {
    const row = await store.reader.selectFrom('frontier').selectAll().where('id', '=', id).executeTakeFirst()
    if (row?.state === 'done' && row.articleId && (await isLabelled(store, row.articleId))) {
      return { state: 'article', articleId: row.articleId, sentence: 'Đã thu được bài.' }
    }
    if (row?.state === 'failed')
      return { state: 'failed', articleId: null, sentence: publicReason(row.lastReason ?? 'network-error') }
    if (row?.state === 'not-article')
      return { state: 'not-article', articleId: null, sentence: 'Trang này không phải bài báo nên không đưa vào.' }
    if (!driven || driven.isReal) collector.pages.pump()
    bus.wake()
    await new Promise((r) => setTimeout(r, 100))
  }
  return {
    state: 'failed',
    articleId: null,
    sentence: 'Báo trả lời chậm. Hệ thống vẫn tiếp tục thử; hãy xem lại sau vài phút.',
  }
}

async function isLabelled(store: Engines['store'], articleId: string): Promise<boolean> {
  return (
    (await store.reader
      .selectFrom('label')
      .select('id')
      .where('articleId', '=', articleId)
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}

/** The sentence of a named reason; an unknown name is shown as what it is. */
export function publicReason(reason: string): string {
  return isNamedReason(reason) ? reasonSentence(reason) : `Không tải được (${reason}).`
}
