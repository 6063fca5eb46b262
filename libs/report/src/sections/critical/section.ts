import type { CaseTable } from '#record'
import type { Block, ParagraphBlock, Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import type { StoryLine } from '../../draft/stories.js'
import { asSentence, bodyText, caseCode, deadlineText, isClosed, levelName, stateName } from '../../words/cases.js'
import { periodText } from '../../words/dates.js'
import { capital, counted, recorded, say, sentencesOf, text } from '../../words/runs.js'
import { originalsPart, storyItem } from '../../words/story-text.js'
import { type CasesByStory, casesByStory } from '../cases-by-story.js'
import type { ReportSection } from '../section.js'

/** What papers criticise and what somebody flagged: the part that is read. */
export const critical: ReportSection<'critical'> = {
  name: 'critical',
  title: 'Thông tin phản ánh hạn chế, tiêu cực, cần quan tâm',
  place: 'body',
  build: async (context, prefix) => {
    const cases = await casesByStory(context)
    const lines = await linesInOrder(context, cases)
    const blocks: Block[] = [{ type: 'paragraph', id: `${prefix}/counts`, runs: await opening(context, lines, cases) }]
    if (lines.length > 0)
      blocks.push({
        type: 'story-list',
        id: `${prefix}/stories`,
        items: lines.map((l) =>
          storyItem(context, l, `${prefix}/stories`, {
            more: details(l, cases, `${prefix}/stories`),
            countsCriticism: true,
          }),
        ),
      })
    return blocks
  },
}

const levelRank = ['khan', 'can-chu-y', 'thuong']

/** Flagged ones by level first, then by critical originals, then by size. */
async function linesInOrder(context: ReportContext, cases: CasesByStory): Promise<StoryLine[]> {
  const { settings } = context
  const top = await context.stories.topCritical(settings.criticalStories)
  const flagged = await context.stories.describe([...cases.keys()])
  const others = flagged.filter((l) => l !== null && !top.some((t) => t.story === l.story)) as StoryLine[]
  const all = [...top, ...(await Promise.all(others.map((l) => context.stories.ledByCriticism(l))))]
  const level = (line: StoryLine): number =>
    Math.min(9, ...(cases.get(line.story) ?? []).map((c) => Math.max(0, levelRank.indexOf(c.level))))
  return all
    .sort(
      (a, b) =>
        level(a) - level(b) ||
        b.critical.value - a.critical.value ||
        b.total.value - a.total.value ||
        (a.story < b.story ? -1 : 1),
    )
    .slice(0, settings.criticalStories)
}

async function opening(context: ReportContext, lines: readonly StoryLine[], cases: CasesByStory): Promise<Run[]> {
  const { coverage, settings } = context
  const filters = coverage.filters({ tone: ['critical'] })
  const when = periodText(context.period)
  const [stories, all, originals] = await Promise.all([
    coverage.count('dòng sự kiện', filters),
    coverage.count('tin, bài', filters),
    coverage.count('bài gốc', filters),
  ])
  const word = settings.criticalWord
  const first =
    all.value === 0
      ? say`Không có tin, bài ${word} ${when}.`
      : context.pick<() => Run[]>('critical', [
          () =>
            say`${capital(when)} có ${counted(all)} tin, bài ${word} (${originalsPart(originals)}) thuộc ${counted(stories)} dòng sự kiện.`,
          () =>
            originals.value === 0
              ? say`Báo chí có ${counted(all)} tin, bài ${word}, đều là bài đăng lại, về ${counted(stories)} dòng sự kiện ${when}.`
              : say`Báo chí có ${counted(originals)} bài gốc ${word}, tính cả bài đăng lại là ${counted(all)} tin, bài, về ${counted(stories)} dòng sự kiện ${when}.`,
        ])()
  const ids = lines.flatMap((l) => (cases.get(l.story) ?? []).map((c) => c.id))
  const flagged =
    ids.length === 0 ? null : say`Trong số nêu dưới đây, ${recorded('việc', ids, context.asOf)} việc đã được gắn cờ.`
  const hidden = stories.value > lines.length && lines.length > 0 ? say`Danh mục đầy đủ ở phụ lục.` : null
  return sentencesOf(first, flagged, hidden)
}

/** What has been done, and where to read the first article. */
function details(line: StoryLine, cases: CasesByStory, prefix: string): ParagraphBlock[] {
  const id = `${prefix}/${line.story}`
  const rows = cases.get(line.story) ?? []
  const done = rows.map((row) => ({ type: 'paragraph' as const, id: `${id}/case-${row.id}`, runs: caseSentence(row) }))
  return [...done, { type: 'paragraph', id: `${id}/link`, runs: text(`Đường dẫn: ${line.head.url}`) }]
}

function caseSentence(row: CaseTable): Run[] {
  const due = row.deadline && !isClosed(row) ? `, hạn ${deadlineText(row)}` : ''
  const state = `Việc ${caseCode(row)}, mức ${levelName(row).toLocaleLowerCase('vi')}: ${bodyText(row)}${due}; ${stateName(row).toLocaleLowerCase('vi')}.`
  return sentencesOf(text(state), row.answer ? text(asSentence(row.answer)) : null)
}
