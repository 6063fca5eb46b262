import type { Measurement } from '../measurement.js'
import { idle } from './idle.js'
import { pages } from './pages.js'
import { pipeline } from './pipeline.js'
import { report } from './report.js'
import { search } from './search.js'

/** Every `npm run bench`: one folder or file and one line here. */
export const benches: readonly Measurement[] = [pipeline, idle, search, report, pages]
