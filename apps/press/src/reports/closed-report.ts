import type { ReportTable } from '#record'
import type { FrozenFigures, ReportProfileSettings } from '#report'

/** What the column `frozenFigures` holds: figures since they were fixed, head and foot of the paper since it was issued. */
export interface ClosedReport {
  readonly figures: FrozenFigures
  readonly paper: ReportProfileSettings | null
}

export const closedReport = (row: Pick<ReportTable, 'frozenFigures'>): ClosedReport | null =>
  row.frozenFigures === null ? null : readClosed(JSON.parse(row.frozenFigures) as ClosedReport | FrozenFigures)

/** Rows of the first days hold the figures alone. */
const readClosed = (stored: ClosedReport | FrozenFigures): ClosedReport =>
  'paper' in stored ? stored : { figures: stored, paper: null }
