import type { FacetName, Filters, SearchResult } from '#article-index'
import { before, type Period, type Tone, type TopicCode } from '#press'
import { aboutOnly, type Figure, type FigureUnit } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { type StoryRow, storyRows, toneOrder, tonesOf, valueOf } from '../stories/story-row.js'

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
/** A story of the period with its articles of the period before. */
export interface RisingStory extends StoryRow {
  readonly before: Figure
}
export interface Overview {
  readonly period: Period
  readonly previous: Period
  /** True while the period still runs: it is then compared with the same hours of the one before. */
  readonly isUnfinished: boolean
  readonly articles: Compared
  readonly originals: Compared
  /** Distinct stories, those of one article too. */
  readonly storiesCounted: Compared
  readonly outlets: Compared
  /** Outlets with a source that is read, and how many of them wrote about the province in the period. */
  readonly followed: { readonly reported: Figure; readonly total: number }
  readonly tones: { readonly now: Readonly<Record<Tone, Figure>>; readonly before: Readonly<Record<Tone, Figure>> }
  readonly days: readonly { date: string; count: number; critical: number }[]
  readonly originalDays: readonly { date: string; count: number }[]
  readonly topics: readonly TopicRow[]
  /** Stories of two articles and more that grew most against the period before. */
  readonly stories: readonly RisingStory[]
  /** The story with most critical originals, when it has more than one. */
  readonly criticalStory: { readonly story: string; readonly title: string; readonly critical: Figure } | null
}

const topicsMax = 9
const storiesMax = 6

/** The period in figures, against the one before; every figure carries the filters that open it. */
export async function overview(deps: SearchDeps, officeId: string, period: Period, now: string): Promise<Overview> {
  const isUnfinished = now < period.to
  const asked: Period = isUnfinished ? { from: period.from, to: now } : period
  const previous = isUnfinished ? sameHoursBefore(period, now) : before(period)
  const ask = new Asking(deps, officeId, now)
  const all = await ask.search({ ...asked })
  const original = await ask.search({ ...asked, original: true })
  const allBefore = await ask.search({ ...previous })
  const originalBefore = await ask.search({ ...previous, original: true })
  const compared = (a: number, b: number, unit: FigureUnit, more: Filters = {}): Compared => ({
    now: ask.figure(a, unit, { ...asked, ...more }),
    before: ask.figure(b, unit, { ...previous, ...more }),
  })
  const tonesIn = (result: SearchResult, at: Period): Record<Tone, Figure> =>
    Object.fromEntries(
      toneOrder.map((tone) => [
        tone,
        ask.figure(valueOf(result.facets.tone, tone), 'bài gốc', { ...at, original: true, tone: [tone] }),
      ]),
    ) as Record<Tone, Figure>
  return {
    period,
    previous,
    isUnfinished,
    articles: compared(all.total, allBefore.total, 'tin, bài'),
    originals: compared(original.total, originalBefore.total, 'bài gốc', { original: true }),
    storiesCounted: compared(all.stories, allBefore.stories, 'dòng sự kiện'),
    outlets: compared(all.outlets, allBefore.outlets, 'đầu báo'),
    followed: await followedOutlets(ask, asked, all.outlets),
    tones: { now: tonesIn(original, asked), before: tonesIn(originalBefore, previous) },
    days: all.histogram,
    originalDays: original.histogram,
    topics: await topicRows(ask, original, originalBefore, asked, previous),
    stories: await risingStories(ask, all, allBefore, asked, previous),
    criticalStory: await mostCritical(ask, asked),
  }
}

/** Outlets that are not followed (a link somebody pasted) are in neither number. */
async function followedOutlets(ask: Asking, asked: Period, outlets: number): Promise<Overview['followed']> {
  const rows = await ask.deps.store.reader
    .selectFrom('source')
    .select('outletId')
    .distinct()
    .where('state', '=', 'active')
    .execute()
  const wrote = new Set(((await ask.search({ ...asked }, ['outlet'])).facets.outlet ?? []).map((f) => f.value))
  const followed = rows.map((r) => r.outletId)
  const reported = followed.filter((id) => wrote.has(id))
  // An empty list would be no filter at all: where none of them wrote, all of them are asked for, and nothing is found.
  const outlet = reported.length > 0 ? reported : followed
  const filters: Filters = reported.length === outlets && outlets > 0 ? { ...asked } : { ...asked, outlet }
  return { reported: ask.figure(reported.length, 'đầu báo', filters), total: rows.length }
}

function sameHoursBefore(period: Period, now: string): Period {
  const { from } = before(period)
  return { from, to: new Date(Date.parse(from) + Date.parse(now) - Date.parse(period.from)).toISOString() }
}

const wholeFacets: readonly FacetName[] = ['tone', 'topic', 'story']

/** Questions of one office about articles on the province. */
class Asking {
  constructor(
    readonly deps: SearchDeps,
    readonly officeId: string,
    readonly now: string,
  ) {}
  search(filters: Filters, facets: readonly FacetName[] = wholeFacets): Promise<SearchResult> {
    return this.deps.index.search({
      officeId: this.officeId,
      filters: { ...aboutOnly, ...filters },
      limit: 0,
      facets,
      histogram: facets === wholeFacets,
    })
  }
  figure(value: number, unit: FigureUnit, filters: Filters): Figure {
    return { value, unit, filters: { ...aboutOnly, ...filters }, asOf: this.now }
  }
}

async function topicRows(
  ask: Asking,
  result: SearchResult,
  resultBefore: SearchResult,
  asked: Period,
  previous: Period,
): Promise<TopicRow[]> {
  const rows: TopicRow[] = []
  for (const { value, count } of (result.facets.topic ?? []).slice(0, topicsMax)) {
    const topic: Filters = { topic: [value as TopicCode], original: true }
    const tones = tonesOf((await ask.search({ ...asked, ...topic }, ['tone'])).facets.tone)
    rows.push({
      topic: value,
      now: ask.figure(count, 'bài gốc', { ...asked, ...topic }),
      before: ask.figure(valueOf(resultBefore.facets.topic, value), 'bài gốc', { ...previous, ...topic }),
      tones,
      critical: ask.figure(tones.critical, 'bài gốc', { ...asked, ...topic, tone: ['critical'] }),
    })
  }
  return rows
}

/** Growth first, then size: a story as large as last week stands behind one that is new. */
async function risingStories(
  ask: Asking,
  result: SearchResult,
  resultBefore: SearchResult,
  asked: Period,
  previous: Period,
): Promise<RisingStory[]> {
  const earlier = new Map((resultBefore.facets.story ?? []).map((s) => [s.value, s.count]))
  const growth = (s: { value: string; count: number }): number => s.count - (earlier.get(s.value) ?? 0)
  const top = (result.facets.story ?? [])
    .filter((s) => s.count > 1)
    .sort((a, b) => growth(b) - growth(a) || b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, storiesMax)
    .map((s) => s.value)
  const rows = await storyRows(ask.deps, ask.officeId, top, { ...aboutOnly, ...asked }, ask.now)
  return rows.map((row) => ({
    ...row,
    before: ask.figure(earlier.get(row.story) ?? 0, 'tin, bài', { ...previous, story: [row.story] }),
  }))
}

async function mostCritical(ask: Asking, asked: Period): Promise<Overview['criticalStory']> {
  const critical: Filters = { ...asked, original: true, tone: ['critical'] }
  const first = ((await ask.search(critical, ['story'])).facets.story ?? [])[0]
  if (!first || first.count < 2) return null
  const [row] = await storyRows(ask.deps, ask.officeId, [first.value], { ...aboutOnly, ...asked }, ask.now)
  if (!row) return null
  return {
    story: first.value,
    title: row.title,
    critical: ask.figure(first.count, 'bài gốc', { ...critical, story: [first.value] }),
  }
}
