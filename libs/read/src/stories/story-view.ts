import type { Filters } from '#article-index'
import { addDays, localDate, type Tone, utcOfLocal } from '#press'
import { loadOfficeArticles, type OfficeArticle, type StoryDecisions, storyDecisions } from '#record'
import { aboutOnly, type Figure } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { type ExtractSentence, extractOf } from './extract.js'
import { type StoryCoverage, storyCoverage } from './story-coverage.js'
import { type StoryEvent, storyHistory } from './story-history.js'
import { type StoryLinks, storyLinks } from './story-links.js'
import { type StoryRow, storyAsCounted, storyRows, toneOrder } from './story-row.js'

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
/** One text of a story: its original, or the earliest copy where the original is not of the story, and the copies. */
export interface StoryText {
  readonly lead: OfficeArticle
  readonly copies: readonly OfficeArticle[]
}
export interface StoryView {
  readonly row: StoryRow
  /** Earliest first, at most 400. */
  readonly articles: readonly OfficeArticle[]
  /** The same articles by text, in the order of those that lead. */
  readonly texts: readonly StoryText[]
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
  readonly coverage: StoryCoverage
  readonly links: StoryLinks
  /** What people did with the story, newest first. */
  readonly history: readonly StoryEvent[]
  /** Articles that a person put or kept here: the machine does not move them. */
  readonly kept: ReadonlySet<string>
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
  const decisions = await storyDecisions(deps.store.reader, officeId)
  const found = await storyAsCounted(deps, officeId, story, now, decisions)
  if (!found) return null
  const { row, filters } = found
  const ids = await deps.index.ids({ officeId, filters, order: 'oldest', limit: articlesMax })
  const articles = await loadOfficeArticles(deps.store.reader, officeId, ids)
  const first = articles[0]
  if (!first) return null
  const places = await placesOf(deps, officeId, filters, now)
  return {
    row,
    articles,
    texts: textsOf(articles),
    first,
    lastAt: (articles.at(-1) ?? first).article.publishedAt,
    outlets: outletsOf(articles),
    days: await toneDays(deps, officeId, filters, now),
    places,
    spread: await spreadOf(deps, officeId, filters, now),
    mentions: await mentionsOf(deps, officeId, filters, now),
    extract: extractOf(
      articles.filter((a) => a.isOriginal),
      places.map((p) => p.name),
    ),
    coverage: await storyCoverage(deps, officeId, filters, articles, now),
    links: await storyLinks(deps, officeId, story, now, decisions),
    history: await storyHistory(deps, officeId, story, decisions),
    kept: await keptHere(deps, officeId, story, decisions),
  }
}

async function mentionsOf(deps: SearchDeps, officeId: string, own: Filters, now: string): Promise<Figure> {
  const filters: Filters = { ...own, relevance: ['mention'] }
  const isCounted = own.relevance?.includes('mention') ?? false
  const { total } = await deps.index.search({ officeId, filters, limit: 0 })
  return { value: isCounted ? 0 : total, unit: 'tin, bài', filters, asOf: now }
}

async function keptHere(
  { store }: SearchDeps,
  officeId: string,
  story: string,
  decisions: StoryDecisions,
): Promise<Set<string>> {
  const rows = await store.reader
    .selectFrom('correction')
    .select('articleId')
    .where('officeId', '=', officeId)
    .where('kind', '=', 'story')
    .where('revokedAt', 'is', null)
    .where('value', 'in', decisions.namesOf(story))
    .execute()
  return new Set(rows.map((r) => r.articleId))
}

function textsOf(articles: readonly OfficeArticle[]): StoryText[] {
  const groups = new Map<string, OfficeArticle[]>()
  for (const a of articles) {
    const known = groups.get(a.reprintGroup)
    if (known) known.push(a)
    else groups.set(a.reprintGroup, [a])
  }
  return [...groups.values()]
    .flatMap((members): StoryText[] => {
      const lead = members.find((m) => m.isOriginal) ?? members[0]
      return lead ? [{ lead, copies: members.filter((m) => m !== lead) }] : []
    })
    .sort((a, b) => (a.lead.article.publishedAt < b.lead.article.publishedAt ? -1 : 1))
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
  /** Stories of two articles and more and those pinned, those not listed included. */
  readonly total: number
  readonly from: string
  readonly page: number
  readonly size: number
}

/** Stories of the last 28 days, those pinned first, then most articles first, page by page. */
export async function storyList(
  deps: SearchDeps,
  officeId: string,
  now: string,
  { page = 1, size = 40 }: { page?: number; size?: number } = {},
): Promise<StoryList> {
  const from = addDays(utcOfLocal(localDate(now)), 1 - listDays)
  const filters: Filters = { ...aboutOnly, from, to: now }
  const { facets } = await deps.index.search({ officeId, filters, limit: 0, facets: ['story'] })
  const { pins } = await storyDecisions(deps.store.reader, officeId)
  const counted = (facets.story ?? []).filter((s) => s.count > 1 || pins.includes(s.value))
  const pinned = pins.filter((pin) => counted.some((s) => s.value === pin))
  const stories = [...pinned, ...counted.map((s) => s.value).filter((s) => !pinned.includes(s))]
  const shown = Math.min(page, Math.max(1, Math.ceil(stories.length / size)))
  const rows = await storyRows(deps, officeId, stories.slice((shown - 1) * size, shown * size), filters, now)
  return { rows, total: stories.length, from, page: shown, size }
}
