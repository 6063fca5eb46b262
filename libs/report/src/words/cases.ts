import { caseStateNames, type CaseState, flagLevels, type FlagLevel, localDate } from '#press'
import type { CaseTable } from '#record'
import { fullDate } from './dates.js'

/** `PH-214` */
export const caseCode = (row: CaseTable): string => `PH-${row.number}`
export const stateName = (row: CaseTable): string => caseStateNames[row.state as CaseState] ?? row.state
export const levelName = (row: CaseTable): string => flagLevels[row.level as FlagLevel] ?? row.level
export const isClosed = (row: CaseTable): boolean => row.state === 'closed' || row.state === 'dismissed'
export const isDone = (row: CaseTable): boolean =>
  isClosed(row) || ['concluded', 'answered', 'watched'].includes(row.state)
export const isLate = (row: CaseTable, asOf: string): boolean =>
  row.deadline !== null && row.deadline < asOf && !isDone(row) && row.state !== 'reported'
export const deadlineText = (row: CaseTable): string => (row.deadline ? fullDate(localDate(row.deadline)) : '')
export const bodyText = (row: CaseTable): string => row.body?.trim() || 'chưa giao đơn vị'
/** Ends a typed text with a full stop, whatever its author did. */
export const asSentence = (typed: string): string => {
  const clean = typed.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return /[.!?…]$/u.test(clean) ? clean : `${clean}.`
}
