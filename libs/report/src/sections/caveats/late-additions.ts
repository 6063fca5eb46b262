import { aboutOnly } from '#read'
import type { Block } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { dayAt, momentText, shortPeriod } from '../../words/dates.js'
import { counted, say } from '../../words/runs.js'

const listedMax = 20

/** Articles of the previous period found after its report was made: "bổ sung kỳ trước". */
export async function lateAdditions(context: ReportContext, prefix: string): Promise<Block[]> {
  const { coverage, previous, previousReportAt, outlets } = context
  if (!previousReportAt) return []
  const filters = { ...aboutOnly, from: previous.from, to: previous.to, seenFrom: previousReportAt }
  const all = await coverage.count('tin, bài', filters)
  if (all.value === 0) return []
  const ids = await coverage.ids({ filters, order: 'oldest', limit: listedMax })
  const lines = await context.stories.lines(ids)
  const listed = ids.map((id) => lines.get(id)).filter((l) => l !== undefined)
  return [
    {
      type: 'paragraph',
      id: `${prefix}/late`,
      runs: say`Bổ sung kỳ trước: ${counted(all)} tin, bài đăng trong kỳ ${shortPeriod(previous)} nhưng thu được sau ${momentText(previousReportAt)}, không tính vào kỳ này: ${listed.map((l) => `“${l.title}” (${outlets.of(l.outletId).name}, ${dayAt(l.publishedAt)})`).join('; ')}.`,
    },
  ]
}
