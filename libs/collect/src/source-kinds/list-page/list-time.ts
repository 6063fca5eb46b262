import { readFeedDate } from '../feed/feed-date.js'

const units: Record<string, number> = {
  giây: 1000,
  phút: 60_000,
  giờ: 3_600_000,
  tiếng: 3_600_000,
  ngày: 86_400_000,
  tuần: 7 * 86_400_000,
}
const vietnamMs = 7 * 3_600_000
const dayMs = 86_400_000

/** A time beside a link on a list page, as UTC: "2 giờ trước", "Hôm qua, 21:05", "24/11", or a full date. */
export function readListTime(text: string, nowMs: number): string | null {
  const clean = text.slice(0, 120).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  const ago = /(\d{1,3}) (giây|phút|giờ|tiếng|ngày|tuần)(?: trước)/u.exec(clean)
  if (ago) return iso(nowMs - Number(ago[1]) * units[ago[2]!]!)
  if (/^(?:vừa xong|mới đây|vừa đăng)/u.test(clean)) return iso(nowMs)
  const today = Math.floor((nowMs + vietnamMs) / dayMs) * dayMs - vietnamMs
  const clock = /(?<!\d)(\d{1,2})[:h](\d{2})(?!\d)/.exec(clean)
  const clockMs = clock ? (Number(clock[1]) * 60 + Number(clock[2])) * 60_000 : 0
  const named = /hôm (nay|qua|kia)/u.exec(clean)
  if (named) return iso(today - { nay: 0, qua: 1, kia: 2 }[named[1] as 'nay' | 'qua' | 'kia'] * dayMs + clockMs)
  const full = readFeedDate(text, nowMs)
  if (full) return full
  const short = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?![\d/-])/.exec(clean)
  if (short) return shortDate(Number(short[1]), Number(short[2]), clockMs, nowMs)
  return clock && clean.length <= 8 ? iso(today + clockMs > nowMs ? today + clockMs - dayMs : today + clockMs) : null
}

/** Day and month take the year in which they are not in the future. */
function shortDate(day: number, month: number, clockMs: number, nowMs: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const year = new Date(nowMs + vietnamMs).getUTCFullYear()
  const ms = Date.UTC(year, month - 1, day) - vietnamMs + clockMs
  return iso(ms > nowMs + dayMs ? Date.UTC(year - 1, month - 1, day) - vietnamMs + clockMs : ms)
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
