import type { Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { periodName, periodNoun, periodText, shortPeriod } from '../../words/dates.js'
import { changeOf } from '../../words/compare.js'
import { capital, counted, say, sentencesOf } from '../../words/runs.js'
import { originalsPart } from '../../words/story-text.js'

/** Articles, outlets and originals of the period, and the change against the one before. */
export async function totalsSentences(context: ReportContext): Promise<Run[]> {
  const { coverage, compared, period } = context
  const now = coverage.filters()
  const past = coverage.filters({}, compared)
  const [all, originals, outlets, allBefore, originalsBefore] = await Promise.all([
    coverage.count('tin, bài', now),
    coverage.count('bài gốc', now),
    coverage.count('đầu báo', now),
    coverage.count('tin, bài', past),
    coverage.count('bài gốc', past),
  ])
  const about = `${context.province.type} ${context.province.name}`
  const when = periodText(period)
  const name = periodName(period)
  const isWeekly = name.startsWith('tuần')
  const label = isWeekly ? `${name} (${when})` : when
  if (all.value === 0) return say`Trong ${label}, chưa thu được tin, bài nào về ${about}.`
  const first = context.pick<() => Run[]>('totals', [
    () =>
      say`Trong ${label}, báo chí đăng ${counted(all)} tin, bài về ${about} trên ${counted(outlets)} đầu báo, ${originals.value > 0 ? 'trong đó có ' : ''}${originalsPart(originals)}.`,
    () =>
      say`${capital(when)}${isWeekly ? ` (${name})` : ''}, có ${counted(outlets)} đầu báo viết về ${about} với ${counted(all)} tin, bài; ${originals.value > 0 ? 'không tính bài đăng lại còn ' : ''}${originalsPart(originals)}.`,
    () =>
      say`${capital(label)}: thu được ${counted(all)} tin, bài về ${about} trên ${counted(outlets)} đầu báo, ${originals.value > 0 && originals.value < all.value ? say`gồm ${counted(originals)} bài gốc, còn lại là bài đăng lại` : originalsPart(originals)}.`,
  ])()
  return sentencesOf(first, comparison(context, [all, allBefore], [originals, originalsBefore]))
}

type Pair = readonly [Parameters<typeof changeOf>[0], Parameters<typeof changeOf>[1]]

function comparison(context: ReportContext, all: Pair, originals: Pair): Run[] {
  const past = shortPeriod(context.compared)
  const noun = periodNoun(context.period)
  if (all[1].value === 0) return say`Kỳ liền trước (${past}) chưa có tin, bài trong hệ thống nên không so sánh.`
  return context.pick<() => Run[]>('comparison', [
    () => say`So với ${noun} trước (${past}), số tin, bài ${changeOf(...all)}; số bài gốc ${changeOf(...originals)}.`,
    () => say`Số tin, bài ${changeOf(...all)} và số bài gốc ${changeOf(...originals)} so với ${noun} ${past}.`,
  ])()
}
