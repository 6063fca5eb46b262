import { contentId, ManualClock, Metrics, silentLog } from '#foundation'
import { memoryRecordStore, type RecordStore, type SourceTable } from '#record'
import { reasons, type NamedReason } from '../errors.js'
import type { FetchOptions, FetchResult } from '../fetch/fetch-url.js'
import { runSource, type SourceRunnerParts } from './run-source.js'

const startMs = Date.parse('2026-11-24T01:00:00.000Z')
const rss = (items: string): string => `<rss version="2.0"><channel><title>Báo Phú Lâm</title>${items}</channel></rss>`
const item = (n: number): string => `<item><title>Tin ${n}</title><link>https://bao.example/tin-${n}</link></item>`

let store: RecordStore
let clock: ManualClock
let asked: FetchOptions[]
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(startMs)
  asked = []
})
afterEach(() => store.close())

async function aSource(kind: string, over: Partial<SourceTable> = {}): Promise<string> {
  const id = contentId([kind])
  const row: SourceTable = {
    id, outletId: 'o', kind, url: 'https://bao.example/rss', rule: null, state: 'active', stateReason: null,
    intervalMs: 1_800_000, etag: null, lastModified: null, nextDueAt: clock.now(), lastRunAt: null, lastOkAt: null,
    lastNewAt: null, lastOutcome: null, lastReason: null, lastDurationMs: null, failures: 0, createdAt: clock.now(),
    ...over,
  } // prettier-ignore
  await store.db.insertInto('source').values(row).execute()
  return id
}

/** One run of the source against an outlet that answers so. */
async function run(id: string, answer: string): Promise<SourceTable> {
  const source = await store.db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const reason: NamedReason = Object.hasOwn(reasons, answer) ? (answer as NamedReason) : 'ok'
  const parts: SourceRunnerParts = {
    store,
    clock,
    fetcher: {
      fetchUrl: (url: string, options: FetchOptions = {}) => {
        asked.push(options)
        const bytes = Buffer.from(reason === 'ok' ? answer : '')
        return Promise.resolve({
          outcome: reasons[reason].outcome, reason, status: 200, finalUrl: url, redirects: [], bytes,
          headers: { etag: '"1"', 'last-modified': 'x' }, wireBytes: 1, durationMs: 1, fetchedAt: clock.now(),
        } satisfies FetchResult) // prettier-ignore
      },
      close: () => Promise.resolve(),
    },
    gate: { joinListings: () => ({ reserve: () => ({ ok: true }), leave: () => undefined }), release: () => undefined },
    robots: {
      peek: () => ({ refusal: null, crawlDelayMs: null, sitemaps: [] }),
      check: () => Promise.resolve({ refusal: null, crawlDelayMs: null, sitemaps: [] }),
    },
    log: silentLog,
    metrics: new Metrics(),
    onDiscovered: () => undefined,
  }
  await runSource(source, parts)
  clock.advance(3_600_000)
  return store.db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

describe('a source that lists nothing', () => {
  it.each([
    ['feed', rss(''), 'feed-empty'],
    ['sitemap', '<urlset></urlset>', 'sitemap-empty'],
  ])('is read well by its first run: %s', async (kind, answer, reason) => {
    const source = await run(await aSource(kind), answer)
    expect(source).toMatchObject({
      lastOutcome: 'ok',
      lastReason: reason,
      failures: 0,
      lastOkAt: '2026-11-24T01:00:00.000Z',
    })
    const [row] = await store.db.selectFrom('sourceRun').selectAll().execute()
    expect(row).toMatchObject({ outcome: 'ok', reason, seen: 0, new: 0, failed: 0 })
  })

  it('after it used to list something keeps its reason, is asked whole again, and is forgotten when it recovers', async () => {
    const id = await aSource('feed')
    expect(await run(id, rss(item(1)))).toMatchObject({ lastReason: 'ok', etag: '"1"' })
    expect(await run(id, rss(''))).toMatchObject({
      lastOutcome: 'ok',
      lastReason: 'feed-empty',
      failures: 0,
      etag: null,
    })
    expect(await run(id, rss(item(2)))).toMatchObject({ lastReason: 'ok', etag: '"1"' })
    expect(asked.map((a) => a.etag ?? null)).toEqual([null, '"1"', null])
  })
})

describe('a source that cannot be read', () => {
  it.each([
    ['a web page in its place', '<!doctype html><html><body>Bảo trì</body></html>', 'hard', 'feed-is-html'],
    ['a feed cut behind its head', '<rss version="2.0"><channel><title>Báo', 'hard', 'feed-unreadable'],
    ['an answer without content', ' ', 'temporary', 'empty-answer'],
    ['a refusal', 'forbidden', 'hard', 'forbidden'],
  ])('fails: %s', async (_, answer, outcome, reason) => {
    expect(await run(await aSource('feed'), answer)).toMatchObject({
      lastOutcome: outcome,
      lastReason: reason,
      failures: 1,
      lastOkAt: null,
    })
  })
})
