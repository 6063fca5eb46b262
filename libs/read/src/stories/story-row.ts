import type { FacetValue, Filters, SearchResult } from '#article-index'
import { localDate, relevances, type Tone } from '#press'
import { type StoryDecisions, storyDecisions } from '#record'
import type { Figure } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { burstOf } from './burst.js'
import { readableTitle } from './story-title.js'
import { type StoryTone, storyTone } from './story-tone.js'

/** A story in one line: its size under some filters, and how it runs through the days. */
export interface StoryRow {
  readonly story: string
  /** Its earliest original. */
  readonly articleId: string
  /** As a person named it, else the headline that tells it best. */
  readonly title: string
  readonly isRenamed: boolean
  readonly isPinned: boolean
  readonly articles: Figure
  readonly originals: Figure
  readonly outlets: number
  /** Originals by tone. */
  readonly tones: Readonly<Record<Tone, number>>
  readonly tone: StoryTone | null
  /** Today and yesterday bring more than is usual for it. */
  readonly isRising: boolean
  /** First and last local day of publication. */
  readonly firstDay: string
  readonly lastDay: string
  /** Articles by local day of the period, in order; the last 31 where there are more. */
  readonly days: readonly number[]
}

export const toneOrder: readonly Tone[] = ['critical', 'neutral', 'favourable']
const daysMax = 31
/** Headlines looked at for the one that tells a story. */
const titlesMax = 12

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
  known?: StoryDecisions,
): Promise<StoryRow | null> {
  const decisions = known ?? (await storyDecisions(deps.store.reader, officeId))
  const own: Filters = { ...filters, story: [story] }
  const ask = (more: Filters): Promise<SearchResult> =>
    deps.index.search({
      officeId, filters: { ...own, ...more }, order: 'oldest', limit: titlesMax, facets: ['tone'], histogram: true,
    }) // prettier-ignore
  const all = await ask({})
  const original = await ask({ original: true })
  const shown = original.hits.length > 0 ? original.hits : all.hits
  const first = shown[0]
  if (!first) return null
  const renamed = decisions.titleOf(story)
  const tones = tonesOf(original.facets.tone)
  return {
    story,
    articleId: first.articleId,
    title: renamed ?? readableTitle(await titlesOf(deps, shown.map((h) => h.articleId))),
    isRenamed: renamed !== null,
    isPinned: decisions.isPinned(story),
    articles: { value: all.total, unit: 'tin, bài', filters: own, asOf: now },
    originals: { value: original.total, unit: 'bài gốc', filters: { ...own, original: true }, asOf: now },
    outlets: all.outlets,
    tones,
    tone: storyTone(tones),
    isRising: burstOf(all.histogram, now).isRising,
    firstDay: all.histogram[0]?.date ?? '',
    lastDay: all.histogram.at(-1)?.date ?? '',
    days: dayCounts(all.histogram, filters),
  }
} // prettier-ignore

/** Rows of several stories, in the order given. */
export async function storyRows(
  deps: SearchDeps,
  officeId: string,
  stories: readonly string[],
  filters: Filters,
  now: string,
): Promise<StoryRow[]> {
  const decisions = await storyDecisions(deps.store.reader, officeId)
  const rows: StoryRow[] = []
  for (const story of stories) {
    const row = await storyRow(deps, officeId, story, filters, now, decisions)
    if (row) rows.push(row)
  }
  return rows
}

/** Articles about the province make the story; only where there are none do the others stand for it. */
export async function storyAsCounted(
  deps: SearchDeps,
  officeId: string,
  story: string,
  now: string,
  known?: StoryDecisions,
): Promise<{ row: StoryRow; filters: Filters } | null> {
  for (const relevance of [['about'], relevances] as const) {
    const row = await storyRow(deps, officeId, story, { relevance }, now, known)
    if (row) return { row, filters: { relevance, story: [story] } }
  }
  return null
}

/** Headlines of articles, in the order of the ids. */
export async function titlesOf(deps: SearchDeps, ids: readonly string[]): Promise<string[]> {
  const byId = await titlesById(deps, ids)
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function titlesById({ store }: SearchDeps, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await store.reader
    .selectFrom('article')
    .innerJoin('version', 'version.id', 'article.currentVersionId')
    .select(['article.id', 'version.title'])
    .where('article.id', 'in', ids)
    .execute()
  return new Map(rows.map((r) => [r.id, r.title]))
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
