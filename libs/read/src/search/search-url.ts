import type { Filters } from '#article-index'

/** Everything a search is lives in its address. Lists are repeated parameters. */
export interface SearchAddress {
  readonly q?: string
  readonly filters: Filters
  /** Only what the asker has read, or only what not; each person has read other articles. */
  readonly read?: boolean
  readonly order?: 'newest' | 'oldest' | 'best'
  /** Default `reprints`: one row an original. */
  readonly view?: 'reprints' | 'stories' | 'flat'
  readonly page?: number
}

const listNames = [
  'relevance',
  'tone',
  'event',
  'topic',
  'outlet',
  'tier',
  'place',
  'handling',
  'reprintGroup',
  'story',
  'completeness',
  'article',
] as const
const flagNames = ['respond', 'original', 'corrected'] as const
const timeNames = ['from', 'to', 'seenFrom', 'seenTo'] as const

/** Values of one list that are read: no address that a server takes (16 KB of headers) holds more. */
const listMax = 1000

/** `/search?…` of an address; parameters in a fixed order, so that equal searches have equal addresses. */
export function searchUrl(address: SearchAddress, path = '/search'): string {
  const params = new URLSearchParams()
  if (address.q) params.set('q', address.q)
  for (const name of listNames) for (const value of address.filters[name] ?? []) params.append(name, value)
  for (const name of flagNames) if (address.filters[name] !== undefined) params.set(name, String(address.filters[name]))
  for (const name of timeNames) if (address.filters[name]) params.set(name, address.filters[name])
  if (address.read !== undefined) params.set('read', String(address.read))
  if (address.order && address.order !== 'newest') params.set('order', address.order)
  if (address.view && address.view !== 'reprints') params.set('view', address.view)
  if (address.page && address.page > 1) params.set('page', String(address.page))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

/** The list behind a figure, flat, so that its length is the figure. */
export const figureUrl = (filters: Filters): string => searchUrl({ filters, view: 'flat' })

/** Reads an address; unknown values are kept as text (they match nothing), unknown names are ignored. */
export function readSearchUrl(params: URLSearchParams): SearchAddress {
  const filters: Record<string, unknown> = {}
  for (const name of listNames) {
    const values = params.getAll(name).filter(Boolean)
    if (values.length > 0) filters[name] = values.slice(0, listMax)
  }
  for (const name of flagNames) if (params.has(name)) filters[name] = params.get(name) === 'true'
  for (const name of timeNames) {
    const value = params.get(name)
    if (value && !Number.isNaN(Date.parse(value))) filters[name] = new Date(value).toISOString()
  }
  const read = params.get('read')
  const order = params.get('order')
  const view = params.get('view')
  return {
    q: params.get('q') ?? '',
    filters: filters,
    ...(read === 'true' || read === 'false' ? { read: read === 'true' } : {}),
    order: order === 'oldest' || order === 'best' ? order : 'newest',
    view: view === 'stories' || view === 'flat' ? view : 'reprints',
    page: Math.min(5000, Math.max(1, Math.floor(Number(params.get('page') ?? 1)) || 1)),
  }
}
