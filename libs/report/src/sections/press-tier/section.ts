import { localDate, localTime, type OutletTier } from '#press'
import type { ParagraphBlock, StoryItem } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import type { StoryLine } from '../../draft/stories.js'
import { periodText, shortDate } from '../../words/dates.js'
import { outletsOf } from '../../words/outlet-list.js'
import { quoted } from '../../words/quote.js'
import { bold, cite, counted, say, sentencesOf, text } from '../../words/runs.js'
import { storyQuote } from '../../words/story-text.js'
import type { ReportSection } from '../section.js'

/** Parts of the daily paper by kind of outlet; option `tiers` is a comma list. */
const shown = 12

/** The day's stories that began in these outlets: title, paper and hour, its own words, link. */
export const pressTier: ReportSection<'press-tier'> = {
  name: 'press-tier',
  title: 'Báo chí',
  place: 'body',
  build: async (context, prefix, options) => {
    const tier = (options.tiers ?? '').split(',').filter(Boolean) as OutletTier[]
    const { coverage } = context
    const filters = coverage.filters({ tier })
    const all = await coverage.count('tin, bài', filters)
    const id = `${prefix}/counts`
    if (all.value === 0)
      return [{ type: 'paragraph', id, runs: text(`Không có tin, bài ${periodText(context.period)}.`) }]
    const outlets = await coverage.count('đầu báo', filters)
    const top = await context.stories.top(filters, shown * 2)
    const lines = top.filter((l) => tier.includes(context.outlets.of(l.head.outletId).tier)).slice(0, shown)
    return [
      { type: 'paragraph', id, runs: say`${counted(outlets)} đầu báo đăng ${counted(all)} tin, bài.` },
      { type: 'story-list', id: `${prefix}/stories`, items: lines.map((l) => item(context, l, `${prefix}/stories`)) },
    ]
  },
}

function item(context: ReportContext, line: StoryLine, prefix: string): StoryItem {
  const id = `${prefix}/${line.story}`
  const { head } = line
  const hour = head.precision === 'day' ? '' : `${localTime(head.publishedAt)} `
  const outlet = context.outlets.of(head.outletId).name
  const others = line.outlets.value > 1 ? say`Cùng nội dung: ${outletsOf(context, line)}.` : null
  const paragraphs: ParagraphBlock[] = [
    {
      type: 'paragraph',
      id: `${id}/text`,
      runs: sentencesOf(say`${quoted(storyQuote(context, line))} ${cite(head.articleId)}.`, others),
    },
    { type: 'paragraph', id: `${id}/link`, runs: text(`Đường dẫn: ${head.url}`) },
  ]
  const heading = say`${bold(head.title)} (${outlet}, ${hour}ngày ${shortDate(localDate(head.publishedAt))})`
  return { id, story: line.story, heading, paragraphs }
}
