import type { Run } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { shortPeriod } from '../../words/dates.js'
import { counted, enumerate, say, sentencesOf, text } from '../../words/runs.js'

/** The three matters most written about. */
export async function mattersSentence(context: ReportContext): Promise<Run[]> {
  const lines = (await context.stories.top(context.coverage.filters(), 3)).filter((l) => l.total.value > 1)
  if (lines.length === 0)
    return say`Không có nội dung nào được từ hai tin, bài trở lên trong kỳ ${shortPeriod(context.period)}.`
  const named = lines.map((l) => say`“${l.head.title}” (${counted(l.total)} tin, bài, ${counted(l.outlets)} đầu báo)`)
  return context.pick<() => Run[]>('matters', [
    () => say`Được nhắc đến nhiều nhất là: ${enumerate(named, '; ', '; ')}.`,
    () => say`Các nội dung có nhiều tin, bài nhất: ${enumerate(named, '; ', '; ')}.`,
  ])()
}

/** Outlets with most articles, own papers and portals apart. */
export async function outletsSentences(context: ReportContext): Promise<Run[]> {
  const { coverage, outlets } = context
  const filters = coverage.filters()
  const { facets } = await coverage.ask(filters)
  const others = (facets.outlet ?? []).filter((f) => !outlets.of(f.value).isOwn)
  const leaders = others
    .slice(0, 8)
    .sort((a, b) => b.count - a.count || outlets.of(a.value).rank - outlets.of(b.value).rank)
    .slice(0, 5)
  const named = await Promise.all(
    leaders.map(async ({ value }) => {
      const figure = await coverage.share('tin, bài', filters, 'outlet', value)
      return say`${outlets.of(value).phrase} (${counted(figure)})`
    }),
  )
  const when = shortPeriod(context.period)
  const first =
    named.length === 0
      ? null
      : context.pick<() => Run[]>('outlets', [
          () => say`Các đầu báo ngoài tỉnh có nhiều tin, bài trong kỳ ${when}: ${enumerate(named)}.`,
          () => say`Ngoài báo của tỉnh, đăng nhiều nhất trong kỳ ${when} là ${enumerate(named)}.`,
        ])()
  return sentencesOf(first, await ownSentence(context))
}

async function ownSentence(context: ReportContext): Promise<Run[] | null> {
  const { coverage, outlets } = context
  const part = async (ids: readonly string[], words: string): Promise<Run[] | null> => {
    if (ids.length === 0) return null
    const figure = await coverage.count('tin, bài', coverage.filters({ outlet: [...ids] }))
    return figure.value === 0 ? null : say`${words} có ${counted(figure)} tin, bài`
  }
  const area = context.province.type
  const parts = [
    await part(
      outlets.ownPapers,
      outlets.ownPapers.length === 1 ? outlets.of(outlets.ownPapers[0] ?? '').phrase : `báo, đài của ${area}`,
    ),
    await part(outlets.ownPortals, `cổng, trang thông tin điện tử của ${area}`),
  ].filter((p) => p !== null)
  if (parts.length === 0) return null
  return say`${text('Tính riêng, ')}${enumerate(parts, '; ', '; ')}.`
}
