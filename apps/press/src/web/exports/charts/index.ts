import { trendChart } from './trend-chart.js'

/** Charts that can be taken away: one line each. */
export const charts = [trendChart] as const
export type ChartName = (typeof charts)[number]['name']
