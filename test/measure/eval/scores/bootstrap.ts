import { randomFrom } from '../../../press/random.js'

/** Where 95 % of the resampled figures lie. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const resamples = 1000
const seed = 1

/** Percentile bootstrap: the figure of as many units drawn with replacement, a thousand times from one seed. */
export function bootstrap<T>(units: readonly T[], figure: (drawn: readonly T[]) => number): Interval {
  const random = randomFrom(seed)
  const figures = Array.from({ length: resamples }, () =>
    figure(units.map(() => units[Math.floor(random.next() * units.length)] as T)),
  ).sort((a, b) => a - b)
  return { low: figures[resamples * 0.025] as number, high: figures[resamples * 0.975 - 1] as number }
}
