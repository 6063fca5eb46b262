import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManualClock, readSettings, silentLog } from '#foundation'
import { memoryRecordStore } from '#record'
import { settingsShape } from '../settings.js'
import type { DiskSpace } from './disk-space.js'
import { DiskWatch } from './disk-watch.js'
import { diskDays, forecast, noteDiskUse } from './forecast.js'

const none = { record: 0, wal: 0, pages: 0, index: 0, backups: 0, logs: 0, exports: 0 }
const space = (pages: number, free = 100_000): DiskSpace => ({ free, total: 200_000, parts: { ...none, pages } })
const day = (i: number, pages: number) => ({ day: `2026-11-${String(i).padStart(2, '0')}`, parts: { ...none, pages } })

describe('the forecast', () => {
  it('says when the disk and the budget of kept pages are used up', () => {
    const days = Array.from({ length: 10 }, (_, i) => day(i + 1, 1000 * i))
    expect(forecast(days, space(9000), 15_000)).toEqual({ perDay: 1000, daysLeft: 100, pagesPerDay: 1000, pagesDaysLeft: 6 }) // prettier-ignore
    expect(forecast(days, space(9000), 0).pagesDaysLeft).toBeNull()
  })
  it('is not turned by one day of clearing up, nor by a day that was missed', () => {
    const days = [day(1, 1000), day(2, 2000), day(3, 90_000), day(4, 4000), day(6, 6000), day(7, 7000), day(8, 8000)]
    expect(Math.round(forecast(days, space(8000), 0).perDay ?? 0)).toBe(1000)
  })
  it('says nothing before three days are known, and never "full" of a folder that does not grow', () => {
    expect(forecast([day(1, 1), day(2, 2)], space(1), 0)).toMatchObject({ perDay: null, daysLeft: null })
    expect(forecast([day(1, 9), day(2, 5), day(3, 5)], space(1), 0).daysLeft).toBeNull()
  })
})

describe('the watch over the disk', () => {
  it('keeps one row a day and tells people once in two weeks when kept pages near their budget', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'watch-'))
    const store = await memoryRecordStore()
    const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
    const office = { id: 'o1', name: 'Văn phòng', provinceSlug: 'quang-ninh', createdAt: clock.now() }
    await store.db.insertInto('office').values(office).execute()
    const known = readSettings(settingsShape, { DATA_DIR: folder })
    const settings = { ...known, pagesBudgetGb: 1e-6 }
    mkdirSync(join(folder, 'pages'))
    const watch = new DiskWatch({ settings, store, clock, log: silentLog })
    const told = async (): Promise<number> =>
      (await store.db.selectFrom('notice').select('id').where('kind', '=', 'pages-budget').execute()).length
    await watch.tick()
    expect(await told()).toBe(0)
    writeFileSync(join(folder, 'pages', 'a.warc.gz'), Buffer.alloc(950))
    for (let i = 0; i < 8; i++) {
      clock.advance(6 * 3_600_000)
      await watch.tick()
    }
    expect(await told()).toBe(1)
    expect((await diskDays(store)).map((d) => [d.day, d.parts.pages])).toEqual([['2026-11-24', 950], ['2026-11-25', 950], ['2026-11-26', 950]]) // prettier-ignore
    clock.advance(15 * 86_400_000)
    await watch.tick()
    expect(await told()).toBe(2)
    await noteDiskUse(store, clock.now(), space(5))
    expect((await diskDays(store)).at(-1)?.parts.pages).toBe(5)
    await store.close()
    rmSync(folder, { recursive: true })
  })
})
