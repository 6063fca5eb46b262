import type { Measurement } from '../measurement.js'

/** Every `npm run bench`: one folder or file and one line here. */
export const benches: readonly Measurement[] = []
