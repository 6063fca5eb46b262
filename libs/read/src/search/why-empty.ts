import type { ArticleIndex, Filters } from '#article-index'
import { type Asked, askedSearch } from './asked-search.js'
import type { SearchAddress } from './search-url.js'

/** Something that keeps a result empty: without it, the address finds `total` articles. */
export interface Obstacle {
  /** `filters`: all of them together, where no single one helps. */
  readonly what: keyof Filters | 'words' | 'filters' | 'read'
  readonly total: number
  readonly address: SearchAddress
}

const everyRelevance = ['about', 'mention', 'none'] as const

/** What empties a result: each filter and the words, left out one at a time, with the count that then stands. */
export async function whyEmpty(index: ArticleIndex, asked: Asked): Promise<Obstacle[]> {
  const { address } = asked
  const { relevance, ...others } = address.filters
  const names = new Set((Object.keys(others) as (keyof Filters)[]).map((n) => (n === 'to' ? 'from' : n)))
  const ways: Omit<Obstacle, 'total'>[] = [...names].map((what) => ({ what, address: withoutFilter(address, what) }))
  if ((relevance ?? ['about']).length < everyRelevance.length)
    ways.push({
      what: 'relevance',
      address: { ...address, page: 1, filters: { ...address.filters, relevance: everyRelevance } },
    })
  if (address.read !== undefined) ways.push({ what: 'read', address: { ...address, page: 1, read: undefined } })
  if (address.q?.trim()) ways.push({ what: 'words', address: { ...address, page: 1, q: '' } })
  const counted = await countEach(index, asked, ways)
  const chosen = Object.keys(address.filters).length + (address.read === undefined ? 0 : 1)
  if (counted.length > 0 || chosen < 2) return counted
  return countEach(index, asked, [{ what: 'filters', address: { ...address, page: 1, read: undefined, filters: {} } }])
}

/** The ways that find something. */
async function countEach(
  index: ArticleIndex,
  asked: Asked,
  ways: readonly Omit<Obstacle, 'total'>[],
): Promise<Obstacle[]> {
  const counted: Obstacle[] = []
  for (const way of ways) {
    const { request } = await askedSearch(index, { ...asked, address: way.address })
    const { total } = await index.search({ ...request, offset: 0, limit: 0 })
    if (total > 0) counted.push({ ...way, total })
  }
  return counted
}

/** The address without one filter; the two ends of a time count as one. */
function withoutFilter(address: SearchAddress, name: keyof Filters): SearchAddress {
  const filters = Object.fromEntries(
    Object.entries(address.filters).filter(([key]) => key !== name && !(name === 'from' && key === 'to')),
  )
  return { ...address, page: 1, filters }
}
