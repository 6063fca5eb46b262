import { firstDayOfToday } from '../units/unit.js'
import { Gap, type Reading } from './reading.js'
import { Words } from './words.js'

/** A date a text speaks of, as far as it matters to which units existed. */
export interface DateInText {
  /** Token it begins at. */
  readonly at: number
  /** Day, or a day in the middle of the month or year named. */
  readonly iso: string
  /** Which units existed then. */
  readonly era: 'old' | 'new'
}

/** The era a day lies in. */
export function eraOfDay(iso: string): 'old' | 'new' {
  return iso.slice(0, 10) < firstDayOfToday ? 'old' : 'new'
}

const yearWords = new Words(
  `năm, tháng, mùa, vụ, hè, xuân, thu, đông, quý, cuối, đầu, giữa, từ, trước, sau, đến, ngày, hồi, dịp, tết, mưa, khô, lũ,
  trong, thời, kể, vào, niên`,
)
const birth = new Words('sinh, sn, tuổi')
const spans = new Words('đoạn, kỳ, học, khóa')
const beforeWords = new Words('trước')

/** Dates and years of a text, births and plan periods ("giai đoạn 2021 - 2025") left out. */
export function readDates(reading: Reading): DateInText[] {
  const dates: DateInText[] = []
  for (let i = 0; i < reading.length; i++) {
    const token = reading.tokens[i]
    if (!token || token.end - token.start < 4) continue
    const first = token.exact.charCodeAt(0)
    if (first < 0x30 || first > 0x39) continue
    const date = dottedDate(reading, i) ?? yearDate(reading, i)
    if (date) dates.push(date)
  }
  return dates
}

/** 4.11.2024 is one token. */
function dottedDate(reading: Reading, i: number): DateInText | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(reading.exact(i))
  return match ? dateAt(reading, i, iso(match[3], match[2], match[1])) : null
}

function yearDate(reading: Reading, i: number): DateInText | null {
  const year = reading.exact(i)
  if (!/^(?:19[5-9]\d|20[0-9]\d)$/.test(year)) return null
  const month = numberJoined(reading, i)
  if (month !== null) {
    const day = numberJoined(reading, i - 1)
    return dateAt(reading, day === null ? i - 1 : i - 2, iso(year, month, day ?? '15'))
  }
  const named = /^tháng (\d{1,2}) năm$/.exec(`${reading.exact(i - 3)} ${reading.exact(i - 2)} ${reading.exact(i - 1)}`)
  if (named) return dateAt(reading, i - 3, iso(year, named[1], '15'))
  if (!isYear(reading, i) || year === '2025') return null
  return dateAt(reading, i, iso(year, '6', '15'))
}

/** The number joined to token i by a slash, dash or dot: 6/2024. */
function numberJoined(reading: Reading, i: number): string | null {
  const gap = reading.gaps[i]
  const before = reading.exact(i - 1)
  if (i < 1 || (gap !== Gap.other && gap !== Gap.hyphen) || !/^\d{1,2}$/.test(before)) return null
  return /^[/.-]$/.test(reading.text.slice(reading.tokens[i - 1]?.end, reading.tokens[i]?.start)) ? before : null
}

function isYear(reading: Reading, i: number): boolean {
  if (reading.gaps[i] !== Gap.space) return false
  // "giai đoạn 2021 - 2025": both ends of a period say nothing of the day.
  if (reading.gaps[i + 1] === Gap.hyphen && /^\d{4}$/.test(reading.exact(i + 1))) return false
  for (let k = i - 1; k >= i - 2 && k >= 0; k--) {
    if (reading.isIn(birth, k) || reading.isIn(spans, k)) return false
  }
  return reading.isIn(yearWords, i - 1) || reading.isIn(yearWords, i - 2)
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** "trước ngày 01/7/2025" speaks of the old units. */
function dateAt(reading: Reading, at: number, iso: string): DateInText {
  const isBefore =
    reading.isIn(beforeWords, at - 1) || (reading.exact(at - 1) === 'ngày' && reading.isIn(beforeWords, at - 2))
  return { at, iso, era: isBefore && iso <= firstDayOfToday ? 'old' : eraOfDay(iso) }
}
