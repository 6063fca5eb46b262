import type { Block, Run } from '../../draft/content.js'
import type { StoryLine } from '../../draft/stories.js'
import { asSentence, bodyText, caseCode, deadlineText, levelName } from '../../words/cases.js'
import { periodText } from '../../words/dates.js'
import { bold, cite, counted, say, sentencesOf, text } from '../../words/runs.js'
import { casesByStory } from '../cases-by-story.js'
import { forWriter } from '../empty.js'
import type { ReportSection } from '../section.js'

const shown = 8

/** What needs a decision today: critical stories and flagged ones, with unit and urgency where people typed them. */
export const attention: ReportSection<'attention'> = {
  name: 'attention',
  title: 'Vấn đề cần quan tâm',
  place: 'body',
  build: async (context, prefix) => {
    const { settings, outlets } = context
    const cases = await casesByStory(context)
    const top = await context.stories.topCritical(shown)
    const flagged = await context.stories.describe([...cases.keys()])
    const lines = [...new Map([...flagged, ...top].filter((l) => l !== null).map((l) => [l.story, l])).values()]
    if (lines.length === 0)
      return [
        forWriter(prefix, `Chưa có nội dung ${settings.criticalWord} hoặc được gắn cờ ${periodText(context.period)}.`),
      ]
    return lines.slice(0, shown).map((line): Block => {
      const rows = cases.get(line.story) ?? []
      const handling = rows.map((row) => {
        const due = row.deadline ? `, hạn ${deadlineText(row)}` : ''
        const head = `Mức ${levelName(row).toLocaleLowerCase('vi')} (${caseCode(row)}): ${bodyText(row)}${due}.`
        return sentencesOf(text(head), row.handling ? text(asSentence(row.handling)) : null)
      })
      return {
        type: 'paragraph',
        id: `${prefix}/story-${line.story}`,
        runs: sentencesOf(
          say`- ${bold(line.head.title)} (${outlets.of(line.head.outletId).phrase}${size(line)}) ${cite(line.head.articleId)}.`,
          ...handling,
        ),
      }
    })
  },
}

const size = (line: StoryLine): Run[] | null =>
  line.total.value === 1 ? null : say`; ${counted(line.total)} tin, bài trên ${counted(line.outlets)} đầu báo`
