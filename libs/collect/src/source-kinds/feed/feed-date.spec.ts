import { readFeedDate, readFeedDates } from './feed-date.js'

/** Tuesday 24 November 2026, 11:00 in Vietnam. */
const nowMs = Date.parse('2026-11-24T04:00:00Z')
const at1030 = '2026-11-24T03:30:00.000Z'

describe('a time in a feed', () => {
  it.each([
    ['Tue, 24 Nov 2026 10:30:00 +0700', at1030],
    ['Tue, 24 Nov 2026 03:30:00 GMT', at1030],
    ['Tue, 24 Nov 2026 10:30:00 ICT', at1030],
    ['24 Nov 26 10:30', at1030],
    ['Mon, 23 Nov 2026 22:30:00 EST', at1030],
    ['2026-11-24T10:30:00', at1030],
    ['2026-11-24 10:30', at1030],
    ['2026-11-24T10:30:00.123+07:00', at1030],
    ['2026-11-24T10:30+07', at1030],
    ['20261124T103000+0700', at1030],
    ['2026-11-24T03:30:00Z', at1030],
    ['Nov 24, 2026 10:30 AM', at1030],
    ['Tue Nov 24 10:30:00 2026', at1030],
    ['10:30 24/11/2026', at1030],
    ['10:30 - 24/11/2026', at1030],
    ['24/11/2026 | 10:30', at1030],
    ['24.11.2026 10h30', at1030],
    ['Thứ Ba, 10:30, 24/11/2026', at1030],
    ['Cập nhật lúc: 10:30, Thứ Ba, 24/11/2026 (GMT+7)', at1030],
    ['24/11/2026 10:30:00 SA', at1030],
    ['24-11-2026 - 15:30 PM', '2026-11-24T08:30:00.000Z'],
    ['24/11/2026 3:30:00 CH', '2026-11-24T08:30:00.000Z'],
    ['11/24/2026 3:42:00 PM', '2026-11-24T08:42:00.000Z'],
    ['11/24/2026 12:05:00 AM', '2026-11-23T17:05:00.000Z'],
    ['24/11/2026 12:05 SA', '2026-11-23T17:05:00.000Z'],
    ['24/11/2026 12:05 CH', '2026-11-24T05:05:00.000Z'],
    ["Thứ Ba, 24/11/2026 22:7'(GMT+7)", '2026-11-24T15:07:00.000Z'],
    ['Ngày 24 tháng 11 năm 2026', '2026-11-23T17:00:00.000Z'],
    ['05/11/2026', '2026-11-04T17:00:00.000Z'],
    ['', null],
    ['không rõ', null],
    ['31/02/2026', null],
    ['24/11/2026 25:30', null],
    ['2026-13-45', null],
  ])('%s', (text, expected) => {
    expect(readFeedDate(text, nowMs)).toBe(expected)
  })
})

describe('the times of one feed', () => {
  it('are month first when an entry proves it, or an AM/PM mark stands beside', () => {
    expect(readFeedDates(['11/05/2026 9:05:00', '11/13/2026 9:05:00'], nowMs)[0]).toBe('2026-11-05T02:05:00.000Z')
    expect(readFeedDates(['11/05/2026 9:05:00 AM'], nowMs)[0]).toBe('2026-11-05T02:05:00.000Z')
  })

  it('are day first when an entry proves that, whatever the mark', () => {
    expect(readFeedDates(['11/05/2026 9:05:00 AM', '13/05/2026 9:05:00 AM'], nowMs)[0]).toBe('2026-05-11T02:05:00.000Z')
  })

  it('called GMT are local when one of them would lie ahead of now', () => {
    expect(readFeedDates(['Tue, 24 Nov 2026 10:30:00 GMT', 'Mon, 23 Nov 2026 10:30:00 GMT'], nowMs)).toEqual([
      at1030,
      '2026-11-23T03:30:00.000Z',
    ])
    expect(readFeedDates(['2026-11-24T10:30:00Z', '2026-11-23T10:30:00+07:00'], nowMs)).toEqual([
      at1030,
      '2026-11-23T03:30:00.000Z',
    ])
  })

  it('stay apart: one that cannot be read takes no other with it', () => {
    expect(readFeedDates(['hôm nào đó', '2026-11-24T03:30:00Z', null], nowMs)).toEqual([null, at1030, null])
  })
})
