import type { Filters } from '#article-index'
import type { Block, Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import type { StoryLine } from '../../draft/stories.js'
import { changeOf } from '../../words/compare.js'
import { periodText, shortPeriod } from '../../words/dates.js'
import { capital, counted, lowered, say, sentencesOf } from '../../words/runs.js'
import { originalsPart, storyItem } from '../../words/story-text.js'
import { fieldOf, type ReportField, reportFields } from '../fields.js'
import type { ReportSection } from '../section.js'

/** One field of the weekly report: how much, then its main stories. Option `field` names it. */
export const field: ReportSection<'field'> = {
  name: 'field',
  title: 'Lĩnh vực',
  place: 'body',
  build: async (context, prefix, options) => {
    const name = (options.field ?? 'chinh-tri') as ReportField
    const { blocks, lines } = await opening(context, prefix, name)
    if (lines.length === 0) return blocks
    return [
      ...blocks,
      {
        type: 'story-list',
        id: `${prefix}/stories`,
        items: lines.map((l) => storyItem(context, l, `${prefix}/stories`)),
      },
    ]
  },
}

async function opening(
  context: ReportContext,
  prefix: string,
  name: ReportField,
): Promise<{ blocks: Block[]; lines: StoryLine[] }> {
  const { coverage, compared, period } = context
  const topic = [...reportFields[name].topics]
  const filters = coverage.filters({ topic })
  const [all, originals, outlets, before] = await Promise.all([
    coverage.count('tin, bài', filters),
    coverage.count('bài gốc', filters),
    coverage.count('đầu báo', filters),
    coverage.count('tin, bài', coverage.filters({ topic }, compared)),
  ])
  const id = `${prefix}/counts`
  if (all.value === 0)
    return {
      blocks: [
        {
          type: 'paragraph',
          id,
          runs: say`${capital(periodText(period))} không có tin, bài về ${lowered(reportFields[name].title)}.`,
        },
      ],
      lines: [],
    }
  const lines = (await context.stories.top(filters, context.settings.storiesPerField * 2))
    .filter((l) => fieldOf(l.mainTopic) === name && !isMostlyCritical(l))
    .slice(0, context.settings.storiesPerField)
  const title = lowered(reportFields[name].title)
  const first =
    all.value === 1
      ? say`Có ${counted(all)} tin, bài về ${title} trong kỳ ${shortPeriod(period)}.`
      : context.pick<() => Run[]>(`field ${name}`, [
          () =>
            say`Lĩnh vực ${title} có ${counted(all)} tin, bài (${originalsPart(originals)}) trên ${counted(outlets)} đầu báo.`,
          () =>
            say`Có ${counted(all)} tin, bài (${originalsPart(originals)}) trên ${counted(outlets)} đầu báo viết về ${title}.`,
          () =>
            say`Về ${title}, ${counted(outlets)} đầu báo đăng ${counted(all)} tin, bài (${originalsPart(originals)}).`,
        ])()
  const change =
    before.value === 0 ? null : say`So với kỳ ${shortPeriod(compared)}, số tin, bài ${changeOf(all, before)}.`
  const shown = await listLead(context, filters, lines.length)
  return { blocks: [{ type: 'paragraph', id, runs: sentencesOf(first, change, shown) }], lines }
}

async function listLead(context: ReportContext, filters: Filters, shown: number): Promise<Run[] | null> {
  if (shown === 0) return null
  const stories = await context.coverage.count('dòng sự kiện', filters)
  const when = shortPeriod(context.period)
  return stories.value === shown
    ? say`Nội dung đăng trong kỳ ${when}:`
    : say`Đáng chú ý trong ${counted(stories)} dòng sự kiện của kỳ ${when}:`
}

/** Stories whose originals are critical for the most part stand in the section on criticism. */
export const isMostlyCritical = (line: StoryLine): boolean =>
  line.critical.value > 0 && line.critical.value * 2 >= line.originals.value
