import type { FacetValue, Filters, SearchResult } from '#article-index'
import { localDate, type Tone } from '#press'
import { loadOfficeArticles } from '#record'
import type { Figure } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'

/** A story in one line: its size under some filters, and how it runs through the days. */
export interface StoryRow {
  readonly story: string
  readonly articleId: string
  /** Title of the earliest original. */
  readonly title: string
  readonly articles: Figure
  readonly originals: Figure
  readonly outlets: number
  /** Originals by tone. */
  readonly tones: Readonly<Record<Tone, number>>
  /** Articles by local day of the period, in order; the last 31 where there are more. */
  readonly days: readonly number[]
}

export const toneOrder: readonly Tone[] = ['critical', 'neutral', 'favourable']
const daysMax = 31

export const valueOf = (values: readonly FacetValue[] | undefined, value: string): number =>
  values?.find((v) => v.value === value)?.count ?? 0

export const tonesOf = (facet: readonly FacetValue[] | undefined): Record<Tone, number> =>
  Object.fromEntries(toneOrder.map((t) => [t, valueOf(facet, t)])) as Record<Tone, number>

/** One story under some filters; null when none of its articles is among them. */
export async function storyRow(
  deps: SearchDeps,
  officeId: string,
  story: string,
  filters: Filters,
  now: string,
): Promise<StoryRow | null> {
  const own: Filters = { ...filters, story: [story] }
  const ask = (more: Filters): Promise<SearchResult> =>
    deps.index.search({
      officeId, filters: { ...own, ...more }, order: 'oldest', limit: 1, facets: ['tone'], histogram: true,
    }) // prettier-ignore
  const all = await ask({})
  const original = await ask({ original: true })
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
    tones: tonesOf(original.facets.tone),
    days: dayCounts(all.histogram, filters),
  }
}

/** Rows of several stories, in the order given. */
export async function storyRows(
  deps: SearchDeps,
  officeId: string,
  stories: readonly string[],
  filters: Filters,
  now: string,
): Promise<StoryRow[]> {
  const rows: StoryRow[] = []
  for (const story of stories) {
    const row = await storyRow(deps, officeId, story, filters, now)
    if (row) rows.push(row)
  }
  return rows
}

/** Counts for each local day from the filter's first to its last, empty days as zero. */
function dayCounts(histogram: SearchResult['histogram'], filters: Filters): number[] {
  const first = filters.from ? localDate(filters.from) : histogram[0]?.date
  const last = filters.to ? localDate(new Date(Date.parse(filters.to) - 1).toISOString()) : histogram.at(-1)?.date
  if (!first || !last) return []
  const counts = new Map(histogram.map((d) => [d.date, d.count]))
  const end = Date.parse(last)
  const days: number[] = []
  for (let day = Math.max(Date.parse(first), end - (daysMax - 1) * 86_400_000); day <= end; day += 86_400_000)
    days.push(counts.get(new Date(day).toISOString().slice(0, 10)) ?? 0)
  return days
}
