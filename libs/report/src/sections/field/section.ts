import type { Block, Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import type { StoryLine } from '../../draft/stories.js'
import { changeOf } from '../../words/compare.js'
import { periodText, shortPeriod } from '../../words/dates.js'
import { capital, counted, lowered, say, sentencesOf } from '../../words/runs.js'
import { storyItem } from '../../words/story-text.js'
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
  const { coverage, previous, period } = context
  const topic = [...reportFields[name].topics]
  const filters = coverage.filters({ topic })
  const [all, originals, outlets, before] = await Promise.all([
    coverage.count('tin, bài', filters),
    coverage.count('bài gốc', filters),
    coverage.count('đầu báo', filters),
    coverage.count('tin, bài', coverage.filters({ topic }, previous)),
  ])
  const id = `${prefix}/counts`
  if (all.value === 0)
    return {
      blocks: [
        {
          type: 'paragraph',
          id,
          runs: say`${capital(periodText(period))} không có tin, bài về lĩnh vực ${lowered(reportFields[name].title)}.`,
        },
      ],
      lines: [],
    }
  const lines = (await context.stories.top(filters, context.settings.storiesPerField * 2))
    .filter((l) => fieldOf(l.mainTopic) === name && !isMostlyCritical(l))
    .slice(0, context.settings.storiesPerField)
  const first = context.pick<() => Run[]>(`field ${name}`, [
    () =>
      say`Lĩnh vực ${lowered(reportFields[name].title)} có ${counted(all)} tin, bài (${counted(originals)} bài gốc) trên ${counted(outlets)} đầu báo.`,
    () =>
      say`Có ${counted(all)} tin, bài, trong đó ${counted(originals)} bài gốc, trên ${counted(outlets)} đầu báo viết về ${lowered(reportFields[name].title)}.`,
    () =>
      say`${counted(outlets)} đầu báo đăng ${counted(all)} tin, bài (${counted(originals)} bài gốc) về ${lowered(reportFields[name].title)}.`,
  ])()
  const change =
    before.value === 0 ? null : say`So với kỳ ${shortPeriod(previous)}, số tin, bài ${changeOf(all, before)}.`
  const stories = await coverage.count('dòng sự kiện', filters)
  const shown =
    lines.length === 0 ? null : say`Đáng chú ý trong ${counted(stories)} dòng sự kiện của kỳ ${shortPeriod(period)}:`
  return { blocks: [{ type: 'paragraph', id, runs: sentencesOf(first, change, shown) }], lines }
}

/** Stories whose originals are critical for the most part stand in the section on criticism. */
export const isMostlyCritical = (line: StoryLine): boolean =>
  line.critical.value > 0 && line.critical.value * 2 >= line.originals.value
