import { PressError } from '#foundation'
import type { OfficeArticle } from '#record'
import { type CitedArticle, citationNumber, citeArticle, type Draft, runsOf } from '#report'

/** An article as a report lists it among its sources. */
export const sourceOf = ({ article, version, outlet }: OfficeArticle): CitedArticle => ({
  articleId: article.id,
  outlet: outlet.name,
  title: version.title,
  url: article.canonicalUrl,
  publishedAt: article.publishedAt,
})

/** A draft with more sources at the end of its list, and those that were not there before. */
export function withSources(
  draft: Draft,
  articles: readonly OfficeArticle[],
): { readonly draft: Draft; readonly added: readonly string[] } {
  let next = draft
  const added: string[] = []
  for (const article of articles) {
    if (citationNumber(next, article.article.id) === 0) added.push(article.article.id)
    next = citeArticle(next, sourceOf(article)).draft
  }
  return { draft: next, added }
}

/** A draft without the sources added last; refused once a text cites one or another stands behind them. */
export function withoutLastSources(draft: Draft, articleIds: readonly string[]): Draft {
  const from = draft.cited.length - articleIds.length
  const isLast = from >= 0 && draft.cited.slice(from).every((c) => articleIds.includes(c.articleId))
  const isUsed = [...runsOf(draft)].some(({ run }) => run.type === 'citation' && articleIds.includes(run.articleId))
  if (!isLast || isUsed)
    throw new PressError('report-state', {
      userMessage: 'Báo cáo đã dùng nguồn này hoặc đã thêm nguồn khác, nên không hoàn tác được. Hãy sửa trong báo cáo.',
    })
  return { ...draft, cited: draft.cited.slice(0, from) }
}
