import type { Block, Run } from '../../draft/content.js'
import { changeOf } from '../../words/compare.js'
import { periodText } from '../../words/dates.js'
import { outletsOf } from '../../words/outlet-list.js'
import { capital, bold, cite, counted, say, sentencesOf } from '../../words/runs.js'
import { originalsPart } from '../../words/story-text.js'
import type { ReportSection } from '../section.js'

const shown = 5

/** The day in one paragraph and up to five lines. */
export const highlights: ReportSection<'highlights'> = {
  name: 'highlights',
  title: 'Tin nổi bật',
  place: 'body',
  build: async (context, prefix) => {
    const { coverage, compared, settings, province } = context
    const filters = coverage.filters()
    const [all, outlets, originals, before] = await Promise.all([
      coverage.count('tin, bài', filters),
      coverage.count('đầu báo', filters),
      coverage.count('bài gốc', filters),
      coverage.count('tin, bài', coverage.filters({}, compared)),
    ])
    const when = periodText(context.period)
    const about = `${province.type} ${province.name}`
    if (all.value === 0)
      return [{ type: 'paragraph', id: `${prefix}/counts`, runs: say`Chưa thu được tin, bài về ${about} ${when}.` }]
    const critical = await coverage.share('bài gốc', filters, 'tone', 'critical')
    const runs = sentencesOf(
      say`${capital(when)}, ${counted(outlets)} đầu báo đăng ${counted(all)} tin, bài (${originalsPart(originals)}) về ${about}; so với kỳ liền trước ${changeOf(all, before)}.`,
      critical.value === 0
        ? say`Không có bài gốc ${settings.criticalWord} ${when}.`
        : say`Có ${counted(critical)} bài gốc ${settings.criticalWord}.`,
    )
    const blocks: Block[] = [{ type: 'paragraph', id: `${prefix}/counts`, runs }]
    for (const line of await context.stories.top(filters, shown)) {
      const end: Run[] = say` (${outletsOf(context, line)}) ${cite(line.head.articleId)}.`
      blocks.push({
        type: 'paragraph',
        id: `${prefix}/story-${line.story}`,
        runs: say`- ${bold(line.head.title)}${end}`,
      })
    }
    return blocks
  },
}
