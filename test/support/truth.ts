import type { Database } from '#record'

/** What the simulator says of one publication. */
export interface TruthRow {
  readonly url: string
  readonly outlet: string
  readonly title: string
  readonly text: string
  readonly publishedAt: string
  readonly originalUrl: string | null
  readonly removedAt: string | null
  readonly reachable: boolean
  readonly urls: readonly string[]
  readonly versions: readonly { title: string; text: string; at?: string }[]
}

export interface StoredArticle {
  readonly id: string
  readonly canonicalUrl: string
  readonly publishedAt: string
  readonly reprintGroup: string
  readonly versions: readonly { title: string; text: string }[]
  readonly urls: readonly string[]
}

export async function storedArticles(db: Database): Promise<StoredArticle[]> {
  const articles = await db
    .selectFrom('article')
    .innerJoin('groupMember', 'groupMember.articleId', 'article.id')
    .select(['article.id', 'article.canonicalUrl', 'article.publishedAt', 'groupMember.reprintGroup'])
    .execute()
  const versions = await db.selectFrom('version').select(['articleId', 'title', 'text', 'seq']).orderBy('seq').execute()
  const urls = await db.selectFrom('articleUrl').selectAll().execute()
  const versionsOf = Map.groupBy(versions, (v) => v.articleId)
  const urlsOf = Map.groupBy(urls, (u) => u.articleId)
  return articles.map((a) => ({
    ...a,
    versions: versionsOf.get(a.id) ?? [],
    urls: (urlsOf.get(a.id) ?? []).map((u) => u.url),
  }))
}

export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Stored articles by truth: exactly one for each, or what is missing and what is too much. */
export function matchArticles(truth: readonly TruthRow[], stored: readonly StoredArticle[]) {
  const byUrl = new Map<string, StoredArticle[]>()
  for (const article of stored)
    for (const url of new Set([article.canonicalUrl, ...article.urls]))
      byUrl.set(url, [...(byUrl.get(url) ?? []), article])
  const missing: string[] = []
  const doubled: string[] = []
  const pairs: { truth: TruthRow; stored: StoredArticle }[] = []
  for (const row of truth) {
    const found = new Set([row.url, ...row.urls].flatMap((u) => byUrl.get(u) ?? []))
    if (found.size === 0) missing.push(row.url)
    else if (found.size > 1) doubled.push(row.url)
    else pairs.push({ truth: row, stored: [...found][0] as StoredArticle })
  }
  const matched = new Set(pairs.map((p) => p.stored.id))
  const extra = stored.filter((s) => !matched.has(s.id)).map((s) => s.canonicalUrl)
  return { missing, doubled, extra, pairs }
}

/** Precision and recall over pairs of articles that carry the same text. */
export function reprintPairs(pairs: readonly { truth: TruthRow; stored: StoredArticle }[]): {
  precision: number
  recall: number
} {
  const origin = (t: TruthRow): string => t.originalUrl ?? t.url
  let both = 0
  let said = 0
  let true_ = 0
  for (let i = 0; i < pairs.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = pairs[i] as (typeof pairs)[number]
      const b = pairs[j] as (typeof pairs)[number]
      const isTrue = origin(a.truth) === origin(b.truth)
      const isSaid = a.stored.reprintGroup === b.stored.reprintGroup
      if (isTrue) true_++
      if (isSaid) said++
      if (isTrue && isSaid) both++
    }
  }
  return { precision: said === 0 ? 1 : both / said, recall: true_ === 0 ? 1 : both / true_ }
}
