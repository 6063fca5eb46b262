import type { Figure } from '#read'
import { figureUrl } from '#read'
import { figuresOf } from '#report'
import { isClosed } from '../../reports/report-rules.js'
import type { OpenReport } from '../../reports/report-rows.js'

/** A number as a person reads it, and the list it opens. */
export interface Printed {
  readonly value: number
  readonly href: string
}

/** Numbers as the report has them; those it does not print are the ones counted now. */
export type PrintedFigures = (figure: Figure) => Printed

/** One question, however its filters were put together. */
const questionOf = ({ unit, filters }: Figure): string =>
  JSON.stringify([unit, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))])

/** Reads the numbers of a report by the question behind each, so that two pages never print two counts of one thing. */
export function printedFigures(report: OpenReport | null): PrintedFigures {
  const known = new Map<string, Printed>()
  for (const { run } of report ? figuresOf(report.edited) : []) {
    if (run.figure.kind !== 'counted') continue
    const { figure } = run.figure
    const value = run.kept ? Number(run.text.replaceAll('.', '')) : figure.value
    known.set(questionOf(figure), { value, href: addressOf(report as OpenReport, run.id, figure) })
  }
  return (figure) => known.get(questionOf(figure)) ?? { value: figure.value, href: figureUrl(figure.filters) }
}

const addressOf = ({ row }: OpenReport, id: string, figure: Figure): string =>
  isClosed(row) ? `/reports/${row.id}/behind?figure=${encodeURIComponent(id)}` : figureUrl(figure.filters)
