import type { Filters } from '#article-index'
import { PressError } from '#foundation'
import type { StoredPlace } from '#label'
import { relevances, type CorrectionKind } from '#press'
import {
  effectiveGroups,
  loadOfficeArticles,
  type CaseTable,
  type Database,
  type OfficeArticle,
  type VersionTable,
} from '#record'
import { storyAsCounted } from '#read'
import { receivingBodies, type ReceivingBody } from '#respond'
import type { Desk } from '../../desk.js'
import { originalLink } from '../shell/original-link.js'
import { articleHistory, type HistoryLine, type ShownCorrection } from './article-history.js'
import { words } from './words.js'

/** The story an article runs in, as its page counts it. */
export interface ArticleStory {
  readonly id: string
  readonly title: string
  readonly articles: number
  readonly originals: number
  readonly outlets: number
  readonly filters: Filters
  /** There are other articles that this one could be taken away from. */
  readonly hasOthers: boolean
}
/** What the article read as from a moment on. */
export interface Edition {
  readonly at: string
  readonly version: VersionTable
  /** The same text stood there before. */
  readonly isReturn: boolean
}
export interface ArticleDetails {
  readonly article: OfficeArticle
  readonly originalLink: string
  /** Articles with the same text, earliest first, this one included; at most 400. */
  readonly reprints: readonly OfficeArticle[]
  readonly reprintOutlets: number
  readonly story: ArticleStory
  /** Newest first; a version to which the outlet went back stands twice. */
  readonly editions: readonly Edition[]
  readonly corrections: readonly ShownCorrection[]
  readonly history: readonly HistoryLine[]
  /** The newest case on this article. */
  readonly lastCase: CaseTable | null
  readonly places: readonly { name: string; count: number }[]
  readonly bodies: readonly ReceivingBody[]
}

const reprintsMax = 400

/** Everything the article page shows. Throws `article-unknown`. */
export async function articleDetails(desk: Desk, officeId: string, id: string): Promise<ArticleDetails> {
  const { reader } = desk.store
  const article = await knownArticle(desk, officeId, id)
  const reprints = await reprintsOf(desk, officeId, article.reprintGroup)
  const editions = await editionsOf(reader, id)
  const corrections = await correctionsOf(desk, officeId, id)
  const lastCase = await reader
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
    reprints,
    reprintOutlets: new Set(reprints.map((r) => r.outlet.id)).size,
    story: await storyOf(desk, officeId, article),
    editions,
    corrections,
    history: await articleHistory(reader, officeId, id, { editions, corrections }),
    lastCase: lastCase ?? null,
    places: placesOf(article.places),
    bodies: await receivingBodies(reader, officeId),
  }
}

/** One article of the office, or `article-unknown`. */
export async function knownArticle(desk: Desk, officeId: string, id: string): Promise<OfficeArticle> {
  const [article] = await loadOfficeArticles(desk.store.reader, officeId, [id])
  if (!article)
    throw new PressError('article-unknown', {
      userMessage: words().unknown,
    })
  return article
}

async function editionsOf(reader: Database, articleId: string): Promise<Edition[]> {
  const versions = await reader.selectFrom('version').selectAll().where('articleId', '=', articleId).execute()
  const byId = new Map(versions.map((v) => [v.id, v]))
  const rows = await reader
    .selectFrom('edition')
    .select(['at', 'versionId'])
    .where('articleId', '=', articleId)
    .orderBy('at')
    .orderBy('seq')
    .execute()
  const seen = new Set<string>()
  const editions = rows.flatMap(({ at, versionId }): Edition[] => {
    const version = byId.get(versionId)
    const isReturn = seen.has(versionId)
    seen.add(versionId)
    return version ? [{ at, version, isReturn }] : []
  })
  return editions.reverse()
}

async function reprintsOf(desk: Desk, officeId: string, group: string): Promise<OfficeArticle[]> {
  const { reader } = desk.store
  const members = await reader
    .selectFrom('groupMember')
    .select('articleId')
    .where('reprintGroup', '=', group)
    .orderBy('publishedAt')
    .limit(reprintsMax)
    .execute()
  const moved = await reader
    .selectFrom('correction')
    .select('articleId')
    .where('officeId', '=', officeId)
    .where('kind', '=', 'reprint-group' satisfies CorrectionKind)
    .where('value', '=', group)
    .where('revokedAt', 'is', null)
    .execute()
  const ids = [...new Set([...members, ...moved].map((m) => m.articleId))]
  const groups = await effectiveGroups(reader, officeId, ids)
  const same = await loadOfficeArticles(
    reader,
    officeId,
    ids.filter((m) => groups.get(m)?.reprintGroup === group),
  )
  return same.sort(
    (a, b) => a.article.publishedAt.localeCompare(b.article.publishedAt) || a.article.id.localeCompare(b.article.id),
  )
}

/** Title and counts as the story page has them: articles about the province, or all where there are none. */
async function storyOf(desk: Desk, officeId: string, article: OfficeArticle): Promise<ArticleStory> {
  const { story } = article
  const every: Filters = { story: [story], relevance: relevances }
  const { total } = await desk.index.search({ officeId, filters: every, limit: 0 })
  const counted = await storyAsCounted(desk, officeId, story, desk.clock.now())
  const row = counted?.row
  return {
    id: story,
    title: row?.title ?? article.version.title,
    articles: row?.articles.value ?? 0,
    originals: row?.originals.value ?? 0,
    outlets: row?.outlets ?? 0,
    filters: counted?.filters ?? every,
    hasOthers: total > 1,
  }
}

async function correctionsOf(desk: Desk, officeId: string, id: string): Promise<ShownCorrection[]> {
  const rows = await desk.store.reader
    .selectFrom('correction')
    .leftJoin('account as maker', 'maker.id', 'correction.accountId')
    .leftJoin('account as revoker', 'revoker.id', 'correction.revokedBy')
    .selectAll('correction')
    .select(['maker.displayName as displayName', 'revoker.displayName as revokedByName'])
    .where('correction.articleId', '=', id)
    .where('correction.officeId', '=', officeId)
    .orderBy('correction.at', 'desc')
    .orderBy('correction.id', 'desc')
    .execute()
  return rows.map((c) => ({ ...c, displayName: c.displayName ?? words().someone }))
}

/** Own communes and wards of today, as the index names them, the most often named first. */
function placesOf(mentions: string): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const place of JSON.parse(mentions) as StoredPlace[]) {
    if (!place.isOwn || place.level !== 'xa') continue
    for (const name of place.era === 'old' ? (place.now ?? []) : [place.unit])
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
