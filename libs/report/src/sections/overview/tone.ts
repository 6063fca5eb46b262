import type { Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { changeOf, partOf } from '../../words/compare.js'
import { periodNoun, shortPeriod } from '../../words/dates.js'
import { counted, enumerate, say, sentencesOf, text } from '../../words/runs.js'

/** Tone shares of originals; copies say nothing new about tone. */
export async function toneSentences(context: ReportContext): Promise<Run[]> {
  const { coverage, compared, settings } = context
  const now = coverage.filters()
  const of = (value: 'critical' | 'neutral' | 'favourable') => coverage.share('bài gốc', now, 'tone', value)
  const [originals, critical, neutral, favourable] = await Promise.all([
    coverage.count('bài gốc', now),
    of('critical'),
    of('neutral'),
    of('favourable'),
  ])
  const before = await coverage.share('bài gốc', coverage.filters({}, compared), 'tone', 'critical')
  const word = settings.criticalWord
  if (originals.value === 0) return say`Kỳ ${shortPeriod(context.period)} không có bài gốc nên không xét sắc thái.`
  const parts = [
    { figure: critical, words: `bài ${word}` },
    { figure: neutral, words: 'bài trung tính' },
    { figure: favourable, words: 'bài tích cực' },
  ]
  const shares = enumerate(parts.filter((p) => p.figure.value > 0).map((p) => partOf(p.figure, originals, p.words)))
  const missing = parts.filter((p) => p.figure.value === 0).map((p) => text(p.words))
  const none = missing.length === 0 ? null : say`; không có ${enumerate(missing, ', ', ' và ')}`
  const first = context.pick<() => Run[]>('tone', [
    () =>
      say`Về sắc thái, trong ${counted(originals)} bài gốc của kỳ ${shortPeriod(context.period)} có ${shares}${none}.`,
    () =>
      say`Xét theo sắc thái, ${counted(originals)} bài gốc đăng ${shortPeriod(context.period)} gồm ${shares}${none}.`,
  ])()
  const change =
    critical.value + before.value === 0
      ? null
      : say`Số bài ${word} ${changeOf(critical, before)} so với ${periodNoun(context.period)} ${shortPeriod(compared)}.`
  return sentencesOf(first, change, await mainMatter(context, critical), await portalPart(context, favourable))
}

/** `Trong 74 bài phê phán có 29 bài về “…”.` */
async function mainMatter(
  context: ReportContext,
  critical: { value: number; filters: object; unit: string; asOf: string },
): Promise<Run[] | null> {
  const { coverage, settings } = context
  if (critical.value < 3) return null
  const [line] = await context.stories.topCritical(1)
  if (!line || line.critical.value < 2) return null
  const all = await coverage.count('bài gốc', coverage.filters({ tone: ['critical'] }))
  return say`Trong ${counted(all)} bài ${settings.criticalWord} có ${counted(line.critical)} bài về vụ việc “${line.head.title}”.`
}

/** Good news by portals is said apart: it must not pad the count of the press. */
async function portalPart(context: ReportContext, favourable: { value: number }): Promise<Run[] | null> {
  const { coverage } = context
  if (favourable.value === 0) return null
  const tone = coverage.filters({ tone: ['favourable'] })
  const portals = await coverage.share('bài gốc', tone, 'tier', 'trang-tin')
  if (portals.value === 0) return null
  const all = await coverage.count('bài gốc', tone)
  return say`Trong ${counted(all)} bài tích cực có ${counted(portals)} bài của cổng, trang thông tin điện tử.`
}
