import type { DayCount } from '#article-index'

const dayMs = 86_400_000
/** Longest span drawn day by day; a longer one is counted by month. Days. */
const daysMax = 366

/** Counts in an even row, so that a quiet day shows as a gap: days, or months (`2026-11`) for long spans. */
export function trendOf(days: readonly DayCount[]): DayCount[] {
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return []
  if (Date.parse(last.date) - Date.parse(first.date) > daysMax * dayMs) return byMonth(days)
  const known = new Map(days.map((d) => [d.date, d]))
  const all: DayCount[] = []
  for (let ms = Date.parse(first.date); ms <= Date.parse(last.date); ms += dayMs) {
    const date = new Date(ms).toISOString().slice(0, 10)
    all.push(known.get(date) ?? { date, count: 0, critical: 0 })
  }
  return all
}

/** Months that have articles; a date read wrong may lie decades away, so empty ones are not drawn. */
function byMonth(days: readonly DayCount[]): DayCount[] {
  const months = new Map<string, DayCount>()
  for (const { date, count, critical } of days) {
    const month = date.slice(0, 7)
    const known = months.get(month)
    months.set(month, {
      date: month,
      count: count + (known?.count ?? 0),
      critical: critical + (known?.critical ?? 0),
    })
  }
  return [...months.values()]
}
