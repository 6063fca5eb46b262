import type { ReportRequest } from './draft/context.js'
import { openContext } from './draft/context.js'
import type { StoryLine } from './draft/stories.js'
import type { CaseTable } from '#record'
import { bodyText, caseCode, deadlineText, isLate } from './words/cases.js'
import { periodText } from './words/dates.js'
import { count } from './words/numbers.js'
import { plain } from './words/runs.js'
import { originalsPart } from './words/story-text.js'

/** Longest message: chat programs cut longer ones into several. */
export const dayTextMax = 1200

/** Cases named in the message; the others are counted. */
const lateNamed = 3

/** Bodies whose answer is late: this is what a leader asks for first. */
function lateLines(cases: readonly CaseTable[]): string[] {
  if (cases.length === 0) return []
  const byDeadline = [...cases].sort((a, b) => ((a.deadline ?? '') < (b.deadline ?? '') ? -1 : 1))
  const named = byDeadline.slice(0, lateNamed).map((c) => `${bodyText(c)} (${caseCode(c)}, hạn ${deadlineText(c)})`)
  const rest = cases.length - named.length
  return [`Quá hạn trả lời: ${named.join('; ')}${rest > 0 ? `; và ${count(rest)} việc khác` : ''}.`]
}

/** The day in a few lines of plain text, to paste into a message. Never longer than `dayTextMax` characters. */
export async function dayText(request: ReportRequest): Promise<string> {
  const context = await openContext(request)
  const { coverage, outlets, settings, province } = context
  const filters = coverage.filters()
  const [all, originals, papers, critical, favourable] = await Promise.all([
    coverage.count('tin, bài', filters),
    coverage.count('bài gốc', filters),
    coverage.count('đầu báo', filters),
    coverage.share('bài gốc', filters, 'tone', 'critical'),
    coverage.share('bài gốc', filters, 'tone', 'favourable'),
  ])
  const about = `${province.type} ${province.name}`
  const mark = context.isDemo ? ' (dữ liệu minh họa)' : ''
  const late = lateLines(context.cases.filter((c) => isLate(c, context.asOf)))
  const head = `Điểm báo ${about}, ${periodText(context.period)}${mark}`
  if (all.value === 0) return [head, 'Chưa thu được tin, bài nào.', ...late].join('\n')
  const counts = `${count(all.value)} tin, bài (${plain(originalsPart(originals))}) trên ${count(papers.value)} đầu báo; bài gốc ${settings.criticalWord}: ${count(critical.value)}, tích cực: ${count(favourable.value)}.`
  const worrying = await context.stories.topCritical(4)
  const others = (await context.stories.top(filters, 8)).filter((l) => !worrying.some((w) => w.story === l.story))
  const line = (l: StoryLine): string => {
    const first = outlets.of(l.outletIds[0] ?? l.first.outletId).phrase
    const more = l.outlets.value > 1 ? ` và ${count(l.outlets.value - 1)} đầu báo khác` : ''
    return `- ${l.head.title.normalize('NFC')} (${first}${more})`
  }
  const text = [head, counts, ...late]
  const groups: [string, StoryLine[]][] = [
    ['Cần quan tâm:', worrying],
    ['Đáng chú ý:', others],
  ]
  for (const [title, lines] of groups) {
    const room = (): number => dayTextMax - text.join('\n').length - 1
    const fitting = lines.map(line).filter((l) => l.length < 300)
    if (fitting.length === 0 || title.length + (fitting[0]?.length ?? 0) + 1 > room()) continue
    text.push(title)
    for (const l of fitting) if (l.length <= room()) text.push(l)
  }
  return text.join('\n')
}
