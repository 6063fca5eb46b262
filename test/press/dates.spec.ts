import { agoInWords, isoZoned, monthFirst, morningAfternoon, rfc822, startOfLocalDay, weekdayName } from './dates.js'

const at = (text: string): number => Date.parse(text)

describe('dates as the press writes them', () => {
  it.each([
    ['2026-11-24T00:10:00+07:00', '24/11/2026 12:10:00 SA', '11/24/2026 12:10:00 AM'],
    ['2026-11-24T12:05:00+07:00', '24/11/2026 12:05:00 CH', '11/24/2026 12:05:00 PM'],
    ['2026-11-05T15:30:00+07:00', '5/11/2026 3:30:00 CH', '11/5/2026 3:30:00 PM'],
  ])('%s', (moment, portal, feed) => {
    expect([morningAfternoon(at(moment)), monthFirst(at(moment))]).toEqual([portal, feed])
  })

  it('knows the local day and its name across midnight UTC', () => {
    const moment = at('2026-11-23T18:30:00Z')
    expect([weekdayName(moment), isoZoned(moment)]).toEqual(['Thứ Ba', '2026-11-24T01:30:00+07:00'])
    expect(rfc822(moment, 'GMT')).toBe('Tue, 24 Nov 2026 01:30:00 GMT')
    expect(startOfLocalDay(moment)).toBe(at('2026-11-24T00:00:00+07:00'))
  })

  it('says how long ago', () => {
    const now = at('2026-11-24T08:00:00+07:00')
    expect(agoInWords(now - 20 * 60_000, now)).toBe('20 phút trước')
    expect(agoInWords(at('2026-11-23T07:05:00+07:00'), now)).toBe('Hôm qua, 07:05')
  })
})
