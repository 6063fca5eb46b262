import type { Measurement } from '../measurement.js'
import { extraction } from './extraction.js'
import { feeds } from './feeds.js'
import { groups } from './groups.js'
import { labels } from './labels.js'
import { places } from './places.js'
import { robots } from './robots.js'

/** Every `npm run eval`: one folder or file and one line here. */
export const evaluations: readonly Measurement[] = [extraction, feeds, robots, groups, labels, places]
