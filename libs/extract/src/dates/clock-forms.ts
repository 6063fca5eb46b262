/** A time of day as printed, on the 24-hour clock. */
export interface WallClock {
  hour: number
  minute: number
  second: number
}

/** `10:30`, `22:7'`, `3:42:00 PM`, `9:05 SA`, `10h30`, `10 giờ 30`; a dot only with a label (`lúc 10.30`). */
const forms =
  /(?<![\d/.-])(\d{1,2})\s{0,2}(?::|h|giờ|g(?=\d))\s{0,2}(\d{1,2})?(?:(?::|\s{0,2}phút\s{0,2})(\d{2})?(?:[.,]\d{1,9})?)?\s{0,2}(?:'|’|phút)?\s{0,2}(sa|ch|am|pm|a\.m\.|p\.m\.|sáng|trưa|chiều|tối|đêm)?(?![\p{L}\d/])/giu

/** The time nearest to the day that stands at `[dayAt, dayEnd)`, or null; impossible times are passed over. */
export function findClock(text: string, dayAt: number, dayEnd: number): WallClock | null {
  let best: WallClock | null = null
  let nearest = Infinity
  for (const match of text.matchAll(forms)) {
    const clock = clockOf(match)
    if (!clock) continue
    const end = match.index + match[0].length
    const distance = match.index >= dayEnd ? match.index - dayEnd : end <= dayAt ? dayAt - end : 0
    if (distance < nearest) {
      nearest = distance
      best = clock
    }
  }
  return best
}

function clockOf(match: RegExpMatchArray): WallClock | null {
  if (match[2] === undefined && /:/.test(match[0])) return null
  const printed = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const second = Number(match[3] ?? 0)
  if (printed > 23 || minute > 59 || second > 59) return null
  return { hour: hourOf(printed, (match[4] ?? '').toLowerCase()), minute, second }
}

/** SA and AM are before noon, CH and PM after it; above 12 the clock is a 24-hour one and the mark says nothing new. */
function hourOf(printed: number, mark: string): number {
  if (mark === '' || printed > 12) return printed
  const isMorning = mark === 'sa' || mark === 'am' || mark === 'a.m.' || mark === 'sáng'
  if (isMorning) return printed === 12 ? 0 : printed
  if (mark === 'đêm') return printed >= 9 && printed < 12 ? printed + 12 : printed === 12 ? 0 : printed
  if (mark === 'trưa') return printed < 4 ? printed + 12 : printed
  return printed === 12 ? 12 : printed + 12
}
