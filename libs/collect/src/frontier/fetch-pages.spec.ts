import { ManualClock, Metrics, silentLog } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import type { FetchResult } from '../fetch/fetch-result.js'
import { createHostGate, defaultHostGateSettings } from '../hosts/host-gate.js'
import type { PackedPage } from '../page/pack-page.js'
import { DiskPause } from './disk-pause.js'
import { PageFetcher } from './fetch-pages.js'
import { Frontier, type WantedPage } from './frontier.js'

const allowed = { refusal: null, crawlDelayMs: null, sitemaps: [] }
const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
let store: RecordStore
beforeEach(async () => {
  store = await memoryRecordStore()
})
afterEach(() => store.close())

const page = (n: number): WantedPage => ({
  ...{ id: `w${n}`, url: `https://bao.example/bai-${n}.html`, host: 'bao.example', outletId: 'o', sourceId: null },
  ...{ lane: 'news' as const, entry: '{}', attempts: 0, nextAttemptMs: 0 },
})
const answer = (url: string): FetchResult => ({
  ...{ outcome: 'ok', reason: 'ok', status: 200, finalUrl: url, redirects: [], headers: {}, wireBytes: 4 },
  ...{ bytes: Buffer.from('page'), durationMs: 1, fetchedAt: clock.now() },
})

it('asks a host for the next page while the one before still waits for a thread to read it', async () => {
  const asked: string[] = []
  const read: (() => void)[] = []
  const frontier = new Frontier()
  for (const n of [1, 2, 3]) frontier.add(page(n))
  const pages = new PageFetcher(frontier, {
    ...{ store, clock, log: silentLog, metrics: new Metrics(), concurrency: 2 },
    gate: createHostGate(clock, { ...defaultHostGateSettings, defaultGapMs: 0 }),
    robots: { peek: () => allowed, check: () => Promise.resolve(allowed) },
    archive: { appendPacked: () => Promise.reject(new Error('nothing is kept in this test')) },
    disk: new DiskPause(() => undefined, 60_000),
    fetcher: {
      fetchUrl: (url) => {
        asked.push(url)
        return Promise.resolve(answer(url))
      },
      close: () => Promise.resolve(),
    },
    prepare: () => new Promise<PackedPage>((_, reject) => read.push(() => reject(new Error('not read in this test')))),
  })
  pages.pump()
  await new Promise((resolve) => setTimeout(resolve, 20))
  // Two at once and no more: the third waits for a place, not for its host.
  expect(asked).toEqual([page(1).url, page(2).url])
  expect(read).toHaveLength(2)
  const stopped = pages.stop()
  for (const finish of read) finish()
  await stopped
})
