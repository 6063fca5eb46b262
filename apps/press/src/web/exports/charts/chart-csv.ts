import { csvLines, csvMark } from '../../shell/csv.js'
import { words } from '../words.js'
import type { ChartData } from './chart.js'

/** The figures of a chart as lines: one a bar, its parts and their sum. */
export function chartCsv({ title, subtitle, unit, labels, series, sum, isDemo }: ChartData): string {
  const rows = labels.map((label, i) => {
    const values = series.map((s) => s.values[i] ?? 0)
    return [label, ...values.map(String), String(values.reduce((a, b) => a + b, 0))]
  })
  return `${csvMark}${csvLines([
    ...(isDemo ? [[words().demo]] : []),
    [title],
    [subtitle],
    [''],
    [unit, ...series.map((s) => s.name), sum],
    ...rows,
  ])}`
}
