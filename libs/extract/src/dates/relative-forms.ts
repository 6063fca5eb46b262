const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const vietnamMs = 7 * 60 * minuteMs

const unitMs: [RegExp, number, 'minute' | 'day'][] = [
  [/^(?:giây|second)/iu, 1000, 'minute'],
  [/^(?:phút|min)/iu, minuteMs, 'minute'],
  [/^(?:giờ|tiếng|hour|hr)/iu, 60 * minuteMs, 'minute'],
  [/^(?:ngày|day)/iu, dayMs, 'day'],
  [/^(?:tuần|week)/iu, 7 * dayMs, 'day'],
  [/^(?:tháng|month)/iu, 30 * dayMs, 'day'],
  [/^(?:năm|year)/iu, 365 * dayMs, 'day'],
]
const ago =
  /(?<![\d/:])(\d{1,3}|một|an?)\s{1,2}(giây|phút|giờ|tiếng|ngày|tuần|tháng|năm|seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\s{1,2}(?:trước|ago)(?!\p{L})/iu
const justNow = /^(?:vừa xong|mới đây|vừa đăng|just now)$/iu
const namedDay = /(?:^|[\s,(])(hôm nay|hôm qua|hôm kia|today|yesterday)(?!\p{L})/iu
const clock = /(?<!\d)(\d{1,2})(?::|h)(\d{2})(?!\d)/
const daysBack: Record<string, number> = { 'hôm nay': 0, today: 0, 'hôm qua': 1, yesterday: 1, 'hôm kia': 2 }

/** A time told from the moment of the fetch: `2 giờ trước`, `Hôm qua, 21:05`; null when the text tells none. */
export function findRelative(text: string, nowMs: number): { atMs: number; precision: 'minute' | 'day' } | null {
  // A text of some length or with a full date is not a relative time: "hôm qua" is then part of a sentence.
  if (text.length > 60 || /\d[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) return null
  if (justNow.test(text)) return { atMs: nowMs, precision: 'minute' }
  const back = ago.exec(text)
  if (back) return countBack(back, nowMs)
  const named = namedDay.exec(text)
  if (!named) return null
  const midnight = startOfDay(nowMs - (daysBack[(named[1] as string).toLowerCase()] ?? 0) * dayMs)
  const time = clock.exec(text)
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59) return { atMs: midnight, precision: 'day' }
  return { atMs: midnight + (Number(time[1]) * 60 + Number(time[2])) * minuteMs, precision: 'minute' }
}

function countBack(match: RegExpExecArray, nowMs: number): { atMs: number; precision: 'minute' | 'day' } | null {
  const amount = /^\d/.test(match[1] as string) ? Number(match[1]) : 1
  for (const [pattern, ms, precision] of unitMs) {
    if (!pattern.test(match[2] as string)) continue
    const atMs = nowMs - amount * ms
    return { atMs: precision === 'day' ? startOfDay(atMs) : atMs, precision }
  }
  return null
}

/** Midnight in Viet Nam of the day that holds the moment. */
function startOfDay(ms: number): number {
  return Math.floor((ms + vietnamMs) / dayMs) * dayMs - vietnamMs
}
