import { caseStateNames, flagLevels, flagReasons, type CaseState, type FlagLevel, type FlagReason } from '#press'
import type { ListedCase } from '#respond'
import { csvLines, csvMark } from '../shell/csv.js'
import { fullDateTime } from '../shell/format.js'
import { dueNames } from './words.vi.js'

const columns = [
  'Mã',
  'Việc',
  'Đầu báo',
  'Trạng thái',
  'Lý do',
  'Mức độ',
  'Đơn vị trả lời',
  'Hạn',
  'Theo hạn',
  'Gắn cờ lúc',
  'Cập nhật cuối',
]

/** The table as a file for spreadsheets, with a byte order mark so that Vietnamese shows. */
export function casesCsv(rows: readonly ListedCase[], isDemo: boolean): string {
  const lines = rows.map((c) => [
    `PH-${c.number}`,
    c.title,
    c.outlet,
    caseStateNames[c.state as CaseState],
    flagReasons[c.reason as FlagReason] ?? c.reason,
    flagLevels[c.level as FlagLevel] ?? c.level,
    c.body ?? '',
    c.deadline ? fullDateTime(c.deadline) : '',
    dueNames[c.due],
    fullDateTime(c.createdAt),
    fullDateTime(c.updatedAt),
  ])
  const all = [...(isDemo ? [['Dữ liệu minh họa']] : []), columns, ...lines]
  return csvMark + csvLines(all)
}
