import type { Block } from '../../draft/content.js'
import { asSentence, bodyText, caseCode, isDone, stateName } from '../../words/cases.js'
import { periodText } from '../../words/dates.js'
import { recorded, say, sentencesOf, text } from '../../words/runs.js'
import { forWriter } from '../empty.js'
import type { ReportSection } from '../section.js'

/** What was flagged as untrue, and which response or correction was asked for. */
export const falseInformation: ReportSection<'false-information'> = {
  name: 'false-information',
  title: 'Thông tin sai sự thật; phản hồi, cải chính đã đề nghị',
  place: 'body',
  build: (context, prefix) => {
    const { period } = context
    const rows = context.cases.filter(
      (c) => c.reason === 'sai-su-that' && c.createdAt < period.to && (!isDone(c) || c.updatedAt >= period.from),
    )
    const when = periodText(period)
    if (rows.length === 0)
      return Promise.resolve([
        forWriter(prefix, `Chưa có tin, bài nào được gắn cờ sai sự thật ${when}; ghi thêm nếu có.`),
      ])
    const number = recorded(
      'việc',
      rows.map((r) => r.id),
      context.asOf,
    )
    const blocks: Block[] = [
      {
        type: 'paragraph',
        id: `${prefix}/counts`,
        runs: say`Có ${number} việc gắn cờ dấu hiệu sai sự thật đang theo dõi hoặc có kết quả ${when}:`,
      },
    ]
    for (const row of rows)
      blocks.push({
        type: 'paragraph',
        id: `${prefix}/case-${row.id}`,
        runs: sentencesOf(
          text(`- ${caseCode(row)}, “${row.title}”: ${bodyText(row)}, ${stateName(row).toLocaleLowerCase('vi')}.`),
          row.handling ? text(asSentence(row.handling)) : null,
          row.answer ? text(asSentence(row.answer)) : null,
        ),
      })
    return Promise.resolve(blocks)
  },
}
