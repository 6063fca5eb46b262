import type { FacetValue, Filters, SearchResult } from '#article-index'
import { before, localDate, type Period, type Tone } from '#press'
import { loadOfficeArticles } from '#record'
import { aboutOnly, type Figure, type FigureUnit } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'

export interface Compared {
  readonly now: Figure
  readonly before: Figure
}
export interface TopicRow {
  readonly topic: string
  readonly now: Figure
  readonly before: Figure
  readonly tones: Readonly<Record<Tone, number>>
  readonly critical: Figure
}
export interface StoryRow {
  readonly story: string
  readonly articleId: string
  readonly title: string
  readonly articles: Figure
  readonly originals: Figure
  readonly outlets: number
  readonly tones: Readonly<Record<Tone, number>>
  /** Articles by local day of the period, in order. */
  readonly days: readonly number[]
}
export interface Overview {
  readonly period: Period
  readonly previous: Period
  /** True while the period still runs: it is then compared with the same hours of the one before. */
  readonly isUnfinished: boolean
  readonly articles: Compared
  readonly originals: Compared
  readonly outlets: Compared
  readonly tones: { readonly now: Readonly<Record<Tone, Figure>>; readonly before: Readonly<Record<Tone, Figure>> }
  readonly days: readonly { date: string; count: number; critical: number }[]
  readonly topics: readonly TopicRow[]
  readonly stories: readonly StoryRow[]
}

const toneNames: readonly Tone[] = ['critical', 'neutral', 'favourable']
const topicsMax = 9
const storiesMax = 6

/** The period in figures, against the one before; every figure carries the filters that open it. */
export async function overview(deps: SearchDeps, officeId: string, period: Period, now: string): Promise<Overview> {
  const isUnfinished = now < period.to
  const asked: Period = isUnfinished ? { from: period.from, to: now } : period
  const whole = before(period)
  const previous = isUnfinished
    ? {
        from: whole.from,
        to: new Date(Date.parse(whole.from) + Date.parse(now) - Date.parse(period.from)).toISOString(),
      }
    : whole
  const [all, original, allBefore, originalBefore] = await Promise.all([
    search(deps, officeId, { ...aboutOnly, ...asked }),
    search(deps, officeId, { ...aboutOnly, ...asked, original: true }),
    search(deps, officeId, { ...aboutOnly, ...previous }),
    search(deps, officeId, { ...aboutOnly, ...previous, original: true }),
  ])
  const figure = (value: number, unit: FigureUnit, filters: Filters): Figure => ({
    value,
    unit,
    filters: { ...aboutOnly, ...filters },
    asOf: now,
  })
  const compared = (a: number, b: number, unit: FigureUnit, more: Filters = {}): Compared => ({
    now: figure(a, unit, { ...asked, ...more }),
    before: figure(b, unit, { ...previous, ...more }),
  })
  const tonesOf = (result: SearchResult, at: Period): Record<Tone, Figure> =>
    Object.fromEntries(
      toneNames.map((tone) => [
        tone,
        figure(valueOf(result.facets.tone, tone), 'bài gốc', { ...at, original: true, tone: [tone] }),
      ]),
    ) as Record<Tone, Figure>
  return {
    period,
    previous,
    isUnfinished,
    articles: compared(all.total, allBefore.total, 'tin, bài'),
    originals: compared(original.total, originalBefore.total, 'bài gốc', { original: true }),
    outlets: compared(all.outlets, allBefore.outlets, 'đầu báo'),
    tones: { now: tonesOf(original, asked), before: tonesOf(originalBefore, previous) },
    days: all.histogram,
    topics: await topicRows(deps, officeId, original, originalBefore, asked, previous, figure),
    stories: await storyRows(deps, officeId, { ...aboutOnly, ...asked }, now, storiesMax),
  }
}

const search = ({ index }: SearchDeps, officeId: string, filters: Filters): Promise<SearchResult> =>
  index.search({ officeId, filters, limit: 0, facets: ['tone', 'topic', 'story'], histogram: true })

const valueOf = (values: readonly FacetValue[] | undefined, value: string): number =>
  values?.find((v) => v.value === value)?.count ?? 0

async function topicRows(
  { index }: SearchDeps,
  officeId: string,
  result: SearchResult,
  resultBefore: SearchResult,
  asked: Period,
  previous: Period,
  figure: (value: number, unit: FigureUnit, filters: Filters) => Figure,
): Promise<TopicRow[]> {
  const top = (result.facets.topic ?? []).slice(0, topicsMax)
  return Promise.all(
    top.map(async ({ value, count }) => {
      const topic = { topic: [value as never], original: true }
      const { facets } = await index.search({
        officeId,
        filters: { ...aboutOnly, ...asked, ...topic },
        limit: 0,
        facets: ['tone'],
      })
      const tones = Object.fromEntries(toneNames.map((t) => [t, valueOf(facets.tone, t)])) as Record<Tone, number>
      return {
        topic: value,
        now: figure(count, 'bài gốc', { ...asked, ...topic }),
        before: figure(valueOf(resultBefore.facets.topic, value), 'bài gốc', { ...previous, ...topic }),
        tones,
        critical: figure(tones.critical, 'bài gốc', { ...asked, ...topic, tone: ['critical'] }),
      }
    }),
  )
}

/** Stories with most articles under some filters, largest first; single articles are no stories. */
export async function storyRows(
  deps: SearchDeps,
  officeId: string,
  filters: Filters,
  now: string,
  most: number,
): Promise<StoryRow[]> {
  const { facets } = await deps.index.search({ officeId, filters, limit: 0, facets: ['story'] })
  const top = (facets.story ?? []).filter((s) => s.count > 1).slice(0, most)
  const rows = await Promise.all(top.map(({ value }) => storyRow(deps, officeId, value, filters, now)))
  return rows.filter((r) => r !== null)
}

async function storyRow(
  deps: SearchDeps,
  officeId: string,
  story: string,
  filters: Filters,
  now: string,
): Promise<StoryRow | null> {
  const own: Filters = { ...filters, story: [story] }
  const all = await deps.index.search({ officeId, filters: own, order: 'oldest', limit: 1, histogram: true })
  const original = await deps.index.search({
    officeId,
    filters: { ...own, original: true },
    order: 'oldest',
    limit: 1,
    facets: ['tone'],
  })
  const first = original.hits[0] ?? all.hits[0]
  if (!first) return null
  const [article] = await loadOfficeArticles(deps.store.reader, officeId, [first.articleId])
  if (!article) return null
  return {
    story,
    articleId: first.articleId,
    title: article.version.title,
    articles: { value: all.total, unit: 'tin, bài', filters: own, asOf: now },
    originals: { value: original.total, unit: 'bài gốc', filters: { ...own, original: true }, asOf: now },
    outlets: all.outlets,
    tones: Object.fromEntries(toneNames.map((t) => [t, valueOf(original.facets.tone, t)])) as Record<Tone, number>,
    days: dayCounts(all.histogram, filters),
  }
}

/** Counts for each local day from the filter's first to its last, empty days as zero; at most 31. */
function dayCounts(histogram: SearchResult['histogram'], filters: Filters): number[] {
  const first = filters.from ? localDate(filters.from) : histogram[0]?.date
  const last = filters.to ? localDate(new Date(Date.parse(filters.to) - 1).toISOString()) : histogram.at(-1)?.date
  if (!first || !last) return []
  const counts = new Map(histogram.map((d) => [d.date, d.count]))
  const days: number[] = []
  for (let day = Date.parse(first); day <= Date.parse(last) && days.length < 31; day += 86_400_000) {
    days.push(counts.get(new Date(day).toISOString().slice(0, 10)) ?? 0)
  }
  return days
}
