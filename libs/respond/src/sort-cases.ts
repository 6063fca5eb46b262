import { caseStates, type CaseState, flagLevels } from '#press'
import type { CaseTable } from '#record'

/** Columns that the table of cases can be sorted by, beside its own order by deadline. */
export const sortColumns = ['number', 'title', 'state', 'body', 'level', 'updated'] as const
export type SortColumn = (typeof sortColumns)[number]

/** A column, and whether it stands the other way round. */
export interface CaseSort {
  readonly column: SortColumn
  readonly isDescending: boolean
}

type Sorted = Pick<CaseTable, 'number' | 'title' | 'state' | 'body' | 'level' | 'updatedAt'>

const levels = Object.keys(flagLevels)

const compare: Record<SortColumn, (a: Sorted, b: Sorted) => number> = {
  number: (a, b) => a.number - b.number,
  title: (a, b) => a.title.localeCompare(b.title, 'vi'),
  state: (a, b) => caseStates.indexOf(a.state as CaseState) - caseStates.indexOf(b.state as CaseState),
  body: (a, b) => (a.body ?? '').localeCompare(b.body ?? '', 'vi'),
  level: (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level),
  updated: (a, b) => a.updatedAt.localeCompare(b.updatedAt),
}

/** Order by a column; equal cases stand as they would without it, those without a body always last. */
export const inSort =
  <C extends Sorted>({ column, isDescending }: CaseSort, otherwise: (a: C, b: C) => number) =>
  (a: C, b: C): number => {
    if (column === 'body' && (a.body === null) !== (b.body === null)) return a.body === null ? 1 : -1
    return (isDescending ? -1 : 1) * compare[column](a, b) || otherwise(a, b)
  }
