/** A calendar day as printed, and where in the text it stands. */
export interface WallDay {
  year: number
  month: number
  day: number
  at: number
  end: number
  yearAssumed: boolean
  /** Set instead of the fields above when the text is a count of seconds or milliseconds since 1970. */
  epochMs?: number
}

export interface DayOptions {
  nowMs: number
  monthFirst: boolean
}

type Reading = WallDay | 'impossible' | null
type Form = { pattern: RegExp; read: (m: RegExpExecArray, o: DayOptions) => [y: number, m: number, d: number] }

const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
}
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const vietnamMs = 7 * 3_600_000

/** In order of trust: forms with a four-digit year first. */
const forms: Form[] = [
  {
    pattern: /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
    read: (m) => [num(m[1]), num(m[2]), num(m[3])],
  },
  { pattern: /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=t\d|$|\s)/i, read: (m) => [num(m[1]), num(m[2]), num(m[3])] },
  {
    pattern: /(?<![\d/])(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{1,2})\s{0,2}[/.-]\s{0,2}((?:19|20)\d{2})(?!\d)/,
    read: (m, o) => ordered(num(m[1]), num(m[2]), num(m[3]), o.monthFirst),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\s{1,2}tháng\s{1,2}(\d{1,2})\s{0,2},?\s{0,2}(?:năm\s{1,2})?((?:19|20)\d{2})(?!\d)/iu,
    read: (m) => [num(m[3]), num(m[2]), num(m[1])],
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,2}${monthName}\\.?,?[\\s-]{1,2}(\\d{4}|\\d{2})(?![\\d:])`,
      'i',
    ),
    read: (m) => [fullYear(m[3]), month(m[2]), num(m[1])],
  },
  {
    pattern: new RegExp(`\\b${monthName}\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(\\d{4})(?!\\d)`, 'i'),
    read: (m) => [num(m[3]), month(m[1]), num(m[2])],
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?![\d/.-])/,
    read: (m, o) => ordered(num(m[1]), num(m[2]), fullYear(m[3]), o.monthFirst),
  },
]
const withoutYear = /(?<![\d/.:-])(\d{1,2})\s{0,1}[/-]\s{0,1}(\d{1,2})(?![\d/.:%-])/
const epoch = /^\s*(1\d{9})(\d{3})?\s*$/
/** `Tue Nov 24 10:30:00 +0700 2026` and the like: the year comes last. */
const yearLast = new RegExp(`\\b${monthName}\\s{1,2}(\\d{1,2})\\s.{0,30}?\\b((?:19|20)\\d{2})\\b`, 'i')

/** The day a text names; `impossible` when it only names days that do not exist, null when it names none. */
export function findDay(text: string, options: DayOptions): Reading {
  const count = epoch.exec(text)
  if (count) return { ...blank, epochMs: Number(count[1]) * 1000 + Number(count[2] ?? 0) }
  let impossible = false
  for (const form of forms) {
    const match = form.pattern.exec(text)
    if (!match) continue
    const [year, month_, day] = form.read(match, options)
    if (exists(year, month_, day)) return at(match, year, month_, day, false)
    impossible = true
  }
  const last = yearLast.exec(text)
  if (last && exists(num(last[3]), month(last[1]), num(last[2])))
    return at(last, num(last[3]), month(last[1]), num(last[2]), false)
  return impossible ? 'impossible' : shortDay(text, options)
}

/** `24/11`: the year that makes it the nearest day not after the fetch. */
function shortDay(text: string, { nowMs, monthFirst }: DayOptions): Reading {
  const match = withoutYear.exec(text)
  if (!match) return null
  const now = new Date(nowMs + vietnamMs)
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  for (const back of [0, 1, 2, 3, 4]) {
    const [year, month_, day] = ordered(num(match[1]), num(match[2]), now.getUTCFullYear() - back, monthFirst)
    if (exists(year, month_, day) && Date.UTC(year, month_ - 1, day) <= today) return at(match, year, month_, day, true)
  }
  return null
}

const blank: WallDay = { year: 0, month: 0, day: 0, at: 0, end: 0, yearAssumed: false }

function at(match: RegExpExecArray, year: number, month_: number, day: number, yearAssumed: boolean): WallDay {
  return { year, month: month_, day, at: match.index, end: match.index + match[0].length, yearAssumed }
}

function ordered(first: number, second: number, year: number, monthFirst: boolean): [number, number, number] {
  const isMonthFirst = second > 12 || (monthFirst && first <= 12)
  return isMonthFirst ? [year, first, second] : [year, second, first]
}

function exists(year: number, month_: number, day: number): boolean {
  if (month_ < 1 || month_ > 12 || day < 1 || day > 31 || year < 1970 || year > 2200) return false
  return day <= new Date(Date.UTC(year, month_, 0)).getUTCDate()
}

function num(digits: string | undefined): number {
  return Number(digits)
}

function month(name: string | undefined): number {
  return months[(name ?? '').toLowerCase()] ?? 0
}

function fullYear(digits: string | undefined): number {
  const n = Number(digits)
  return n < 100 ? (n < 70 ? 2000 + n : 1900 + n) : n
}
