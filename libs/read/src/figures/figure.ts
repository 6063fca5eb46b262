import type { ArticleIndex, Filters, SearchRequest } from '#article-index'

/** What is counted. */
export type FigureUnit = 'tin, bài' | 'bài gốc' | 'dòng sự kiện' | 'đầu báo'

/** A number with its unit, its time and the question that produces it: opening it shows exactly what was counted. */
export interface Figure {
  readonly value: number
  readonly unit: FigureUnit
  readonly filters: Filters
  readonly asOf: string
}

/** Counts that default lists, figures and reports start from: articles about the province. */
export const aboutOnly: Filters = { relevance: ['about'] }

/** Counts articles (or originals, stories, outlets) that satisfy `filters`, exactly. */
export async function countFigure(
  index: ArticleIndex,
  officeId: string,
  unit: FigureUnit,
  filters: Filters,
  asOf: string,
): Promise<Figure> {
  const counted: Filters = unit === 'bài gốc' ? { ...filters, original: true } : filters
  const result = await index.search({ officeId, filters: counted, limit: 0 } satisfies SearchRequest)
  const value = unit === 'dòng sự kiện' ? result.stories : unit === 'đầu báo' ? result.outlets : result.total
  return { value, unit, filters: counted, asOf }
}
