import type { Filters } from '#article-index'
import { addDays, localDate, type Relevance, type Tone, utcOfLocal } from '#press'
import { loadOfficeArticles, type OfficeArticle } from '#record'
import { aboutOnly, type Figure } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { type ExtractSentence, extractOf } from './extract.js'
import { type StoryRow, storyRow, storyRows, toneOrder } from './story-row.js'

/** What one outlet printed of a story, earliest first. */
export interface StoryOutlet {
  readonly id: string
  readonly name: string
  readonly articles: readonly OfficeArticle[]
  readonly originals: number
}
/** Originals of one local day by tone. */
export interface StoryDay {
  readonly date: string
  readonly tones: Readonly<Record<Tone, Figure>>
}
export interface StoryView {
  readonly row: StoryRow
  /** Earliest first, at most 400. */
  readonly articles: readonly OfficeArticle[]
  readonly first: OfficeArticle
  readonly lastAt: string
  /** Most originals first, then the earliest. */
  readonly outlets: readonly StoryOutlet[]
  readonly days: readonly StoryDay[]
  /** Communes and wards of originals. */
  readonly places: readonly { readonly name: string; readonly figure: Figure }[]
  /** Originals with their copies, most copied first; only those that were copied. */
  readonly spread: readonly { readonly article: OfficeArticle; readonly members: Figure }[]
  /** Articles of the story that only mention the province; they are not counted above. */
  readonly mentions: Figure
  /** Sentences of originals that tell the story, each with the article it stands in. */
  readonly extract: readonly ExtractSentence[]
}

const articlesMax = 400
const spreadMax = 6
const placesMax = 8
/** Days that the list of stories looks back. */
const listDays = 28

/** One story with its articles, or null when the office has no such story. */
export async function storyView(
  deps: SearchDeps,
  officeId: string,
  story: string,
  now: string,
): Promise<StoryView | null> {
  const found = await storyAsAsked(deps, officeId, story, now)
  if (!found) return null
  const { row, relevance } = found
  const filters: Filters = { relevance, story: [story] }
  const ids = await deps.index.ids({ officeId, filters, order: 'oldest', limit: articlesMax })
  const articles = await loadOfficeArticles(deps.store.reader, officeId, ids)
  const first = articles[0]
  if (!first) return null
  const { total } = await deps.index.search({
    officeId,
    filters: { story: [story], relevance: ['mention'] },
    limit: 0,
  })
  return {
    row,
    articles,
    first,
    lastAt: (articles.at(-1) ?? first).article.publishedAt,
    outlets: outletsOf(articles),
    days: await toneDays(deps, officeId, filters, now),
    places: await placesOf(deps, officeId, filters, now),
    spread: await spreadOf(deps, officeId, filters, now),
    mentions: {
      value: relevance.includes('mention') ? 0 : total,
      unit: 'tin, bài',
      filters: { story: [story], relevance: ['mention'] },
      asOf: now,
    },
    extract: extractOf(articles.filter((a) => a.isOriginal)),
  }
}

/** Articles about the province make the story; only where there are none do the others stand for it. */
async function storyAsAsked(
  deps: SearchDeps,
  officeId: string,
  story: string,
  now: string,
): Promise<{ row: StoryRow; relevance: readonly Relevance[] } | null> {
  for (const relevance of [['about'], ['about', 'mention', 'none']] as const) {
    const row = await storyRow(deps, officeId, story, { relevance }, now)
    if (row) return { row, relevance }
  }
  return null
}

function outletsOf(articles: readonly OfficeArticle[]): StoryOutlet[] {
  const outlets = new Map<string, { name: string; articles: OfficeArticle[] }>()
  for (const a of articles) {
    const known = outlets.get(a.outlet.id)
    if (known) known.articles.push(a)
    else outlets.set(a.outlet.id, { name: a.outlet.name, articles: [a] })
  }
  // A map keeps the order of first publication; sorting is stable.
  return [...outlets]
    .map(([id, o]) => ({ id, ...o, originals: o.articles.filter((a) => a.isOriginal).length }))
    .sort((a, b) => b.originals - a.originals)
}

async function toneDays(deps: SearchDeps, officeId: string, filters: Filters, now: string): Promise<StoryDay[]> {
  const days = new Map<string, Record<Tone, number>>()
  for (const tone of toneOrder) {
    const own: Filters = { ...filters, original: true, tone: [tone] }
    const { histogram } = await deps.index.search({ officeId, filters: own, limit: 0, histogram: true })
    for (const { date, count } of histogram) {
      const day = days.get(date) ?? { critical: 0, neutral: 0, favourable: 0 }
      days.set(date, { ...day, [tone]: count })
    }
  }
  const figureOf = (date: string, tone: Tone, value: number): Figure => {
    const from = utcOfLocal(date)
    return {
      value,
      unit: 'bài gốc',
      filters: { ...filters, original: true, tone: [tone], from, to: addDays(from, 1) },
      asOf: now,
    }
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, counts]) => ({
      date,
      tones: {
        critical: figureOf(date, 'critical', counts.critical),
        neutral: figureOf(date, 'neutral', counts.neutral),
        favourable: figureOf(date, 'favourable', counts.favourable),
      },
    }))
}

async function placesOf(
  deps: SearchDeps,
  officeId: string,
  filters: Filters,
  now: string,
): Promise<{ name: string; figure: Figure }[]> {
  const own: Filters = { ...filters, original: true }
  const { facets } = await deps.index.search({ officeId, filters: own, limit: 0, facets: ['place'] })
  return (facets.place ?? []).slice(0, placesMax).map(({ value, count }) => ({
    name: value,
    figure: { value: count, unit: 'bài gốc', filters: { ...own, place: [value] }, asOf: now },
  }))
}

async function spreadOf(
  deps: SearchDeps,
  officeId: string,
  filters: Filters,
  now: string,
): Promise<StoryView['spread']> {
  const { hits } = await deps.index.search({
    officeId,
    filters,
    order: 'oldest',
    collapse: 'reprints',
    limit: articlesMax,
  })
  const copied = hits
    .filter((h) => h.members > 1)
    .sort((a, b) => b.members - a.members)
    .slice(0, spreadMax)
  const articles = await loadOfficeArticles(
    deps.store.reader,
    officeId,
    copied.map((h) => h.articleId),
  )
  const membersOf = new Map(copied.map((h) => [h.articleId, h.members]))
  return articles.map((article) => ({
    article,
    members: {
      value: membersOf.get(article.article.id) ?? 1,
      unit: 'tin, bài',
      filters: { ...filters, reprintGroup: [article.reprintGroup] },
      asOf: now,
    },
  }))
}

export interface StoryList {
  readonly rows: readonly StoryRow[]
  /** Stories of two articles and more, those not listed included. */
  readonly total: number
  readonly from: string
  readonly page: number
  readonly size: number
}

/** Stories of the last 28 days, most articles first, page by page. */
export async function storyList(
  deps: SearchDeps,
  officeId: string,
  now: string,
  { page = 1, size = 40 }: { page?: number; size?: number } = {},
): Promise<StoryList> {
  const from = addDays(utcOfLocal(localDate(now)), 1 - listDays)
  const filters: Filters = { ...aboutOnly, from, to: now }
  const { facets } = await deps.index.search({ officeId, filters, limit: 0, facets: ['story'] })
  const stories = (facets.story ?? []).filter((s) => s.count > 1)
  const shown = Math.min(page, Math.max(1, Math.ceil(stories.length / size)))
  const top = stories.slice((shown - 1) * size, shown * size).map((s) => s.value)
  const rows = await storyRows(deps, officeId, top, filters, now)
  return { rows, total: stories.length, from, page: shown, size }
}
