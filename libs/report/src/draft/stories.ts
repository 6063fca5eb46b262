import type { Filters, SearchResult } from '#article-index'
import { relevances, type TopicCode } from '#press'
import type { Figure } from '#read'
import type { Database } from '#record'
import type { Coverage } from './coverage.js'
import type { Outlets } from './outlets.js'

/** An article as a line of a story names it. */
export interface ArticleLine {
  readonly articleId: string
  readonly outletId: string
  readonly title: string
  readonly lead: string | null
  readonly text: string
  readonly url: string
  readonly publishedAt: string
  readonly precision: string
}

/** A story as a report tells it: what was counted, who wrote, and the article that stands for it. */
export interface StoryLine {
  readonly story: string
  readonly total: Figure
  readonly originals: Figure
  readonly outlets: Figure
  /** Originals by tone. */
  readonly critical: Figure
  readonly favourable: Figure
  /** All articles with a critical tone, copies too. */
  readonly criticalAll: number
  /** Articles of the province's own papers, which are counted apart. */
  readonly own: Figure
  /** Nothing but copies in the period, of an original that appeared before it. */
  readonly isFromBefore: boolean
  readonly mainTopic: TopicCode
  /** Outlet ids, most important first. */
  readonly outletIds: readonly string[]
  readonly places: readonly string[]
  /** Every place its articles name: any may stand before a quotation. */
  readonly everyPlace: readonly string[]
  /** First and last local day of publication, `2026-11-16`. */
  readonly firstDay: string
  readonly lastDay: string
  /** The first article to appear. */
  readonly first: ArticleLine
  /** The article that stands for the story: the earliest of those that were much reprinted. */
  readonly head: ArticleLine
}

/** How many of a story's articles are looked at to find the one that stands for it. */
const lookedAt = 12

/** Stories of a period, each described once. */
export class StoryShelf {
  private readonly known = new Map<string, Promise<StoryLine | null>>()

  constructor(
    private readonly coverage: Coverage,
    private readonly db: Database,
    private readonly outlets: Outlets,
  ) {}

  /** The stories most covered under these filters, most articles first; ties by importance of outlet, then newest. */
  async top(filters: Filters, limit: number): Promise<StoryLine[]> {
    const answer = await this.coverage.ask(filters)
    const counted = (answer.facets.story ?? []).filter((f) => f.count > 1).slice(0, limit * 2)
    const names = counted.map((f) => f.value)
    if (names.length < limit) names.push(...(await this.singles(filters, new Set(names), limit * 2 - names.length)))
    const lines = (await this.describe(names)).filter((l) => l !== null)
    const under = new Map(counted.map((f) => [f.value, f.count]))
    const size = (line: StoryLine): number => under.get(line.story) ?? 1
    return lines.sort((a, b) => size(b) - size(a) || this.rank(a) - this.rank(b) || newestFirst(a, b)).slice(0, limit)
  }

  /** Stories with one article under the filters: those of the more important outlets first. */
  private async singles(filters: Filters, known: ReadonlySet<string>, limit: number): Promise<string[]> {
    const { hits } = await this.coverage.search({ filters, collapse: 'stories', limit: 200 })
    const lines = await this.lines(hits.map((h) => h.articleId))
    const rank = (id: string): number => this.outlets.of(lines.get(id)?.outletId ?? '').rank
    return hits
      .filter((h) => !known.has(h.story))
      .sort((a, b) => rank(a.articleId) - rank(b.articleId))
      .slice(0, limit)
      .map((h) => h.story)
  }

  private rank = (line: StoryLine): number => this.outlets.of(line.outletIds[0] ?? '').rank

  describe(stories: readonly string[]): Promise<(StoryLine | null)[]> {
    return Promise.all(
      stories.map((story) => {
        const known = this.known.get(story) ?? this.tell(story)
        this.known.set(story, known)
        return known
      }),
    )
  }

  private async tell(story: string): Promise<StoryLine | null> {
    const filters = this.coverage.filters({ story: [story] })
    const [all, originals] = await Promise.all([
      this.coverage.search({
        filters,
        order: 'oldest',
        collapse: 'reprints',
        limit: lookedAt,
        facets: ['tone', 'mainTopic', 'outlet', 'place'],
        histogram: true,
      }),
      this.coverage.search({ filters: { ...filters, original: true }, limit: 0, facets: ['tone'] }),
    ])
    const [first, head] = await this.standFor(all)
    if (!first || !head) return null
    const isFromBefore = originals.total === 0 && (await this.hasOriginalBefore(story))
    return { ...this.figures(filters, all, originals), isFromBefore, story, first, head }
  }

  /** Of any relevance: an original that does not speak of the province may be copied by one that does. */
  private async hasOriginalBefore(story: string): Promise<boolean> {
    const { from } = this.coverage.period
    const asked: Filters = { relevance: [...relevances], story: [story], original: true, to: from }
    return (await this.coverage.search({ filters: asked, limit: 0 })).total > 0
  }

  /** The first article of a result (oldest first, reprints collapsed), and the one that stands for it. */
  private async standFor(result: SearchResult): Promise<[ArticleLine | undefined, ArticleLine | undefined]> {
    const lines = await this.lines(result.hits.map((h) => h.articleId))
    const told = result.hits.filter((h) => lines.has(h.articleId))
    const most = Math.max(0, ...told.map((h) => h.members))
    // A late comment may be copied more often than the news it comments on: half as many copies are enough.
    const head = told.find((h) => h.members * 2 >= most)
    return [lines.get(told[0]?.articleId ?? ''), lines.get(head?.articleId ?? '')]
  }

  /** The critical stories under these filters, each led by what is critical in it. */
  async topCritical(limit: number): Promise<StoryLine[]> {
    const lines = await this.top(this.coverage.filters({ tone: ['critical'] }), limit)
    return Promise.all(lines.map((line) => this.ledByCriticism(line)))
  }

  /** The story with a critical article at its head, where it has one. */
  async ledByCriticism(line: StoryLine): Promise<StoryLine> {
    if (line.criticalAll === 0) return line
    const filters = this.coverage.filters({ story: [line.story], tone: ['critical'] })
    const answer = await this.coverage.search({ filters, order: 'oldest', collapse: 'reprints', limit: lookedAt })
    const [, head] = await this.standFor(answer)
    return head ? { ...line, head } : line
  }

  private figures(
    filters: Filters,
    all: SearchResult,
    originals: SearchResult,
  ): Omit<StoryLine, 'story' | 'first' | 'head' | 'isFromBefore'> {
    const { coverage } = this
    const tone = (result: SearchResult, value: string): number =>
      result.facets.tone?.find((f) => f.value === value)?.count ?? 0
    const rank = (id: string): number => this.outlets.of(id).rank
    const own = this.outlets.ownPapers
    const days = all.histogram.map((d) => d.date)
    return {
      total: coverage.figure(all.total, 'tin, bài', filters),
      originals: coverage.figure(originals.total, 'bài gốc', filters),
      outlets: coverage.figure(all.outlets, 'đầu báo', filters),
      critical: coverage.figure(tone(originals, 'critical'), 'bài gốc', { ...filters, tone: ['critical'] }),
      favourable: coverage.figure(tone(originals, 'favourable'), 'bài gốc', { ...filters, tone: ['favourable'] }),
      criticalAll: tone(all, 'critical'),
      own: coverage.figure(
        (all.facets.outlet ?? []).filter((f) => own.includes(f.value)).reduce((sum, f) => sum + f.count, 0),
        'tin, bài',
        { ...filters, outlet: own },
      ),
      mainTopic: (all.facets.mainTopic?.[0]?.value ?? 'khac') as TopicCode,
      outletIds: (all.facets.outlet ?? []).map((f) => f.value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
      places: (all.facets.place ?? []).slice(0, 2).map((f) => f.value),
      everyPlace: (all.facets.place ?? []).map((f) => f.value),
      firstDay: days[0] ?? '',
      lastDay: days.at(-1) ?? '',
    }
  }

  /** Titles, leads and times of articles, by id. */
  async lines(ids: readonly string[]): Promise<Map<string, ArticleLine>> {
    const found = new Map<string, ArticleLine>()
    const wanted = [...new Set(ids)]
    for (let i = 0; i < wanted.length; i += 400) {
      const rows = await this.db
        .selectFrom('article')
        .innerJoin('version', 'version.id', 'article.currentVersionId')
        .select(['article.id as articleId', 'article.outletId', 'version.title', 'version.lead', 'version.text', 'article.canonicalUrl as url', 'article.publishedAt', 'article.publishedPrecision as precision'])
        .where('article.id', 'in', wanted.slice(i, i + 400))
        .where('article.state', '!=', 'erased')
        .execute() // prettier-ignore
      for (const row of rows) found.set(row.articleId, row)
    }
    return found
  }
}

const newestFirst = (a: StoryLine, b: StoryLine): number =>
  a.first.publishedAt > b.first.publishedAt
    ? -1
    : a.first.publishedAt < b.first.publishedAt
      ? 1
      : a.story < b.story
        ? -1
        : 1
