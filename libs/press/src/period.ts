/** Periods are half-open `[from, to)` in UTC text, cut in the office zone. Viet Nam has had no summer time since 1975. */
export const officeZone = 'Asia/Ho_Chi_Minh'
/** Minutes east of UTC of the office zone. */
export const officeOffsetMin = 7 * 60

const dayMs = 86_400_000
const offsetMs = officeOffsetMin * 60_000

export interface Period {
  readonly from: string
  readonly to: string
}

/** When a reporting week ends. Monday = 1 … Sunday = 7; `time` is local `HH:mm`. */
export interface ReportCutOff {
  readonly weekday: number
  readonly time: string
}
/** Monday 00:00: calendar weeks. Many offices use Thursday 15:00. */
export const defaultCutOff: ReportCutOff = { weekday: 1, time: '00:00' }

/** `2026-11-23` in the office zone. */
export function localDate(utc: string): string {
  return new Date(Date.parse(utc) + offsetMs).toISOString().slice(0, 10)
}

/** `08:15` in the office zone. */
export function localTime(utc: string): string {
  return new Date(Date.parse(utc) + offsetMs).toISOString().slice(11, 16)
}

/** UTC instant of a local date and time; throws RangeError on an impossible one. */
export function utcOfLocal(date: string, time = '00:00'): string {
  const ms = Date.parse(`${date}T${time}:00.000Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`not a date: ${date} ${time}`)
  return new Date(ms - offsetMs).toISOString()
}

/** The local day that holds `utc`, from midnight to midnight. */
export function dayOf(utc: string): Period {
  const from = utcOfLocal(localDate(utc))
  return { from, to: addDays(from, 1) }
}

export function addDays(utc: string, days: number): string {
  return new Date(Date.parse(utc) + days * dayMs).toISOString()
}

/** The reporting week that holds `utc`. */
export function weekOf(utc: string, cutOff: ReportCutOff = defaultCutOff): Period {
  const [hour = 0, minute = 0] = cutOff.time.split(':').map(Number)
  const shift = (hour * 60 + minute) * 60_000
  const local = Date.parse(utc) + offsetMs - shift
  const day = Math.floor(local / dayMs)
  // 1970-01-01 was a Thursday: day 0 is ISO weekday 4.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  const back = (weekday - cutOff.weekday + 7) % 7
  const from = new Date((day - back) * dayMs + shift - offsetMs).toISOString()
  return { from, to: addDays(from, 7) }
}

/** The period of the same length just before. */
export function before(period: Period): Period {
  const length = Date.parse(period.to) - Date.parse(period.from)
  return { from: new Date(Date.parse(period.from) - length).toISOString(), to: period.from }
}

/** ISO week `{ year, week }` of a local date. */
export function isoWeek(date: string): { year: number; week: number } {
  const ms = Date.parse(`${date}T00:00:00Z`)
  const weekday = ((((Math.floor(ms / dayMs) + 3) % 7) + 7) % 7) + 1
  const thursday = new Date(ms + (4 - weekday) * dayMs)
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs))
  return { year, week }
}

/** A week's number is the ISO week of its last full local day. */
export function weekNumber(period: Period): { year: number; week: number } {
  return isoWeek(lastFullDay(period))
}

/** The last local date that lies wholly inside the period (its first date when none does). */
export function lastFullDay(period: Period): string {
  const end = localDate(period.to)
  const last = localDate(addDays(utcOfLocal(end), -1))
  return last < localDate(period.from) ? localDate(period.from) : last
}

/** The calendar week `2026-W47`, cut by the office's cut-off. */
export function weekByNumber(name: string, cutOff: ReportCutOff = defaultCutOff): Period {
  const match = /^(\d{4})-W(\d{1,2})$/.exec(name)
  const year = Number(match?.[1])
  const week = Number(match?.[2])
  if (!match || week < 1 || week > 53) throw new RangeError(`not a week: ${name}`)
  const jan4 = `${year}-01-04`
  const monday = addDays(weekOf(utcOfLocal(jan4, '12:00')).from, (week - 1) * 7)
  // Look from the calendar week's Sunday noon back over the cut-off, then keep the one that carries the number.
  for (const probe of [0, 3, 7, -3]) {
    const period = weekOf(addDays(monday, probe + 0.5), cutOff)
    const number = weekNumber(period)
    if (number.year === year && number.week === week) return period
  }
  throw new RangeError(`no such week: ${name}`)
}
