import { ManualClock, readSettings, silentLog } from '#foundation'
import { memoryRecordStore, type JobTable, type RecordStore } from '#record'
import { settingsShape } from '../settings.js'
import { BackUpSchedule, lastDue } from './back-up-schedule.js'

const minuteMs = 60_000
let store: RecordStore
let clock: ManualClock
let schedule: BackUpSchedule
beforeEach(async () => {
  store = await memoryRecordStore()
  // 08:00 in Viet Nam.
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  schedule = new BackUpSchedule({ settings: readSettings(settingsShape, {}), store, clock, log: silentLog })
  const office = { id: 'o1', name: 'Văn phòng', provinceSlug: 'quang-ninh', createdAt: clock.now() }
  await store.db.insertInto('office').values(office).execute()
})
afterEach(() => store.close())

const states = async (): Promise<string[]> =>
  (await store.db.selectFrom('job').select('state').orderBy('askedAt').orderBy('id').execute()).map((j) => j.state)
const end = (state: JobTable['state'], error: string | null = null) =>
  store.db.updateTable('job').set({ state, error, endedAt: clock.now() }).where('state', '=', 'waiting').execute()
const notices = async (): Promise<string[]> =>
  (await store.db.selectFrom('notice').select('kind').orderBy('id').execute()).map((n) => n.kind)

it('asks for a back-up a while after a start when the night was missed, then each night', async () => {
  await schedule.tick()
  expect(await states()).toEqual([])
  clock.advance(15 * minuteMs)
  await schedule.tick()
  await schedule.tick()
  expect(await states()).toEqual(['waiting'])
  await end('done')
  clock.advance(60 * minuteMs)
  await schedule.tick()
  clock.set(Date.parse('2026-11-24T19:29:00.000Z'))
  await schedule.tick()
  expect(await states()).toEqual(['done'])
  clock.advance(minuteMs)
  await schedule.tick()
  expect(await states()).toEqual(['done', 'waiting'])
})

it('tries a failed one again after an hour, and tells people once until one succeeds', async () => {
  clock.advance(15 * minuteMs)
  await schedule.tick()
  await end('failed', 'Ổ đĩa không đủ chỗ.')
  await schedule.tick()
  expect(await states()).toEqual(['failed'])
  for (let hour = 0; hour < 5; hour++) {
    clock.advance(61 * minuteMs)
    await schedule.tick()
    await end('failed', 'Ổ đĩa không đủ chỗ.')
  }
  expect(await states()).toHaveLength(6)
  expect(await notices()).toEqual(['back-up-failed'])
  const [notice] = await store.db.selectFrom('notice').selectAll().execute()
  expect(notice?.text).toBe('Sao lưu không thành công. Ổ đĩa không đủ chỗ.')
  clock.advance(61 * minuteMs)
  await schedule.tick()
  await end('done')
  clock.advance(26 * 60 * minuteMs)
  await schedule.tick()
  await end('failed', 'Lại không được.')
  await schedule.tick()
  expect(await notices()).toEqual(['back-up-failed', 'back-up-failed'])
})

it('tells people when there has been none for three days', async () => {
  clock.advance(4 * 86_400_000)
  await schedule.tick()
  await schedule.tick()
  expect(await notices()).toEqual(['back-up-old'])
})

it('counts the time of day in Viet Nam', () => {
  expect(lastDue('2026-11-24T19:29:59.000Z', '02:30')).toBe('2026-11-23T19:30:00.000Z')
  expect(lastDue('2026-11-24T19:30:00.000Z', '02:30')).toBe('2026-11-24T19:30:00.000Z')
})
