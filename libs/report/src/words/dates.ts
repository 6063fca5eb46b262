import { isoWeek, lastFullDay, localDate, localTime, type Period, weekNumber } from '#press'

/** Two digits for days below 10 and for months 1 and 2, as the rules on official papers ask. */
const dayText = (day: number): string => String(day).padStart(2, '0')
const monthText = (month: number): string => (month <= 2 ? `0${month}` : String(month))

const parts = (date: string): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

/** `22/11/2026` of a local date. */
export function fullDate(date: string): string {
  const { year, month, day } = parts(date)
  return `${dayText(day)}/${monthText(month)}/${year}`
}

/** `22/11` of a local date. */
export function shortDate(date: string): string {
  const { month, day } = parts(date)
  return `${dayText(day)}/${monthText(month)}`
}

/** `ngày 04 tháng 11 năm 2026` */
export function longDate(date: string): string {
  const { year, month, day } = parts(date)
  return `ngày ${dayText(day)} tháng ${monthText(month)} năm ${year}`
}

/** `22/11` of an instant in the office zone. */
export const dayAt = (utc: string): string => shortDate(localDate(utc))

/** `08 giờ 30 phút ngày 23/11/2026`; whole hours without minutes. */
export function momentText(utc: string): string {
  return `${clockText(utc)} ngày ${fullDate(localDate(utc))}`
}

/** `15 giờ`, `08 giờ 30 phút` */
export function clockText(utc: string): string {
  const [hour, minute] = localTime(utc).split(':')
  return minute === '00' ? `${hour} giờ` : `${hour} giờ ${minute} phút`
}

/** `thứ Ba` of a local date. */
export function weekdayName(date: string): string {
  const names = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy']
  return names[new Date(`${date}T00:00:00Z`).getUTCDay()] as string
}

const isMidnight = (utc: string): boolean => localTime(utc) === '00:00'
const lastDay = (period: Period): string => localDate(new Date(Date.parse(period.to) - 1).toISOString())

/**
 * `từ ngày 16/11 đến ngày 22/11/2026`; the year stands twice where it changes, and hours stand where the period is cut
 * inside a day: `từ 15 giờ ngày 12/11 đến 15 giờ ngày 19/11/2026`. One whole day is `ngày 22/11/2026`.
 */
export function periodText(period: Period): string {
  const whole = isMidnight(period.from) && isMidnight(period.to)
  const first = localDate(period.from)
  const last = whole ? lastDay(period) : localDate(period.to)
  if (whole && first === last) return `ngày ${fullDate(last)}`
  const from = first.slice(0, 4) === last.slice(0, 4) ? shortDate(first) : fullDate(first)
  if (whole) return `từ ngày ${from} đến ngày ${fullDate(last)}`
  return `từ ${clockText(period.from)} ngày ${from} đến ${clockText(period.to)} ngày ${fullDate(last)}`
}

/** `16/11-22/11`, for table heads and brackets; a hyphen, because lines may break after a dash. */
export function shortPeriod(period: Period): string {
  const first = shortDate(localDate(period.from))
  const last = shortDate(lastDay(period))
  return first === last ? first : `${first}-${last}`
}

/** True for a period of seven days. */
export const isWeek = (period: Period): boolean => Date.parse(period.to) - Date.parse(period.from) === 7 * 86_400_000

/** `tuần 47`, `ngày 24/11`, or `kỳ 01/11-22/11`. */
export function periodName(period: Period): string {
  if (isWeek(period)) return `tuần ${weekNumber(period).week}`
  const span = shortPeriod(period)
  return span.includes('-') ? `kỳ ${span}` : `ngày ${span}`
}

/** `tuần`, `ngày` or `kỳ`: what the period is called in running text. */
export function periodNoun(period: Period): 'tuần' | 'ngày' | 'kỳ' {
  if (isWeek(period)) return 'tuần'
  return Date.parse(period.to) - Date.parse(period.from) <= 86_400_000 ? 'ngày' : 'kỳ'
}

/** `2026-W47` of a period's last full day. */
export function weekCode(period: Period): string {
  const { year, week } = isoWeek(lastFullDay(period))
  return `${year}-W${String(week).padStart(2, '0')}`
}
