import type { ChartBlock, ParagraphBlock } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { counted } from '../../words/runs.js'
import { topicName } from '../topic-names.js'
import type { ReportSection } from '../section.js'
import { mattersSentence, outletsSentences } from './leaders.js'
import { tierTable } from './tier-table.js'
import { toneSentences } from './tone.js'
import { totalsSentences } from './totals.js'

/** How much was written, how it leaned, what about and by whom. */
export const overview: ReportSection<'overview'> = {
  name: 'overview',
  title: 'Khái quát',
  place: 'body',
  build: async (context, prefix) => {
    const paragraph = (key: string, runs: ParagraphBlock['runs']): ParagraphBlock => ({
      type: 'paragraph',
      id: `${prefix}/${key}`,
      runs,
    })
    const totals = paragraph('totals', await totalsSentences(context))
    const all = await context.coverage.count('tin, bài', context.coverage.filters())
    if (all.value === 0) return [totals]
    return [
      totals,
      paragraph('tone', await toneSentences(context)),
      paragraph('matters', await mattersSentence(context)),
      paragraph('outlets', await outletsSentences(context)),
      await tierTable(context, `${prefix}/tiers`),
      await topicChart(context, `${prefix}/topics`),
    ]
  },
}

const barsShown = 6

/** Originals by topic beside the period before. One article may carry several topics. */
async function topicChart(context: ReportContext, id: string): Promise<ChartBlock> {
  const { coverage, compared } = context
  const filters = coverage.filters()
  const { facets } = await coverage.ask({ ...filters, original: true })
  const bars = (facets.topic ?? []).slice(0, barsShown).map(async ({ value }) => {
    const topic = value as 'khac'
    const now = await coverage.share('bài gốc', filters, 'topic', topic)
    const before = await coverage.share('bài gốc', coverage.filters({}, compared), 'topic', topic)
    return { label: topicName(topic), now: counted(now), before: counted(before) }
  })
  return {
    type: 'chart',
    id,
    caption: 'Số bài gốc theo chủ đề được đăng nhiều nhất (trong ngoặc: kỳ trước)',
    bars: await Promise.all(bars),
  }
}
