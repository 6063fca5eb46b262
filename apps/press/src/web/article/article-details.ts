import { PressError } from '#foundation'
import {
  effectiveGroups,
  loadOfficeArticles,
  type CaseTable,
  type CorrectionTable,
  type OfficeArticle,
  type VersionTable,
} from '#record'
import type { Desk } from '../../desk.js'
import { originalLink } from '../shell/original-link.js'

export interface ArticleDetails {
  readonly article: OfficeArticle
  readonly originalLink: string
  /** Articles with the same text, earliest first, this one included. */
  readonly reprints: readonly OfficeArticle[]
  readonly storySize: number
  readonly versions: readonly VersionTable[]
  readonly corrections: readonly (CorrectionTable & { displayName: string })[]
  readonly fetches: readonly { at: string; sourceName: string | null }[]
  readonly openCase: CaseTable | null
  readonly places: readonly { name: string; count: number }[]
}

/** Everything the article page shows. Throws `article-unknown`. */
export async function articleDetails(desk: Desk, officeId: string, id: string): Promise<ArticleDetails> {
  const { reader } = desk.store
  const [article] = await loadOfficeArticles(reader, officeId, [id])
  if (!article)
    throw new PressError('article-unknown', {
      userMessage: 'Không có tin bài này. Có thể bài đã bị xóa; hãy quay lại danh sách.',
    })
  const members = await reader
    .selectFrom('groupMember')
    .select('articleId')
    .where('reprintGroup', '=', article.reprintGroup)
    .execute()
  const memberIds = members.map((m) => m.articleId)
  const groups = await effectiveGroups(reader, officeId, memberIds)
  const same = memberIds.filter((m) => groups.get(m)?.reprintGroup === article.reprintGroup)
  const reprints = await loadOfficeArticles(reader, officeId, same.slice(0, 200))
  const story = await desk.index.search({ officeId, filters: { story: [article.story] }, limit: 0 })
  const versions = await reader
    .selectFrom('version')
    .selectAll()
    .where('articleId', '=', id)
    .orderBy('seq', 'desc')
    .execute()
  const corrections = await reader
    .selectFrom('correction')
    .leftJoin('account', 'account.id', 'correction.accountId')
    .selectAll('correction')
    .select((eb) => eb.fn.coalesce('account.displayName', eb.val('Không rõ')).as('displayName'))
    .where('correction.articleId', '=', id)
    .where('correction.officeId', '=', officeId)
    .orderBy('correction.at', 'desc')
    .execute()
  const fetches = await reader
    .selectFrom('fetch')
    .innerJoin('frontier', 'frontier.id', 'fetch.frontierId')
    .leftJoin('source', 'source.id', 'frontier.sourceId')
    .leftJoin('outlet', 'outlet.id', 'source.outletId')
    .select(['fetch.at', 'outlet.name as sourceName'])
    .where('frontier.articleId', '=', id)
    .orderBy('fetch.at', 'desc')
    .limit(20)
    .execute()
  const openCase = await reader
    .selectFrom('responseCase')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('articleId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    article,
    originalLink: originalLink(desk, article.article.canonicalUrl),
    reprints: [...reprints].sort((a, b) => (a.article.publishedAt < b.article.publishedAt ? -1 : 1)),
    storySize: story.total,
    versions,
    corrections,
    fetches,
    openCase: openCase ?? null,
    places: placesOf(article.places),
  }
}

function placesOf(mentions: string): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const place of JSON.parse(mentions) as { unit: string; isOwn?: boolean; level: string }[]) {
    if (place.isOwn && place.level === 'xa') counts.set(place.unit, (counts.get(place.unit) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
