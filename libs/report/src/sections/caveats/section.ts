import type { Block, Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { momentText, periodText, shortPeriod } from '../../words/dates.js'
import { counted, recorded, say, sentencesOf, text } from '../../words/runs.js'
import type { ReportSection } from '../section.js'
import { lateAdditions } from './late-additions.js'
import { sourceTroubles } from './source-troubles.js'

/** What the figures do not know: sources that were silent or failed, texts read in part, articles found late. */
export const caveats: ReportSection<'caveats'> = {
  name: 'caveats',
  title: 'Lưu ý về số liệu',
  place: 'note',
  build: async (context, prefix) => {
    const blocks: Block[] = [{ type: 'paragraph', id: `${prefix}/method`, runs: await method(context) }]
    const troubles = await sourceTroubles(context)
    const sources = sentencesOf(
      troubleSentence(context, troubles.failing, 'lỗi trong kỳ, có thể thiếu tin, bài'),
      troubleSentence(context, troubles.silent, 'chạy được nhưng không có tin mới'),
      troubleSentence(context, troubles.emptied, 'cuối kỳ đọc được nhưng không còn liệt kê tin nào'),
      troubleSentence(context, troubles.paused, 'đang tạm dừng'),
    )
    if (sources.length > 0) blocks.push({ type: 'paragraph', id: `${prefix}/sources`, runs: sources })
    return [...blocks, ...(await lateAdditions(context, prefix))]
  },
}

async function method(context: ReportContext): Promise<Run[]> {
  const { coverage } = context
  const filters = coverage.filters()
  const [all, partial, corrected] = await Promise.all([
    coverage.count('tin, bài', filters),
    coverage.count('tin, bài', { ...filters, completeness: ['partial', 'encoded'] }),
    coverage.count('tin, bài', { ...filters, corrected: true }),
  ])
  const until = say`Số liệu ${periodText(context.period)} tính đến ${momentText(context.asOf)}`
  if (all.value === 0)
    return say`${until}: chưa thu được tin, bài nào về ${context.province.type} ${context.province.name}.`
  return sentencesOf(
    say`${until}; số tin, bài gồm cả bài đăng lại, một bài có thể thuộc nhiều chủ đề, lĩnh vực.`,
    corrected.value === 0
      ? say`Sắc thái và chủ đề của kỳ ${shortPeriod(context.period)} do máy gán, chưa có hiệu chỉnh của cán bộ.`
      : say`Sắc thái và chủ đề do máy gán, trong đó ${counted(corrected)} tin, bài của kỳ ${shortPeriod(context.period)} đã được cán bộ hiệu chỉnh.`,
    partial.value === 0 ? null : say`Có ${counted(partial)} tin, bài chỉ đọc được phần tóm tắt.`,
    context.compared.to === context.previous.to
      ? null
      : say`Kỳ báo cáo chưa kết thúc nên so sánh với cùng thời gian của kỳ trước, ${periodText(context.compared)}.`,
  )
}

interface NamedSource {
  readonly id: string
  readonly outlet: string
}
const namedMax = 8

function troubleSentence(context: ReportContext, sources: readonly NamedSource[], words: string): Run[] | null {
  if (sources.length === 0) return null
  const names = [...new Set(sources.map((s) => s.outlet))].sort((a, b) => a.localeCompare(b, 'vi'))
  const shown = names.slice(0, namedMax).join(', ') + (names.length > namedMax ? ' và các đầu báo khác' : '')
  return say`${recorded(
    'nguồn',
    sources.map((s) => s.id),
    context.asOf,
  )} nguồn ${words}: ${text(shown)}.`
}
