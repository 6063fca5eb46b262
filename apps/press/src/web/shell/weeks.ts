import { addDays, type Period, type ReportCutOff, weekOf } from '#press'

/** The week that holds the date given; null where none is given, it makes no sense, or the week has not begun. */
export function chosenWeek(at: string | undefined, cutOff: ReportCutOff, now: string): Period | null {
  const ms = at ? Date.parse(at) : Number.NaN
  if (Number.isNaN(ms) || Math.abs(ms) > 4e12) return null
  const week = weekOf(new Date(ms).toISOString(), cutOff)
  return week.from > now ? null : week
}

/** The last week that is over. */
export const lastWholeWeek = (cutOff: ReportCutOff, now: string): Period => weekAway(weekOf(now, cutOff), -1)

export const weekAway = ({ from, to }: Period, weeks: number): Period => ({
  from: addDays(from, weeks * 7),
  to: addDays(to, weeks * 7),
})

/** Address of a page that shows the week so many weeks away. */
export const weekUrl = (path: string, { from }: Period, weeks = 0): string =>
  `${path}?at=${encodeURIComponent(addDays(new Date(Date.parse(from) + 3_600_000).toISOString(), weeks * 7))}`
