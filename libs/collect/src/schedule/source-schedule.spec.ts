import type { KyselyPlugin } from 'kysely'
import { ManualClock, Metrics, silentLog } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { DiskPause } from '../frontier/disk-pause.js'
import { SourceSchedule } from './source-schedule.js'

const answer = { refusal: null, crawlDelayMs: null, sitemaps: [] }
let store: RecordStore
let clock: ManualClock
let asked: number
let disk: DiskPause
let isHostBusy: boolean
let schedule: SourceSchedule
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  asked = 0
  isHostBusy = false
  disk = new DiskPause(() => undefined, 60_000)
  schedule = new SourceSchedule({
    store,
    clock,
    disk,
    fetcher: { fetchUrl: () => Promise.reject(new Error('not asked in these tests')), close: () => Promise.resolve() },
    gate: {
      joinListings: () => ({
        reserve: () => {
          asked++
          return isHostBusy ? { ok: false, readyAtMs: clock.nowMs() + 1000 } : { ok: true }
        },
        leave: () => undefined,
      }),
      release: () => undefined,
    },
    robots: { peek: () => answer, check: () => Promise.resolve(answer) },
    log: silentLog,
    metrics: new Metrics(),
    onDiscovered: () => undefined,
  })
  await store.db
    .insertInto('source')
    .values({
      id: 's', outletId: 'o', kind: 'feed', url: 'https://bao.example/rss', rule: null, state: 'active', stateReason: null,
      intervalMs: 1_800_000, etag: null, lastModified: null, nextDueAt: clock.now(), lastRunAt: null, lastOkAt: null,
      lastNewAt: null, lastOutcome: null, lastReason: null, lastDurationMs: null, failures: 0, createdAt: clock.now(),
    })
    .execute() // prettier-ignore
})
afterEach(async () => {
  disk.succeeded()
  await schedule.stop()
  await store.close()
})

/** The run's record cannot be written. */
function breakWriting(error: Error): void {
  store.transaction = () => Promise.reject(error)
}

it('lets a source rest whose run broke here, instead of asking the outlet at every tick', async () => {
  breakWriting(new Error('no such table'))
  for (let i = 0; i < 5; i++) {
    await schedule.tick()
    await schedule.settled()
    clock.advance(1000)
  }
  expect(asked).toBe(1)
  clock.advance(60_000)
  await schedule.tick()
  await schedule.settled()
  expect(asked).toBe(2)
  expect(disk.reason).toBeNull()
})

it('asks nobody while a run cannot be noted for want of space, and says why', async () => {
  breakWriting(Object.assign(new Error('write'), { code: 'ENOSPC' }))
  for (let i = 0; i < 5; i++) {
    await schedule.tick()
    await schedule.settled()
    clock.advance(1000)
  }
  expect([asked, disk.reason]).toEqual([1, 'disk-full'])
})

it('stops although a run still waits for its host on a clock that stands', async () => {
  isHostBusy = true
  await schedule.tick()
  await schedule.stop()
  expect(await store.db.selectFrom('sourceRun').selectAll().execute()).toEqual([])
})

it('gives the place that a source leaves to the next one at once, not a tick later', async () => {
  const source = await store.db.selectFrom('source').selectAll().executeTakeFirstOrThrow()
  const others = Array.from({ length: 19 }, (_, i) => ({ ...source, id: `s${i}`, url: `https://bao${i}.example/rss` }))
  await store.db.insertInto('source').values(others).execute()
  await schedule.tick()
  for (let round = 0; round < 200; round++) {
    const due = await store.db.selectFrom('source').select('id').where('lastRunAt', 'is', null).execute()
    if (due.length === 0) break
    await schedule.settled()
  }
  const runs = await store.db.selectFrom('sourceRun').select('sourceId').execute()
  expect(new Set(runs.map((r) => r.sourceId)).size).toBe(20)
  expect(runs).toHaveLength(20)
})

it('asks nobody again from a list that was read while the source was still being asked', async () => {
  isHostBusy = true
  await schedule.tick()
  const list = holdNextList()
  const late = schedule.tick()
  await list.read
  isHostBusy = false
  clock.advance(1000)
  await schedule.settled()
  list.letGo()
  await late
  await schedule.settled()
  expect(await store.db.selectFrom('sourceRun').select('sourceId').execute()).toEqual([{ sourceId: 's' }])
})

/** The next list of sources is read at once and handed on later, as from a database elsewhere. */
function holdNextList(): { read: Promise<void>; letGo: () => void } {
  const [read, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let held: object | null = null
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      if (!held && node.kind === 'SelectQueryNode' && node.limit && JSON.stringify(node).includes('"name":"source"'))
        held = queryId
      return node
    },
    transformResult: async ({ result, queryId }) => {
      if (queryId !== held) return result
      read.resolve()
      await go.promise
      return result
    },
  }
  Object.defineProperty(store, 'db', { value: store.db.withPlugin(plugin) })
  return { read: read.promise, letGo: () => go.resolve() }
}
