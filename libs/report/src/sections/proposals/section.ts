import type { CaseTable } from '#record'
import type { Block, Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { asSentence, caseCode, deadlineText, isDone } from '../../words/cases.js'
import { periodText } from '../../words/dates.js'
import { bold, recorded, say, sentencesOf, text } from '../../words/runs.js'
import { forWriter } from '../empty.js'
import type { ReportSection } from '../section.js'

/** What the desk typed as proposed handling of what it flagged in the period. */
export const proposals: ReportSection<'proposals'> = {
  name: 'proposals',
  title: 'Đề xuất, kiến nghị',
  place: 'body',
  build: (context, prefix) => {
    const rows = context.cases.filter((c) => isNew(context, c) && !isDone(c))
    const prompt = forWriter(
      prefix,
      `Ghi đề xuất với cấp có thẩm quyền và định hướng thông tin sau kỳ ${periodText(context.period)}.`,
    )
    if (rows.length === 0) return Promise.resolve([prompt])
    const number = recorded(
      'việc',
      rows.map((r) => r.id),
      context.asOf,
    )
    const blocks: Block[] = [
      {
        type: 'paragraph',
        id: `${prefix}/counts`,
        runs: say`Đề nghị xem xét, chỉ đạo ${number} việc đã gắn cờ ${periodText(context.period)}:`,
      },
      ...rows.map((row, i): Block => ({ type: 'paragraph', id: `${prefix}/case-${row.id}`, runs: proposal(row, i) })),
    ]
    return Promise.resolve([...blocks, prompt])
  },
}

const isNew = (context: ReportContext, row: CaseTable): boolean =>
  row.createdAt >= context.period.from && row.createdAt < context.asOf

function proposal(row: CaseTable, at: number): Run[] {
  const who = row.body?.trim() ? bold(row.body.trim()) : bold('Chưa chọn đơn vị')
  const what = row.handling?.trim() ? text(asSentence(row.handling)) : text('Chưa ghi hướng xử lý.')
  const due = row.deadline ? `, hạn ${deadlineText(row)}` : ''
  return sentencesOf(say`${`${at + 1}. `}${who} (${caseCode(row)}${due}): “${row.title}”.`, what)
}
