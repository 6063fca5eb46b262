import type { CaseTable } from '#record'
import type { ReportContext } from '../draft/context.js'

export type CasesByStory = ReadonlyMap<string, readonly CaseTable[]>

/** Cases opened on articles of the period, by story; good examples are not among what needs attention. */
export async function casesByStory(context: ReportContext): Promise<CasesByStory> {
  const cases = context.cases.filter((c) => c.reason !== 'guong-tot' && c.state !== 'dismissed')
  if (cases.length === 0) return new Map()
  const { hits } = await context.coverage.search({
    filters: { article: cases.map((c) => c.articleId), from: context.period.from, to: context.period.to },
    limit: cases.length,
  })
  const storyOf = new Map(hits.map((h) => [h.articleId, h.story]))
  const found = new Map<string, CaseTable[]>()
  for (const row of cases) {
    const story = storyOf.get(row.articleId)
    if (story) found.set(story, [...(found.get(story) ?? []), row])
  }
  return found
}
