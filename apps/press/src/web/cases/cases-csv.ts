import type { CaseState, FlagLevel, FlagReason } from '#press'
import type { Conclusion, ListedCase } from '#respond'
import { csvLines, csvMark } from '../shell/csv.js'
import { fullDateTime } from '../shell/format.js'
import { caseStateNames, flagLevelNames, flagReasonNames } from '../shell/names.js'
import { turnText } from './turn.view.js'
import { words } from './words.js'

/** The table as a file for spreadsheets, with a byte order mark so that Vietnamese shows. */
export function casesCsv(rows: readonly ListedCase[], isDemo: boolean): string {
  const { csv, dues, conclusions, demo } = words()
  const lines = rows.map((c) => [
    `PH-${c.number}`,
    c.title,
    c.outlet,
    caseStateNames[c.state as CaseState],
    turnText(c.turns, c.body),
    flagReasonNames[c.reason as FlagReason] ?? c.reason,
    flagLevelNames[c.level as FlagLevel] ?? c.level,
    c.body ?? '',
    c.deadline ? fullDateTime(c.deadline) : '',
    dues[c.due],
    c.conclusion ? (conclusions[c.conclusion as Conclusion] ?? c.conclusion) : '',
    c.flaggedBy,
    fullDateTime(c.createdAt),
    fullDateTime(c.updatedAt),
  ])
  return csvMark + csvLines([...(isDemo ? [[demo]] : []), csv, ...lines])
}
