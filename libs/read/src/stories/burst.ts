import { localDate, localTime } from '#press'

const dayMs = 86_400_000
/** Days before yesterday that make the usual level. */
const usualDays = 14
/** What is usual for a story that began yesterday or today: articles a day. */
const newcomer = 1
/** Articles above the usual, and how many times its square root: the chance of less than one in forty by itself. */
const leastMore = 3
const leastDeviations = 2

/** How the newest articles of a story stand to what is usual for it. */
export interface Burst {
  /** Articles of today and yesterday. */
  readonly recent: number
  /** As many would have been usual in this time. */
  readonly usual: number
  readonly isRising: boolean
}

/** Compares today and yesterday with the fortnight before. `days`: counts by local day, those without articles left out. */
export function burstOf(days: readonly { readonly date: string; readonly count: number }[], now: string): Burst {
  const today = Date.parse(localDate(now))
  const [hours = 0, minutes = 0] = localTime(now).split(':').map(Number)
  const span = 1 + (hours + minutes / 60) / 24
  const ageOf = (date: string): number => Math.round((today - Date.parse(date)) / dayMs)
  let recent = 0
  let earlier = 0
  let oldest = 1
  for (const { date, count } of days) {
    const age = ageOf(date)
    if (age < 0 || age > usualDays + 1) continue
    if (age <= 1) recent += count
    else {
      earlier += count
      oldest = Math.max(oldest, age)
    }
  }
  const usual = (oldest > 1 ? earlier / (oldest - 1) : newcomer) * span
  const more = recent - usual
  return { recent, usual, isRising: more >= leastMore && more / Math.sqrt(Math.max(usual, 1)) >= leastDeviations }
}
