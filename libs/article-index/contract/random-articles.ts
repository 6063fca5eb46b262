import { analyse } from '#language'
import { events, outletTiers, relevances, tones, topicCodes } from '#press'
import {
  facetNames,
  type Filters,
  type IndexDocument,
  type QueryWord,
  type SearchRequest,
  type TextQuery,
} from '#article-index'
import { aDocument } from './a-document.js'

/** Words of made articles; some differ in marks only, some begin alike, some hold dots and commas. */
const words =
  `đập hồ nước xã phường đường đương dương biển bến bên cảng công cống an toàn ăn khẩn khẩu khẳng sạt lở lỡ đê điều kè mưa lũ lụt bão gió
  lúa lua lụa ruộng tôm cá ca cà nuôi thủy thuỷ sản sân bay hàng không cầu câu cấu vượt sông hạ tầng quy hoạch dự án đầu đấu tư vốn ngân sách sở
  sổ giáo dục học hóc phí trường trưởng thôn bản bán đất rừng cháy chạy bệnh viện y tế thuốc vắc xin dịch tả lợn gà rác thải khói bụi nhà máy
  khu kinh nghiệp đô thị bí thư chủ tịch hội đồng nhân dân khiếu nại tố cáo thanh tra kết luận khởi tố bị can 3,5 1.234 2026 12 covid19 forum
  ASEAN kw 0,5 tỷ tỉ đồng triệu kỳ kì họp thứ sáu lễ hội khánh thành thi công chậm tiến độ ngừng khắc phục hậu quả`.split(
    /\s+/,
  )

export interface Dice {
  below(n: number): number
  one<T>(of: readonly T[]): T
  chance(share: number): boolean
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, one: (of) => of[below(of.length)] as (typeof of)[number], chance: (share) => next() < share }
}

/** Frequent words are frequent. */
const someWord = (d: Dice): string => words[Math.floor(words.length * (d.below(1000) / 1000) ** 2)] as string
const text = (d: Dice, length: number): string => Array.from({ length }, () => someWord(d)).join(' ')

const outlets = Array.from({ length: 25 }, (_, i) => `bao-${i}`)
const places = ['Xã Khe Dâu', 'Phường Bến Đò', 'Xã Ẩn Sơn', 'Xã An Sơn', 'Phường Đông Hải'] as const
const handlings = ['open', 'waiting', 'done', null] as const
const begin = Date.parse('2026-09-20T00:00:00.000Z')

/** One made article; the same number again is another state of it. */
export function randomArticle(d: Dice, n: number, officeId = 'o1'): IndexDocument {
  const minutes = d.below(60 * 24 * 6) * 10
  const publishedAt = new Date(begin + minutes * 60_000).toISOString()
  return aDocument({
    officeId,
    articleId: `a${String(n * 7919).padStart(9, '0')}`,
    revision: 1 + d.below(4),
    titleText: text(d, 4 + d.below(7)),
    bodyText: text(d, 15 + d.below(60)),
    outletId: d.one(outlets),
    tier: d.one(outletTiers),
    publishedAt,
    firstSeenAt: new Date(Date.parse(publishedAt) + d.below(600) * 60_000).toISOString(),
    reprintGroup: `g${d.below(900)}`,
    isOriginal: d.chance(0.4),
    story: `s${Math.floor(400 * (d.below(1000) / 1000) ** 2)}`,
    relevance: d.one(relevances),
    topics: [...new Set([d.one(topicCodes), d.one(topicCodes)])].slice(0, d.below(3)),
    event: d.one(events),
    tone: d.chance(0.2) ? null : d.one(tones),
    respond: d.chance(0.1),
    places: places.filter(() => d.chance(0.2)),
    handling: d.one(handlings) as IndexDocument['handling'],
    completeness: d.one(['full', 'teaser']),
    isCorrected: d.chance(0.05),
  })
}

const queryWord = (d: Dice): QueryWord => {
  const { exact, folded } = analyse(someWord(d))
  return { folded, exact: d.chance(0.4) ? exact : null }
}

function randomFilters(d: Dice, most: number): Filters {
  const day = (): string => new Date(begin + d.below(60) * 86_400_000 + 17 * 3_600_000).toISOString()
  const some = <T>(of: readonly T[]): T[] => of.filter(() => d.chance(1.5 / of.length))
  const all: readonly Filters[] = [
    { relevance: some(relevances) },
    { tone: some(tones) },
    { event: some(events) },
    { topic: some(topicCodes) },
    { outlet: some(outlets) },
    { tier: [d.one(outletTiers)] },
    { place: some(places) },
    { handling: [d.one(handlings) ?? 'none'] as Filters['handling'] },
    { respond: d.chance(0.5) },
    { original: d.chance(0.5) },
    { corrected: d.chance(0.5) },
    { reprintGroup: Array.from({ length: 30 }, () => `g${d.below(900)}`) },
    { story: Array.from({ length: 10 }, () => `s${d.below(400)}`) },
    { completeness: ['full'] },
    { article: Array.from({ length: 200 }, () => `a${String(d.below(3000) * 7919).padStart(9, '0')}`) },
    { from: day() },
    { to: day() },
    { seenFrom: day() },
    { seenTo: day() },
  ]
  const filters = {}
  for (let n = d.below(most + 1); n > 0; n--) Object.assign(filters, d.one(all))
  return filters
}

/** A query tree of any kind, at most `depth` deep. */
function randomText(d: Dice, depth: number): TextQuery {
  const kind = d.below(depth > 0 ? 10 : 6)
  const titleOnly = d.chance(0.2)
  if (kind < 3) return { type: 'word', word: queryWord(d), titleOnly }
  if (kind === 3) {
    const { folded, exact } = queryWord(d)
    const cut = <T extends string | null>(w: T): T => (w?.slice(0, Math.max(1, w.length - d.below(3))) ?? null) as T
    return { type: 'word', word: { folded: cut(folded), exact: cut(exact) }, prefix: true, titleOnly }
  }
  if (kind === 4)
    return { type: 'phrase', words: Array.from({ length: 1 + d.below(3) }, () => queryWord(d)), titleOnly }
  if (kind === 5) return { type: 'filter', filters: randomFilters(d, 2) }
  if (kind === 6) return { type: 'not', of: randomText(d, depth - 1) }
  return {
    type: kind < 8 ? 'and' : 'or',
    of: Array.from({ length: d.below(4) }, () => randomText(d, depth - 1)),
  }
}

/** A request of any kind: text, filters, order, collapse, page, facets, days. */
export function randomRequest(d: Dice): SearchRequest {
  return {
    officeId: d.chance(0.9) ? 'o1' : 'o2',
    text: d.chance(0.8) ? randomText(d, 3) : null,
    filters: d.chance(0.6) ? randomFilters(d, 3) : undefined,
    order: d.one(['newest', 'newest', 'oldest', 'best']),
    collapse: d.one([undefined, undefined, 'reprints', 'stories']),
    offset: d.chance(0.3) ? d.below(60) : undefined,
    limit: d.chance(0.5) ? d.below(80) : undefined,
    facets: facetNames.filter(() => d.chance(0.4)),
    histogram: d.chance(0.5),
  }
}
