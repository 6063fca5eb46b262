import { dayMs } from '../dates.js'
import type { OutletSpec } from '../world/types.js'
import { failingOutlet } from './outlets.js'

/** From when the failing outlet answers 503 until the end of the play; never for the others. */
export function failingFrom(outlet: OutletSpec, end: number): number {
  return outlet.code === failingOutlet ? end - 3 * dayMs : Infinity
}
