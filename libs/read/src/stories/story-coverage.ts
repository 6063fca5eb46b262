import type { Filters } from '#article-index'
import { outletTiers, type OutletTier } from '#press'
import type { OfficeArticle } from '#record'
import type { Figure } from '../figures/figure.js'
import type { SearchDeps } from '../search/search-articles.js'
import { valueOf } from './story-row.js'

/** How a story went through the press. */
export interface StoryCoverage {
  /** Articles by tier, tiers without any left out. */
  readonly tiers: readonly { readonly tier: OutletTier; readonly figure: Figure }[]
  /** Milliseconds from the first article to the second outlet, and until half of the outlets had it; null for one outlet. */
  readonly speed: { readonly second: number; readonly half: number } | null
  /** Outlets whose sources are read and that never wrote of it. */
  readonly silent: readonly { readonly id: string; readonly name: string }[]
  /** Outlets whose sources are read. */
  readonly followed: number
}

/** `articles`: earliest first. */
export async function storyCoverage(
  deps: SearchDeps,
  officeId: string,
  filters: Filters,
  articles: readonly OfficeArticle[],
  now: string,
): Promise<StoryCoverage> {
  const { facets } = await deps.index.search({ officeId, filters, limit: 0, facets: ['tier', 'outlet'] })
  const followed = await deps.store.reader
    .selectFrom('source')
    .innerJoin('outlet', 'outlet.id', 'source.outletId')
    .select(['outlet.id', 'outlet.name'])
    .distinct()
    .where('source.state', '=', 'active')
    .orderBy('outlet.name')
    .execute()
  const wrote = new Set((facets.outlet ?? []).map((f) => f.value))
  return {
    tiers: outletTiers
      .map((tier) => ({ tier, value: valueOf(facets.tier, tier) }))
      .filter(({ value }) => value > 0)
      .map(({ tier, value }) => ({
        tier,
        figure: { value, unit: 'tin, bài' as const, filters: { ...filters, tier: [tier] }, asOf: now },
      })),
    speed: speedOf(articles),
    silent: followed.filter((o) => !wrote.has(o.id)),
    followed: followed.length,
  }
}

function speedOf(articles: readonly OfficeArticle[]): StoryCoverage['speed'] {
  const firsts = new Map<string, number>()
  for (const { outlet, article } of articles)
    if (!firsts.has(outlet.id)) firsts.set(outlet.id, Date.parse(article.publishedAt))
  const times = [...firsts.values()].sort((a, b) => a - b)
  const [first, second] = times
  if (first === undefined || second === undefined) return null
  return { second: second - first, half: (times[Math.ceil(times.length / 2) - 1] as number) - first }
}
