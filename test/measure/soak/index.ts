import type { Measurement } from '../measurement.js'
import { collecting } from './collecting/index.js'

/** Every `npm run soak`: one folder or file and one line here. */
export const soaks: readonly Measurement[] = [collecting]
