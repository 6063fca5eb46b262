import {
  before,
  defaultCutOff,
  isoWeek,
  lastFullDay,
  localDate,
  utcOfLocal,
  weekByNumber,
  weekNumber,
  weekOf,
} from '#press'

describe('reporting periods', () => {
  it('cuts calendar weeks at Monday midnight of Viet Nam', () => {
    const week = weekOf('2026-11-22T16:59:59.000Z', defaultCutOff)
    expect(week).toEqual({ from: '2026-11-15T17:00:00.000Z', to: '2026-11-22T17:00:00.000Z' })
    expect(weekOf('2026-11-22T17:00:00.000Z').from).toBe('2026-11-22T17:00:00.000Z')
    expect(weekNumber(week)).toEqual({ year: 2026, week: 47 })
  })
  it('cuts weeks on Thursday at 15:00 where the office works so, and numbers them by the last full day', () => {
    const cut = { weekday: 4, time: '15:00' }
    const week = weekOf('2026-11-19T07:59:00.000Z', cut)
    expect(week).toEqual({ from: '2026-11-12T08:00:00.000Z', to: '2026-11-19T08:00:00.000Z' })
    expect(lastFullDay(week)).toBe('2026-11-18')
    expect(weekByNumber('2026-W47', cut)).toEqual(week)
  })
  it('finds a week by its name over the turn of the year', () => {
    expect(localDate(weekByNumber('2027-W01').from)).toBe('2027-01-04')
    expect(localDate(weekByNumber('2026-W53').from)).toBe('2026-12-28')
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 })
    expect(() => weekByNumber('2027-W53')).toThrow(RangeError)
  })
  it('refuses an impossible date', () => {
    expect(() => utcOfLocal('2026-02-30')).toThrow(RangeError)
  })
  it('puts the earlier period just before', () => {
    expect(before({ from: '2026-11-15T17:00:00.000Z', to: '2026-11-22T17:00:00.000Z' }).from).toBe(
      '2026-11-08T17:00:00.000Z',
    )
  })
})
