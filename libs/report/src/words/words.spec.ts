import { placesAmong } from '#gazetteer'
import { utcOfLocal, weekOf } from '#press'
import { dayText, dayTextMax } from '#report'
import { flag, type PlayedPress, twoWeeks } from '../../contract/two-weeks.js'
import { longDate, periodText, shortPeriod } from './dates.js'
import { count, percent } from './numbers.js'
import { quoteOf } from './quote.js'
import { outletPhrase } from '../draft/outlets.js'
import { textWidthPt } from '../exports/text-width.js'
import { balanced } from '../exports/lay-out-head.js'
import { bound } from '../exports/layout.js'

it('writes periods as offices do, the last day included, the year twice where it changes, hours where the week is cut', () => {
  const days = (from: string, to: string) => periodText({ from: utcOfLocal(from), to: utcOfLocal(to) })
  expect(days('2026-11-16', '2026-11-23')).toBe('từ ngày 16/11 đến ngày 22/11/2026')
  expect(days('2026-06-29', '2026-07-06')).toBe('từ ngày 29/6 đến ngày 05/7/2026')
  expect(days('2026-12-28', '2027-01-04')).toBe('từ ngày 28/12/2026 đến ngày 03/01/2027')
  expect(days('2026-11-22', '2026-11-23')).toBe('ngày 22/11/2026')
  const thursday = weekOf(utcOfLocal('2026-11-18'), { weekday: 4, time: '15:00' })
  expect(periodText(thursday)).toBe('từ 15 giờ ngày 12/11 đến 15 giờ ngày 19/11/2026')
  expect(shortPeriod(thursday)).toBe('12/11-19/11')
})

it('puts a nought before days under 10 and months 1 and 2 only', () => {
  expect(longDate('2026-02-04')).toBe('ngày 04 tháng 02 năm 2026')
  expect(longDate('2026-03-14')).toBe('ngày 14 tháng 3 năm 2026')
})

it('writes numbers with point and comma', () => {
  expect([count(1284), percent(12.44), percent(0)]).toEqual(['1.284', '12,4%', '0,0%'])
})

it('quotes whole sentences, without the paper’s own dateline, and never more than asked', () => {
  const line = (lead: string) => ({
    articleId: 'a',
    outletId: 'o',
    title: '',
    lead,
    text: '',
    url: '',
    publishedAt: '',
    precision: 'minute',
  })
  expect(quoteOf(line('(Đông Kinh) - Mưa lớn làm tắc đường. Xe quay đầu.'))).toBe('Mưa lớn làm tắc đường. Xe quay đầu.')
  expect(quoteOf(line('2021 - 2025 là giai đoạn trước.'))).toBe('2021 - 2025 là giai đoạn trước.')
  expect(quoteOf(line('TP. ĐÔNG KINH - Sáng nay có mưa.'))).toBe('Sáng nay có mưa.')
  expect(quoteOf(line('Ông nói “không biết”. Rồi đi.'), undefined, 25)).toBe('Ông nói ‘không biết’.')
  const isPlace = placesAmong(['Vân Hạ', 'Xã Khe Mơ'])
  const own = (lead: string): string => quoteOf(line(lead), isPlace)
  expect(own('Vân Hạ - Ba hộ đã dời nhà.')).toBe('Ba hộ đã dời nhà.')
  expect(own('VHO - Vân Hạ - Ba hộ đã dời nhà.')).toBe('Ba hộ đã dời nhà.')
  expect(own('Khe Mơ, Vân Hạ – 12 hộ đã dời nhà.')).toBe('12 hộ đã dời nhà.')
  expect(own('Tỉnh Cao Bằng - Mưa lớn từ đêm qua.')).toBe('Mưa lớn từ đêm qua.')
  expect(own('Vân Hạ – sáng nay, ba hộ đã dời nhà.')).toBe('sáng nay, ba hộ đã dời nhà.')
  expect(own('TP Vân Hạ - Sáng nay có mưa.')).toBe('Sáng nay có mưa.')
  expect(own('Vân Hạ – tỉnh có ba cửa khẩu – đón khách.')).toBe('Vân Hạ – tỉnh có ba cửa khẩu – đón khách.')
  expect(own('Bà Rịa - Vũng Tàu, nơi có cảng lớn, đã sáp nhập.')).toBe(
    'Bà Rịa - Vũng Tàu, nơi có cảng lớn, đã sáp nhập.',
  )
  expect(own('Lò Thị Mơ - Cô giáo của bản đã nghỉ.')).toBe('Lò Thị Mơ - Cô giáo của bản đã nghỉ.')
  expect(own('Vân Hạ - nơi có ba cửa khẩu - đón khách.')).toBe('Vân Hạ - nơi có ba cửa khẩu - đón khách.')
  const long = quoteOf(line('từ '.repeat(400)))
  expect(long.length).toBeLessThanOrEqual(300)
  expect(long.endsWith('…')).toBe(true)
})

it('gives a bare title its kind and leaves names that say it', () => {
  expect(outletPhrase('Nhân Luận', 'trung-uong')).toBe('Báo Nhân Luận')
  expect(outletPhrase('Nhật báo Đông Kinh', 'trung-uong')).toBe('Nhật báo Đông Kinh')
  expect(outletPhrase('Nông thôn xanh', 'tap-chi')).toBe('Tạp chí Nông thôn xanh')
  expect(outletPhrase('VTC News', 'trung-uong')).toBe('VTC News')
})

it('knows how wide a line of Times is, and cuts a long name at a pause', () => {
  const style = { sizePt: 12, bold: true }
  const motto = textWidthPt('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', style)
  // The embedded font sets it in 248.6 points with kerning.
  expect(Math.abs(motto - 248.6)).toBeLessThan(5)
  expect(balanced('SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', style, 184)).toEqual(['SỞ VĂN HÓA,', 'THỂ THAO VÀ DU LỊCH'])
  expect(balanced('SỞ Y TẾ', style, 184)).toEqual(['SỞ Y TẾ'])
})

it('drops control characters and halves of pairs, which no file may hold', () => {
  expect(bound('Dấu\u0007 lạ \uD800 ở đây')).toBe('Dấu lạ \uFFFD ở đây')
})

it('keeps the two ends of a period in one line, and leaves addresses and other hyphens alone', () => {
  expect(bound('tuần (09/11-15/11)')).toBe('tuần (09/11\u201115/11)')
  expect(bound('16/11/2026-22/11/2026')).toBe('16/11/2026\u201122/11/2026')
  for (const same of ['https://bao.example/2026/09/11-15/tin', '12-BC/BTGDVTU', 'BC-2026-47/1', '3-1 sau hiệp một'])
    expect(bound(same)).toBe(same)
})

it('binds day, number and unit with spaces that do not break', () => {
  expect(bound('ngày 16/11 có 12 tin, bài')).toBe('ngày\u00A016/11 có 12\u00A0tin, bài')
})

describe('the day as a message', () => {
  let press: PlayedPress
  afterEach(() => press.close())

  it('is short plain text: what worries first, then the rest', async () => {
    press = await twoWeeks()
    const text = await dayText(press.request({ from: utcOfLocal('2026-11-18'), to: utcOfLocal('2026-11-19') }))
    expect(text).toBe(
      [
        'Điểm báo tỉnh Vân Hạ, ngày 18/11/2026',
        '2 tin, bài (2 bài gốc) trên 2 đầu báo; bài gốc phê phán: 2, tích cực: 0.',
        'Cần quan tâm:',
        '- Ai trả lời về tiền tạm ứng ở đập Khe Mơ? (Nhật báo Đông Kinh)',
        '- Mùi rác quanh trạm trung chuyển Bến Dâu (Trang Tin nhanh sông Hạ)',
      ].join('\n'),
    )
  })

  it('names the bodies whose answer is late, also on a day without news', async () => {
    const old = { at: utcOfLocal('2026-11-10', '08:00'), outlet: 'vanha', story: 's', lead: 'Tin.', tone: 'critical' as const, title: 'Cầu lún' } // prettier-ignore
    press = await twoWeeks([old])
    const late = {
      createdAt: utcOfLocal('2026-11-10', '09:00'),
      body: 'Sở Xây dựng',
      deadline: utcOfLocal('2026-11-13', '17:00'),
    }
    await flag(press.store, old, { ...late, number: 7, state: 'verifying' })
    await flag(press.store, old, { ...late, number: 8, state: 'reported' })
    const text = await dayText(press.request({ from: utcOfLocal('2026-11-18'), to: utcOfLocal('2026-11-19') }))
    expect(text.split('\n').slice(1)).toEqual([
      'Chưa thu được tin, bài nào.',
      'Quá hạn trả lời: Sở Xây dựng (PH-7, hạn 13/11/2026).',
    ])
  })

  it('never grows over its limit, however long the headlines', async () => {
    const long = Array.from({ length: 20 }, (_, i) => ({
      at: utcOfLocal('2026-11-18', '08:00'), outlet: 'vanha', story: `s${i}`, lead: 'Tin.', tone: i % 2 ? ('critical' as const) : ('neutral' as const),
      title: `${i} ${'tiêu đề rất dài '.repeat(12)}`.trim(),
    })) // prettier-ignore
    press = await twoWeeks(long)
    const text = await dayText(press.request({ from: utcOfLocal('2026-11-18'), to: utcOfLocal('2026-11-19') }))
    expect(text.length).toBeLessThanOrEqual(dayTextMax)
    expect(text.split('\n').length).toBeGreaterThan(4)
  })
})
