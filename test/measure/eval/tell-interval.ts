import type { Outcomes } from '../outcome.js'
import type { Interval } from './scores/bootstrap.js'

/** Tells where 95 % of the resampled figures lie. */
export function tellInterval(outcomes: Outcomes, bench: string, figure: string, words: string, at: Interval): void {
  outcomes.tell(bench, `${figure}Low`, at.low, '', `  ${words}, 95 % from`)
  outcomes.tell(bench, `${figure}High`, at.high, '', `  ${words}, 95 % to`)
}
