import { publish, type Bus } from '#bus'
import { discoverPages } from '#collect'
import { contentId, type Log, ManualClock, silentLog, timeOrderedId } from '#foundation'
import { memoryRecordStore, type FrontierTable, type RecordStore } from '#record'
import { EmbeddedBus } from '../../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import { HouseKeeping } from './house-keeping.js'

const dayMs = 86_400_000
const settings = { keepDeliveredDays: 14, keepRunsDays: 400, dataDir: 'no-such-folder' }
const links = ['https://bao.example/da-doc', 'https://bao.example/hong', 'https://bao.example/khong-phai-bai']

let store: RecordStore
let bus: Bus
let clock: ManualClock
let logged: { event: string; [field: string]: unknown }[]
let house: HouseKeeping
beforeEach(async () => {
  store = await memoryRecordStore()
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  bus = new EmbeddedBus({ store, clock, log: silentLog })
  logged = []
  const note = (event: string, fields = {}): void => void logged.push({ event, ...fields })
  const log: Log = { ...silentLog, info: note, error: note }
  house = new HouseKeeping({ store, bus, clock, log, settings })
})
afterEach(async () => {
  await house.stop()
  await bus.stop()
  await store.close()
})

async function aLink(url: string, state: FrontierTable['state']): Promise<void> {
  const id = contentId([url])
  await store.db
    .insertInto('frontier')
    .values({
      id, url, host: 'bao.example', outletId: 'o', sourceId: 's', lane: 'news', state, entry: '{"title":"Tin"}', attempts: 1,
      nextAttemptAt: '', firstSeenAt: clock.now(), lastReason: null, articleId: null, entryUpdatedAt: null,
    })
    .execute() // prettier-ignore
  const fetched = {
    url,
    sourceId: 's',
    frontierId: id,
    at: clock.now(),
    reason: 'ok',
    status: 200,
    finalUrl: url,
    wireBytes: 1,
  }
  for (const pageId of state === 'failed' ? [null] : [null, `page of ${url}`])
    await store.db
      .insertInto('fetch')
      .values({ ...fetched, id: timeOrderedId(clock.nowMs()), outcome: pageId ? 'ok' : 'hard', durationMs: 1, pageId })
      .execute()
}

const count = async (table: 'message' | 'handled' | 'fetch' | 'frontier' | 'sourceRun'): Promise<number> =>
  (await store.db.selectFrom(table).selectAll().execute()).length

/** A stage that keeps what it was given. */
function takeIn(seen: string[]): void {
  bus.register({
    name: 'take',
    on: 'page.fetched',
    prepare: (batch) => Promise.resolve(batch.map((m) => ({ ok: m.key }))),
    save: (items) => Promise.resolve(void seen.push(...items.map((i) => i.message.key))),
  })
}
const deliver = async (keys: string[]): Promise<void> => {
  const messages = keys.map((key) => ({
    type: 'page.fetched' as const,
    key,
    payload: { pageId: key, frontierId: key },
  }))
  await store.transaction((tx) => publish(tx, clock, messages))
  await bus.drain()
}

it('forgets what a year left behind, and no known link is wanted again', async () => {
  const seen: string[] = []
  takeIn(seen)
  await aLink(links[0] as string, 'done')
  await aLink(links[1] as string, 'failed')
  await aLink(links[2] as string, 'not-article')
  await deliver(Array.from({ length: 700 }, (_, i) => `p${i}`))
  clock.advance(401 * dayMs)
  await deliver(['young'])
  expect(await house.run()).toEqual({ deliveries: 1400, runs: 0, fetches: 3, jobs: 0, exports: 0, erased: 0 })
  expect([await count('message'), await count('handled'), await count('fetch'), await count('frontier')]).toEqual([
    1, 1, 2, 3,
  ])
  const entries = links.map((link) => ({
    link, title: 'Tin', guid: null, publishedAt: null, updatedAt: null, summary: null,
  })) // prettier-ignore
  const { counts } = await store.transaction((tx) =>
    discoverPages(tx, clock, entries, { sourceId: 's', outletId: 'o' }),
  )
  expect(counts).toMatchObject({ seen: 3, new: 0, known: 3 })
  await bus.replay('page.fetched', '')
  await bus.drain()
  expect(seen.filter((key) => key !== 'young')).toHaveLength(700)
})

it('does one round some minutes after a start and then one each night, by the clock it is given', async () => {
  const rounds = (): number => logged.filter((l) => l.event === 'house-keeping').length
  await house.tick()
  expect(rounds()).toBe(0)
  clock.advance(10 * 60_000)
  await house.tick()
  await house.tick()
  expect(rounds()).toBe(1)
  clock.set(Date.parse('2026-11-24T20:09:00.000Z'))
  await house.tick()
  expect(rounds()).toBe(1)
  clock.set(Date.parse('2026-11-24T20:10:00.000Z'))
  await house.tick()
  expect(rounds()).toBe(2)
  clock.advance(dayMs)
  await house.tick()
  expect(rounds()).toBe(3)
})

it('lets others write between two portions, and stops half-way when the process does', async () => {
  takeIn([])
  await deliver(Array.from({ length: 2000 }, (_, i) => `p${i}`))
  clock.advance(20 * dayMs)
  const round = house.run()
  await new Promise((r) => setTimeout(r, 5))
  await store.transaction((tx) =>
    tx.insertInto('office').values({ id: 'o', name: 'Văn phòng', provinceSlug: 'x', createdAt: clock.now() }).execute(),
  )
  expect(await count('message')).toBeGreaterThan(0)
  await house.stop()
  const { deliveries } = await round
  expect(deliveries).toBeGreaterThan(0)
  expect(await count('message')).toBeGreaterThan(0)
})

it('tries again within an hour or so when a round failed', async () => {
  const prune = bus.prune.bind(bus)
  bus.prune = () => Promise.reject(new Error('database or disk is full'))
  clock.advance(10 * 60_000)
  await house.tick()
  expect(logged).toMatchObject([{ event: 'house-keeping', cause: expect.stringContaining('disk is full') as string }])
  bus.prune = prune
  clock.advance(60 * 60_000)
  await house.tick()
  expect(logged[1]).toMatchObject({ event: 'house-keeping', deliveries: 0 })
})
