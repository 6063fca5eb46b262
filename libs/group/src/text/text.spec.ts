import { sourceLine } from '#group'
import { isCapital, isNumber, maxSyllables, startsClause, SyllableScanner } from './syllable-scanner.js'
import { isOtherIssue, titleSeries } from './title-series.js'

function scanned(text: string): SyllableScanner {
  const scan = new SyllableScanner()
  scan.add(text)
  return scan
}
const exact = (text: string): number[] => [...scanned(text).exact.subarray(0, scanned(text).count)]
const folded = (text: string): number[] => [...scanned(text).folded.subarray(0, scanned(text).count)]
const flags = (text: string): number[] => [...scanned(text).flags.subarray(0, scanned(text).count)]

describe('SyllableScanner', () => {
  it('reads both tone styles, decomposed letters and capitals as the same', () => {
    expect(exact('hoà thuỷ khoẻ Uỷ'.normalize('NFD'))).toEqual(exact('hòa thủy khỏe ủy'))
    expect(exact('KỸ THUẬT')).toEqual(exact('kĩ thuật'))
  })
  it('tells apart in the exact form what only the folded form makes equal', () => {
    expect(folded('ma má mà mả mã mạ').every((h, _, all) => h === all[0])).toBe(true)
    expect(new Set(exact('ma má mà mả mã mạ đa da')).size).toBe(8)
    expect(folded('Đường Đắk')).toEqual(folded('duong dak'))
  })
  it('reads numbers without their marks and parts dates', () => {
    expect(exact('1.234 tỷ')).toEqual(exact('1234 tỷ'))
    expect(exact('04/11')).toEqual(exact('4-11'))
    expect(exact('2,5')).toHaveLength(2)
    expect(exact('24h')).toEqual(exact('24 h'))
  })
  it('flags numbers, capitals and the first syllable after a clause mark', () => {
    expect(flags('Ông Nam, 34 tuổi')).toEqual([startsClause | isCapital, isCapital, startsClause | isNumber, 0])
  })
  it('stops after as many syllables as it can hold, whatever comes', () => {
    expect(scanned('a '.repeat(100_000)).count).toBe(maxSyllables)
    expect(scanned(`e${'\u0301'.repeat(200_000)}`).count).toBe(1)
    expect(scanned('(“ \n😀…'.repeat(1000)).count).toBe(0)
  })
})

describe('titleSeries', () => {
  const series = (title: string): ReturnType<typeof titleSeries> => titleSeries(scanned(title), scanned(title).count)
  it('knows two issues of one series, and one issue by its title', () => {
    expect(isOtherIssue(series('Giá vàng hôm nay 12/3: Tăng'), series('Giá vàng hôm nay (13/3): Giảm'))).toBe(true)
    expect(isOtherIssue(series('Thời tiết ngày 12/3'), series('Thời tiết 12/3'))).toBe(false)
    expect(isOtherIssue(series('Giá vàng hôm nay 12/3'), series('Giá xăng hôm nay 13/3'))).toBe(false)
  })
  it.each([
    'Vụ cháy làm 5 người chết',
    'Ngày 12/3',
    '12/3 là ngày gì',
    'Xử phạt 45 trường hợp',
    'Bão số 10 mạnh lên',
    '',
  ])('takes "%s" for no series', (title) => expect(series(title)).toEqual({ series: 0, seriesNumber: 0 }))
})

describe('sourceLine', () => {
  it.each([
    ['Đoạn cuối của bài.\n(Theo Báo Hòa Lam)', 'Hòa Lam'],
    ['Đoạn cuối.\nTheo VnExpress', 'VnExpress'],
    ['Đoạn cuối.\nNguồn: TTXVN\n', 'TTXVN'],
    ['Đoạn cuối.\nTheo báo điện tử Sông Lăng.\nQuế Lâm', 'Sông Lăng'],
    ['(TTXVN) - Sáng nay, cầu được thông xe.\nĐoạn hai.', 'TTXVN'],
  ])('reads %j', (text, expected) => expect(sourceLine(text)).toBe(expected))

  it.each([
    'Theo ông Khải, cầu đã xong.\nHết.',
    'Theo kế hoạch, ngày mai cầu thông xe và mọi người được đi lại tự do trên đoạn đường mới mở.',
    'theo dõi thêm trên trang nhà',
    '',
    'Theo '.repeat(50_000),
  ])('finds no source in %.40j', (text) => expect(sourceLine(text)).toBeUndefined())
})
