import type { Measurement } from '../measurement.js'

/** Every `npm run eval`: one folder or file and one line here. */
export const evaluations: readonly Measurement[] = []
