import { join } from 'node:path'
import { publish } from '#bus'
import { packPage, pageIdOf, preparePage, WarcArchive } from '#collect'
import { contentId, timeOrderedId } from '#foundation'
import type { Engines } from '../../compose.js'

/** A page as the collector would have fetched it. */
export interface PlayedPage {
  readonly url: string
  readonly title: string
  readonly paragraphs: readonly string[]
  /** Local time printed on the page, `08:15 22/11/2026`. */
  readonly printed: string
  /** When it was fetched, UTC. */
  readonly at: string
}

export const outlet = 'bao-thu'
/** Pages written in one transaction. */
const atOnce = 250

/** Writes pages, fetches and frontier as the collector does, and sends them into the stages where asked to. */
export async function keepPages(engines: Engines, pages: readonly PlayedPage[], isSent: boolean): Promise<void> {
  const { store, clock, settings } = engines
  await addOutlet(engines)
  const archive = await WarcArchive.open({ folder: join(settings.dataDir, 'pages'), clock, isDurable: false })
  for (let i = 0; i < pages.length; i += atOnce) {
    const some = pages.slice(i, i + atOnce)
    const packed = some.map((p) =>
      packPage({ url: p.url, fetchedAt: p.at, status: 200, page: preparePage(Buffer.from(sheet(p)), 'text/html') }),
    )
    const places = await archive.appendPacked(packed)
    const rows = some.map((p, k) => rowsOf(p, places[k] as (typeof places)[number]))
    await store.transaction(async (tx) => {
      const once = <T extends { id: string }>(list: T[]): T[] => [...new Map(list.map((r) => [r.id, r])).values()]
      await tx.insertInto('frontier').values(once(rows.map((r) => r.frontier))).onConflict((c) => c.doNothing()).execute() // prettier-ignore
      await tx.insertInto('page').values(once(rows.map((r) => r.page))).onConflict((c) => c.doNothing()).execute() // prettier-ignore
      await tx
        .insertInto('fetch')
        .values(rows.map((r) => r.fetch))
        .execute()
      if (isSent)
        await publish(
          tx,
          clock,
          rows.map(({ fetch, frontier }) => ({
            type: 'page.fetched' as const,
            key: frontier.id,
            payload: { pageId: fetch.pageId, frontierId: frontier.id, fetchedAt: fetch.at },
          })),
        )
    })
  }
  await archive.close()
}

async function addOutlet({ store, clock }: Engines): Promise<void> {
  const row = { id: outlet, agencyId: outlet, name: 'Báo Thử', tier: 'nganh', kind: 'báo', provinceSlug: null }
  await store.db
    .insertInto('outlet')
    .values({ ...row, home: 'https://bao.example', domains: '["bao.example"]', createdAt: clock.now() })
    .onConflict((c) => c.doNothing())
    .execute()
}

function rowsOf(
  { url, at, title }: PlayedPage,
  place: { digest: string; file: string; offset: number; length: number; originalDigest: string; cutBlocks: number },
) {
  const pageId = pageIdOf(place.digest, url)
  const frontierId = contentId([url])
  const { file, offset, length, originalDigest, cutBlocks } = place
  return {
    page: { id: pageId, url, file, offset, length, originalDigest, cutBlocks, fetchedAt: at },
    frontier: {
      id: frontierId, url, host: 'bao.example', outletId: outlet, sourceId: null, lane: 'news', state: 'fetched' as const,
      entry: JSON.stringify({ title }), attempts: 1, nextAttemptAt: '', firstSeenAt: at, lastReason: null, articleId: null, entryUpdatedAt: null,
    }, // prettier-ignore
    fetch: {
      id: timeOrderedId(Date.parse(at)), url, sourceId: null, frontierId, at, outcome: 'ok', reason: null, status: 200,
      finalUrl: url, wireBytes: 1, durationMs: 1, pageId,
    }, // prettier-ignore
  }
}

const sheet = ({ title, paragraphs, printed }: PlayedPage): string =>
  `<html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><div>${printed}</div><div>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</div></body></html>`

const words =
  'cầu đường trường lớp bến sông đồi rừng chợ xưởng vườn ruộng thuyền lưới máy điện nước giếng kênh đê mưa nắng gió bão lũ mùa vụ lúa ngô chè tôm cá trâu bò thầy cô trò thợ dân xã huyện phường tổ đội hội quỹ vốn giá thuế đơn thư họp bàn xây sửa mở đóng trồng thu bán mua chở dạy học khám chữa trao nhận báo hỏi đáp sớm muộn nhanh chậm cao thấp rộng hẹp sâu cạn mới cũ đủ thiếu thêm bớt'.split(
    ' ',
  )

/** Numbers from 0 to 1, the same for the same seed. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

/** A sentence of this test's own, of about fifteen words in no order. */
export function sentence(random: () => number): string {
  const picked = Array.from({ length: 12 + Math.floor(random() * 8) }, () => words[Math.floor(random() * words.length)])
  const text = picked.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** An hour on the clock of a province, as pages print it. */
export function printedAt(utc: string): string {
  const local = new Date(Date.parse(utc) + 7 * 3_600_000).toISOString()
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`
}
