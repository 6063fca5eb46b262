/** Vietnamese local time is UTC+7 all year. */
const zoneMs = 7 * 3600_000
/** One day in milliseconds. */
export const dayMs = 86_400_000
/** One hour in milliseconds. */
export const hourMs = 3600_000
/** One minute in milliseconds. */
export const minuteMs = 60_000

/** A moment as a clock on a wall in Viet Nam shows it. */
export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** 0 is Sunday. */
  weekday: number
}

/** Reads a moment in Vietnamese local time. */
export function localTime(ms: number): LocalTime {
  const date = new Date(ms + zoneMs)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  }
}

/** The moment of local midnight of the day that holds `ms`. */
export function startOfLocalDay(ms: number): number {
  return Math.floor((ms + zoneMs) / dayMs) * dayMs - zoneMs
}

/** Two digits. */
export const two = (n: number): string => String(n).padStart(2, '0')

const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `24/11/2026`. */
export function dayMonthYear(ms: number): string {
  const t = localTime(ms)
  return `${two(t.day)}/${two(t.month)}/${t.year}`
}

/** `08:15`. */
export function hourMinute(ms: number): string {
  const t = localTime(ms)
  return `${two(t.hour)}:${two(t.minute)}`
}

/** `Thứ Ba`. */
export function weekdayName(ms: number): string {
  return weekdays[localTime(ms).weekday] as string
}

/** `Thứ ba`, as some papers write it. */
export function weekdayNameSoft(ms: number): string {
  const name = weekdayName(ms)
  return name.slice(0, 4) + name.slice(4).toLowerCase()
}

/** `2026-11-24T08:15:00`, local and without a zone. */
export function isoLocal(ms: number): string {
  return new Date(ms + zoneMs).toISOString().slice(0, 19)
}

/** `2026-11-24T08:15:00+07:00`. */
export function isoZoned(ms: number): string {
  return `${isoLocal(ms)}+07:00`
}

/** RFC 822 date in local time, with the zone text given (feeds get it wrong now and then). */
export function rfc822(ms: number, zone = '+0700'): string {
  const t = localTime(ms)
  const day = `${englishDays[t.weekday]}, ${two(t.day)} ${englishMonths[t.month - 1]} ${t.year}`
  return `${day} ${two(t.hour)}:${two(t.minute)}:${two(t.second)} ${zone}`
}

/** `11/24/2026 3:42:00 PM`: month first, twelve hours, no zone. */
export function monthFirst(ms: number): string {
  const t = localTime(ms)
  const half = t.hour < 12 ? 'AM' : 'PM'
  return `${t.month}/${t.day}/${t.year} ${t.hour % 12 || 12}:${two(t.minute)}:${two(t.second)} ${half}`
}

/** `24/11/2026 3:30:00 CH`: SA before noon, CH after. */
export function morningAfternoon(ms: number): string {
  const t = localTime(ms)
  const half = t.hour < 12 ? 'SA' : 'CH'
  return `${t.day}/${two(t.month)}/${t.year} ${t.hour % 12 || 12}:${two(t.minute)}:${two(t.second)} ${half}`
}

/** HTTP date (always GMT). */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString()
}

/** `2 giờ trước`, as list pages say it. */
export function agoInWords(ms: number, now: number): string {
  const minutes = Math.max(1, Math.floor((now - ms) / minuteMs))
  if (minutes < 60) return `${minutes} phút trước`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} giờ trước`
  if (startOfLocalDay(now) - startOfLocalDay(ms) === dayMs) return `Hôm qua, ${hourMinute(ms)}`
  return `${Math.floor(minutes / 1440)} ngày trước`
}
