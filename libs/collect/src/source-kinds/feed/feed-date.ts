/** A time as a feed wrote it, taken apart; what cannot be known from one text alone stays open. */
interface RawDate {
  year: number
  month: number
  day: number
  /** `open`: day and month could be exchanged (`05/11/2026`, read day first); `day`, `month`: a part above 12 proves it. */
  order: 'fixed' | 'open' | 'day' | 'month'
  hour: number
  minute: number
  second: number
  /** Minutes east of UTC; null: not stated. */
  offset: number | null
  /** Stated as GMT, UTC or Z: true in good feeds, local time in careless ones. */
  saysUtc: boolean
  hasEnglishMark: boolean
}

const vietnamOffset = 7 * 60

/**
 * Times of one feed as ISO 8601 UTC, null where unreadable. Read together, because a single text does not tell whether
 * `05/11/2026` is month first, or whether "GMT" is local time: another entry of the same feed does.
 */
export function readFeedDates(texts: readonly (string | null | undefined)[], nowMs: number): (string | null)[] {
  const raws = texts.map((text) => (text ? takeApart(text) : null))
  const monthFirst = isMonthFirst(raws)
  const exchanged = raws.map((raw) => (raw?.order === 'open' && monthFirst ? exchange(raw) : raw))
  const times = exchanged.map((raw) => (raw ? toMs(raw) : null))
  const localUtc = exchanged.some((raw, i) => raw?.saysUtc && isAheadByZone(times[i]!, nowMs))
  return exchanged.map((raw, i) => {
    const ms = times[i]
    if (ms === null || ms === undefined || !raw) return null
    return new Date(localUtc && raw.saysUtc ? ms - vietnamOffset * 60_000 : ms).toISOString()
  })
}

/** One time text by itself. */
export function readFeedDate(text: string | null | undefined, nowMs: number): string | null {
  return readFeedDates([text], nowMs)[0]!
}

/** "GMT" after a local time lies up to seven hours ahead of now for what was just published. */
function isAheadByZone(ms: number | null, nowMs: number): boolean {
  return ms !== null && ms > nowMs + 15 * 60_000 && ms <= nowMs + vietnamOffset * 60_000 + 15 * 60_000
}

/** An entry above 12 decides; without one, an AM/PM mark does: it comes from US formatting, SA/CH from Vietnamese. */
function isMonthFirst(raws: readonly (RawDate | null)[]): boolean {
  const orders = new Set(raws.map((raw) => raw?.order))
  if (orders.has('day')) return false
  return orders.has('month') || raws.some((raw) => raw?.order === 'open' && raw.hasEnglishMark)
}

function exchange(raw: RawDate): RawDate {
  return { ...raw, month: raw.day, day: raw.month }
}

function toMs(raw: RawDate): number | null {
  const { year, month, day, hour, minute, second } = raw
  if (year < 1980 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null
  if (hour > 24 || minute > 59 || second > 60) return null
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null
  return ms - (raw.offset ?? vietnamOffset) * 60_000
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Record<string, number> = {
  gmt: 0, ut: 0, utc: 0, z: 0, ict: 420, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480,
  pdt: -420, cet: 60, cest: 120, bst: 60, msk: 180, jst: 540, kst: 540, aest: 600, hkt: 480, sgt: 480,
} // prettier-ignore

const isoDate = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s,]+|$)/i
const compactDate = /^(\d{4})(\d{2})(\d{2})(?:T|\s|$)/i
const slashDate = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/
const yearFirstSlash = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/
const namedDate = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)/i
const namedMonthFirst =
  /([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[a-z]{1,5}\s+)?)?(\d{4})(?!\d)/i
const vietnameseDate = /(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,|\s+năm)?\s+(\d{4})/iu
const clockTime =
  /(?<![\d:])(\d{1,2})\s?[:h]\s?(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?!\d)(?:\s*(AM|PM|SA|CH)(?![a-z]))?/i
const zoneText =
  /(?:(?:GMT|UTC|UT)\s*)?([+-])(\d{1,2}):?(\d{2})?(?!\d)\s*\)?|\b(GMT|UTC|UT|ICT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|BST|MSK|[JK]ST|AEST|HKT|SGT)\b|\d(Z)\b/i

function takeApart(text: string): RawDate | null {
  const clean = text
    .slice(0, 120)
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    // The basic form of ISO 8601 (`20261124T103000Z`) in its extended form.
    .replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/, '$1-$2-$3T$4:$5:')
    .replace(/^([\d-]{10}T\d{2}:\d{2}):(?!\d)/, '$1')
  if (clean === '') return null
  const date = datePart(clean)
  if (!date) return null
  const rest = clean.slice(0, date.at) + ' ' + clean.slice(date.at + date.length)
  const time = date.time ?? rest
  const clock = clockTime.exec(time)
  const mark = clock?.[4]?.toUpperCase()
  const zone = zonePart(clock && !date.time ? rest.slice(clock.index + timeLength(clock) - 1) : rest)
  return {
    ...date.ymd,
    hour: clock ? hourOf(Number(clock[1]), mark) : 0,
    minute: clock ? Number(clock[2]) : 0,
    second: clock?.[3] ? Number(clock[3]) : 0,
    offset: zone.offset,
    saysUtc: zone.saysUtc,
    hasEnglishMark: mark === 'AM' || mark === 'PM',
  }
}

/** Length of the clock text without its AM/PM mark: a zone stands behind it (`-` before it is a dash). */
function timeLength(clock: RegExpExecArray): number {
  return clock[0].length - (clock[4] ? clock[4].length : 0)
}

interface DatePart {
  ymd: Pick<RawDate, 'year' | 'month' | 'day' | 'order'>
  at: number
  length: number
  /** Clock text, where it stands within the date (`Nov 24 10:30:00 2026`). */
  time?: string | undefined
}

function datePart(text: string): DatePart | null {
  let m = isoDate.exec(text)
  if (m) return fixed(m, Number(m[1]), Number(m[2]), Number(m[3] ?? 1))
  m = compactDate.exec(text)
  if (m) return fixed(m, Number(m[1]), Number(m[2]), Number(m[3]))
  m = vietnameseDate.exec(text)
  if (m) return fixed(m, Number(m[3]), Number(m[2]), Number(m[1]))
  m = namedDate.exec(text)
  if (m && monthNumber(m[2]!) > 0) return fixed(m, fullYear(m[3]!), monthNumber(m[2]!), Number(m[1]))
  m = namedMonthFirst.exec(text)
  if (m && monthNumber(m[1]!) > 0) return { ...fixed(m, Number(m[4]), monthNumber(m[1]!), Number(m[2])), time: m[3] }
  m = yearFirstSlash.exec(text)
  if (m) return fixed(m, Number(m[1]), Number(m[2]), Number(m[3]))
  m = slashDate.exec(text)
  if (m) return slashPart(m, Number(m[1]), Number(m[2]), fullYear(m[3]!))
  return /^\d{4}$/.test(text)
    ? { ymd: { year: Number(text), month: 1, day: 1, order: 'fixed' }, at: 0, length: 4 }
    : null
}

function fixed(m: RegExpExecArray, year: number, month: number, day: number): DatePart {
  return { ymd: { year, month, day, order: 'fixed' }, at: m.index, length: m[0].length }
}

function slashPart(m: RegExpExecArray, first: number, second: number, year: number): DatePart {
  const place = { at: m.index, length: m[0].length }
  if (second > 12) return { ...place, ymd: { year, month: first, day: second, order: 'month' } }
  return { ...place, ymd: { year, month: second, day: first, order: first > 12 ? 'day' : 'open' } }
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 4) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** `15:30 PM` is 15:30; `12:05 SA` is 00:05. */
function hourOf(hour: number, mark: string | undefined): number {
  if ((mark === 'PM' || mark === 'CH') && hour < 12) return hour + 12
  return (mark === 'AM' || mark === 'SA') && hour === 12 ? 0 : hour
}

function zonePart(text: string): { offset: number | null; saysUtc: boolean } {
  const m = zoneText.exec(text)
  if (!m) return { offset: null, saysUtc: false }
  if (m[1]) {
    const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0)
    if (minutes > 14 * 60) return { offset: null, saysUtc: false }
    return { offset: m[1] === '-' ? -minutes : minutes, saysUtc: minutes === 0 }
  }
  const name = (m[4] ?? m[5])!.toLowerCase()
  const offset = zones[name] ?? null
  return { offset, saysUtc: offset === 0 }
}
