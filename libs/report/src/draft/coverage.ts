import type { ArticleIndex, FacetName, Filters, SearchRequest, SearchResult } from '#article-index'
import { aboutOnly, type Figure, type FigureUnit } from '#read'
import type { Period } from '#press'

const everyFacet: readonly FacetName[] = ['tone', 'tier', 'outlet', 'topic', 'mainTopic', 'story']

/**
 * Counts of a period. Every number it gives is a Figure whose filters open exactly what was counted. One question is
 * asked once, with all facets that sections need, however many sections want a part of the answer.
 */
export class Coverage {
  private readonly asked = new Map<string, Promise<SearchResult>>()
  constructor(
    private readonly index: ArticleIndex,
    private readonly officeId: string,
    readonly period: Period,
    readonly asOf: string,
  ) {}

  /** Articles about the province in a period (default: the report's). */
  filters(more: Filters = {}, period: Period = this.period): Filters {
    return { ...aboutOnly, from: period.from, to: period.to, ...more }
  }

  /** The answer to these filters, with all facets. */
  ask(filters: Filters): Promise<SearchResult> {
    const key = JSON.stringify(filters)
    const known = this.asked.get(key)
    if (known) return known
    const answer = this.index.search({ officeId: this.officeId, filters, limit: 0, facets: everyFacet })
    this.asked.set(key, answer)
    return answer
  }

  search(request: Omit<SearchRequest, 'officeId'>): Promise<SearchResult> {
    return this.index.search({ officeId: this.officeId, ...request })
  }

  ids(request: Omit<SearchRequest, 'officeId'>): Promise<string[]> {
    return this.index.ids({ officeId: this.officeId, ...request })
  }

  /** A counted figure, from an answer that may be known already. */
  async count(unit: FigureUnit, filters: Filters): Promise<Figure> {
    const asked = unit === 'bài gốc' ? { ...filters, original: true } : filters
    const answer = await this.ask(asked)
    const value = unit === 'dòng sự kiện' ? answer.stories : unit === 'đầu báo' ? answer.outlets : answer.total
    return { value, unit, filters: asked, asOf: this.asOf }
  }

  /** One value of a facet as a figure: the same number as a search with that filter added. */
  async share<Name extends 'tone' | 'tier' | 'outlet' | 'topic'>(
    unit: 'tin, bài' | 'bài gốc',
    filters: Filters,
    name: Name,
    value: NonNullable<Filters[Name]>[number],
  ): Promise<Figure> {
    const asked = unit === 'bài gốc' ? { ...filters, original: true } : filters
    const answer = await this.ask(asked)
    const found = answer.facets[name]?.find((f) => f.value === value)?.count ?? 0
    return { value: found, unit, filters: { ...asked, [name]: [value] }, asOf: this.asOf }
  }

  /** A figure of a value that an answer gave beside the one asked for. */
  figure(value: number, unit: FigureUnit, filters: Filters): Figure {
    return { value, unit, filters: unit === 'bài gốc' ? { ...filters, original: true } : filters, asOf: this.asOf }
  }
}
