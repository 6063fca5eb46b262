import type { CaseTable } from '#record'
import type { Block, Run, TableBlock } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { bodyText, caseCode, deadlineText, isDone, isLate, stateName } from '../../words/cases.js'
import { momentText, shortPeriod } from '../../words/dates.js'
import { count } from '../../words/numbers.js'
import { enumerate, recorded, say, sentencesOf, text } from '../../words/runs.js'
import type { ReportSection } from '../section.js'

/** Every case carried over is followed to its result: unit, deadline, state, answer; late units by name. */
export const handlingResults: ReportSection<'handling-results'> = {
  name: 'handling-results',
  title: 'Kết quả xử lý thông tin báo chí nêu kỳ trước',
  place: 'body',
  build: (context, prefix) => {
    const rows = context.cases.filter((c) => c.createdAt < context.period.from && isOfInterest(context, c))
    const blocks: Block[] = [{ type: 'paragraph', id: `${prefix}/counts`, runs: opening(context, rows) }]
    if (rows.length > 0) blocks.push(table(context, rows, `${prefix}/cases`))
    return Promise.resolve(blocks)
  },
}

/** Open ones, and those settled since the period began. */
const isOfInterest = (context: ReportContext, row: CaseTable): boolean =>
  !isDone(row) || row.updatedAt >= context.period.from

function opening(context: ReportContext, rows: readonly CaseTable[]): Run[] {
  const at = momentText(context.asOf)
  if (rows.length === 0)
    return say`Đến ${at}, không có việc phản hồi nào của kỳ ${shortPeriod(context.previous)} chuyển sang.`
  const ids = (list: readonly CaseTable[]): string[] => list.map((r) => r.id)
  const number = (list: readonly CaseTable[]) => recorded('việc', ids(list), context.asOf)
  const done = rows.filter(isDone)
  const late = rows.filter((r) => isLate(r, context.asOf))
  const open = rows.filter((r) => !isDone(r))
  const parts = [
    done.length === 0 ? say`chưa việc nào có kết quả` : say`${number(done)} việc đã có kết quả`,
    ...(open.length === 0 ? [] : [say`${number(open)} việc đang xử lý`]),
  ]
  const first = say`Đến ${at}, trong ${number(rows)} việc từ kỳ trước chuyển sang, ${enumerate(parts, ', ', ', ')}.`
  const units = [...new Set(late.map(bodyText))]
  const second = late.length === 0 ? null : say`Quá hạn ${number(late)} việc: ${units.join('; ')}.`
  return sentencesOf(first, second)
}

function table(context: ReportContext, rows: readonly CaseTable[], id: string): TableBlock {
  return {
    type: 'table',
    id,
    caption: `Việc phản hồi từ kỳ ${shortPeriod(context.previous)} chuyển sang`,
    columns: [
      { title: 'TT', width: 6, align: 'center' },
      { title: 'Nội dung', width: 34 },
      { title: 'Đơn vị', width: 20 },
      { title: 'Hạn', width: 14 },
      { title: 'Trạng thái, kết quả', width: 26 },
    ],
    rows: rows.map((row, i) => ({
      id: `${id}/${row.id}`,
      cells: [
        text(count(i + 1)),
        text(`${caseCode(row)}: ${row.title}`),
        text(row.body?.trim() || 'Chưa giao'),
        text(deadlineText(row)),
        text(
          [stateName(row) + (isLate(row, context.asOf) ? ' (quá hạn)' : ''), row.answer?.trim()]
            .filter(Boolean)
            .join(': '),
        ),
      ],
    })),
  }
}
