import { fold } from '#language'
import type { OutletTier } from '#press'
import type { Database } from '#record'

/** An outlet as a report speaks of it. */
export interface ReportOutlet {
  readonly id: string
  /** As in a table: the name alone. */
  readonly name: string
  /** As in a sentence: `Báo Nhân Dân`, `Tạp chí Cộng sản`, `trang …`. */
  readonly phrase: string
  readonly tier: OutletTier
  /** Of the province the report is about. */
  readonly isOwn: boolean
  /** Place in lists: central party papers first, portals last. */
  readonly rank: number
}

export interface Outlets {
  readonly list: readonly ReportOutlet[]
  of(id: string): ReportOutlet
  /** Own provincial paper, radio and television; portals of the province are `ownPortals`. */
  readonly ownPapers: readonly string[]
  readonly ownPortals: readonly string[]
}

const tierRank: Record<OutletTier, number> = {
  'trung-uong': 20,
  nganh: 30,
  'dia-phuong': 40,
  'tap-chi': 50,
  'trang-tin': 90,
}

/** Loads all outlets; `leading` are names or ids an office wants first, in its order. */
export async function loadOutlets(db: Database, provinceSlug: string, leading: readonly string[]): Promise<Outlets> {
  const rows = await db
    .selectFrom('outlet')
    .leftJoin('agency', 'agency.id', 'outlet.agencyId')
    .select(['outlet.id', 'outlet.name', 'outlet.tier', 'outlet.provinceSlug', 'agency.governingBody'])
    .execute()
  const list = rows.map((row): ReportOutlet => {
    const tier = row.tier as OutletTier
    const isOwn = row.provinceSlug === provinceSlug
    const place = leading.findIndex((l) => l === row.id || fold(l) === fold(row.name))
    const rank = place >= 0 ? place - leading.length : rankOf(tier, row.governingBody ?? '', isOwn)
    return { id: row.id, name: row.name, phrase: outletPhrase(row.name, tier), tier, isOwn, rank }
  })
  const byId = new Map(list.map((o) => [o.id, o]))
  const own = list.filter((o) => o.isOwn)
  return {
    list,
    of: (id) => byId.get(id) ?? { id, name: id, phrase: id, tier: 'trang-tin', isOwn: false, rank: 99 },
    ownPapers: own.filter((o) => o.tier !== 'trang-tin').map((o) => o.id),
    ownPortals: own.filter((o) => o.tier === 'trang-tin').map((o) => o.id),
  }
}

/** Papers under the Party's central committee first; the province's own paper after those of others, it is counted apart. */
function rankOf(tier: OutletTier, governingBody: string, isOwn: boolean): number {
  const body = fold(governingBody)
  if (tier === 'trung-uong' && /dang cong san|trung uong dang|ban chap hanh trung uong|^dang-tw$/.test(body)) return 10
  return tierRank[tier] + (isOwn ? 5 : 0)
}

const namesItself =
  /^(?:báo|nhật báo|thời báo|tuần báo|tuần tin|tạp chí|cổng|trang|đài|truyền hình|phát thanh|thông tấn|bản tin|chuyên trang|kênh)(?:\s|$)/iu

/** Names that say what they are stay; a bare title gets its kind in front. */
export function outletPhrase(name: string, tier: OutletTier): string {
  if (namesItself.test(name)) return name
  if (/(?:^|\s)\p{Lu}{3,}|TV|Online|News/u.test(name)) return name
  if (tier === 'tap-chi') return `Tạp chí ${name}`
  return tier === 'trang-tin' ? `Trang ${name}` : `Báo ${name}`
}
