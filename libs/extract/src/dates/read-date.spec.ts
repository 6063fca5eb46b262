import { idTime } from './id-time.js'
import { readDate } from './read-date.js'

const now = '2026-11-25T03:00:00.000Z'
const read = (text: string, options: { now?: string; monthFirst?: boolean } = {}) => readDate(text, { now, ...options })

describe('readDate', () => {
  it.each([
    ['Thứ hai, 23/11/2026, 10:30 (GMT+7)', '2026-11-23T03:30'],
    ['23/11/2026 10:30 GMT+7', '2026-11-23T03:30'],
    ['Thứ Ba, 22:35, 24/11/2026', '2026-11-24T15:35'],
    ['10:30 24/11/2026', '2026-11-24T03:30'],
    ['10:30, 24/11/2026', '2026-11-24T03:30'],
    ['10:30 - 24/11/2026', '2026-11-24T03:30'],
    ['24/11/2026 - 10:30', '2026-11-24T03:30'],
    ['24/11/2026, 10:30', '2026-11-24T03:30'],
    ['24/11/2026 | 10:30', '2026-11-24T03:30'],
    ['24-11-2026 - 10:30', '2026-11-24T03:30'],
    ['24.11.2026 10h30', '2026-11-24T03:30'],
    ['24-11-2026 - 15:30 PM', '2026-11-24T08:30'],
    ['24/11/2026 3:30:00 CH', '2026-11-24T08:30'],
    ['24/11/2026 9:05 SA', '2026-11-24T02:05'],
    ['24/11/2026 12:10 SA', '2026-11-23T17:10'],
    ['24/11/2026 12:05 CH', '2026-11-24T05:05'],
    ['00:15 AM 24/11/2026', '2026-11-23T17:15'],
    ['Cập nhật, 16:34, Thứ Ba, 24/11/2026 (GMT+7)', '2026-11-24T09:34'],
    ["Thứ Ba, 24/11/2026 22:7'(GMT+7)", '2026-11-24T15:07'],
    ['Ngày đăng: 24/11/2026 lúc 08 giờ 05 phút', '2026-11-24T01:05'],
    ['Thứ tư, ngày 4 tháng 11 năm 2026, 07:05', '2026-11-04T00:05'],
    ['Tue, 24 Nov 2026 10:30:00 +0700', '2026-11-24T03:30'],
    ['Tue, 24 Nov 2026 10:30:00 GMT', '2026-11-24T10:30'],
    ['24 Nov 2026 10:30 EST', '2026-11-24T15:30'],
    ['November 24, 2026 10:30 AM', '2026-11-24T03:30'],
    ['2026-11-24T10:30:00', '2026-11-24T03:30'],
    ['2026-11-24 10:30', '2026-11-24T03:30'],
    ['2026-11-24 23:50', '2026-11-24T16:50'],
    ['2026-11-24T03:30:00Z', '2026-11-24T03:30'],
    ['2026-11-24T03:30:00.000Z', '2026-11-24T03:30'],
    ['2026-11-24T10:30:00+07:00', '2026-11-24T03:30'],
    ['2026-11-24T10:30:00+0700', '2026-11-24T03:30'],
    ['20261124T103000', '2026-11-23T17:00'],
    ['24/11/26 10:30', '2026-11-24T03:30'],
    ['10:30 24/11', '2026-11-24T03:30'],
    ['1795491000', '2026-11-24T03:30'],
    ['1795491000000', '2026-11-24T03:30'],
  ])('reads %s', (text, expected) => {
    const result = read(text)
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && result.at.slice(0, 16)).toBe(expected)
  })

  it('reads month first where the feed says so, and where a number above 12 proves it', () => {
    const at = (text: string, monthFirst: boolean) => {
      const result = read(text, { monthFirst })
      return result.ok && result.at.slice(0, 16)
    }
    expect(at('11/05/2026 9:05:00 AM', true)).toBe('2026-11-05T02:05')
    expect(at('11/05/2026 9:05:00 AM', false)).toBe('2026-05-11T02:05')
    expect(at('11/24/2026 3:42:00 PM', false)).toBe('2026-11-24T08:42')
    expect(at('13/05/2026 08:00', true)).toBe('2026-05-13T01:00')
  })

  it('says the day alone when no time is printed, as the start of the day in Viet Nam', () => {
    expect(read('24 tháng 11, 2026')).toMatchObject({ at: '2026-11-23T17:00:00.000Z', precision: 'day' })
    expect(read('Ngày 24 tháng 11 năm 2026')).toMatchObject({ precision: 'day', certainty: 'stated' })
  })

  it('marks what it had to suppose', () => {
    expect(read('24/11/2026 10:30')).toMatchObject({ certainty: 'zone-assumed', zone: '+07:00' })
    expect(read('24/11/2026 10:30 GMT+7')).toMatchObject({ certainty: 'stated', zone: '+07:00' })
    expect(read('24/11')).toMatchObject({ certainty: 'year-assumed', precision: 'day' })
    expect(read('24/12')).toMatchObject({ at: '2025-12-23T17:00:00.000Z' })
    expect(read('Cập nhật lúc 16:34 24/11/2026')).toMatchObject({ isUpdate: true })
  })

  it('counts relative times from the moment of the fetch', () => {
    expect(read('2 giờ trước')).toMatchObject({ at: '2026-11-25T01:00:00.000Z', certainty: 'relative' })
    expect(read('15 phút trước')).toMatchObject({ at: '2026-11-25T02:45:00.000Z', precision: 'minute' })
    expect(read('3 ngày trước')).toMatchObject({ at: '2026-11-21T17:00:00.000Z', precision: 'day' })
  })

  it('gives two days to the same "Hôm qua" when the fetches lie on two days', () => {
    const justAfterMidnight = '2026-11-24T17:10:00.000Z'
    expect(read('Hôm qua, 21:05', { now: justAfterMidnight })).toMatchObject({ at: '2026-11-24T14:05:00.000Z' })
    expect(read('Hôm qua, 21:05', { now: '2026-11-24T16:50:00.000Z' })).toMatchObject({
      at: '2026-11-23T14:05:00.000Z',
    })
  })

  it('refuses the future beyond a quarter of an hour, and days that do not exist', () => {
    expect(read('25/11/2026 10:14')).toMatchObject({ ok: true })
    expect(read('25/11/2026 10:16')).toMatchObject({ ok: false, reason: 'future' })
    expect(read('30/02/2026 10:16')).toMatchObject({ ok: false, reason: 'impossible' })
    expect(read('không có ngày nào ở đây')).toMatchObject({ ok: false, reason: 'none' })
  })

  it('stays quick on hostile text', () => {
    const started = process.hrtime.bigint()
    for (const text of ['1'.repeat(100_000), '1/'.repeat(50_000), '1:'.repeat(50_000), ' '.repeat(100_000)]) read(text)
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(200)
  })
})

describe('idTime', () => {
  it('finds the creation time of both known id forms', () => {
    expect(idTime('https://a.example/sat-lo-100261124083015123.htm', now)).toBe('2026-11-24T01:30:15.000Z')
    expect(idTime('https://a.example/kinh-te/sat-lo-20261124083015123.htm', now)).toBe('2026-11-24T01:30:15.000Z')
  })
  it('reads no time out of plain numbers', () => {
    expect(idTime('https://a.example/sat-lo-4992107.html', now)).toBeNull()
    expect(idTime('https://a.example/sat-lo-post831234.html', now)).toBeNull()
  })
})
