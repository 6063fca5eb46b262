import type { ArticleIndex, Filters, SearchRequest, TextQuery } from '#article-index'
import { localDate } from '#press'
import { asksForMarks, parseQuery, type ParsedQuery, withoutMarks } from './parse-query.js'
import type { QueryNames } from './query-fields.js'
import { ofReadState } from './read-marks.js'
import type { SearchAddress } from './search-url.js'

/** Who asks what, when. */
export interface Asked {
  readonly officeId: string
  readonly address: SearchAddress
  readonly names: QueryNames
  readonly now: string
  /** Articles the asker has read; needed where the address asks for read or unread ones (`withReadMarks` adds them). */
  readonly readArticles?: readonly string[]
}
/** The question behind an address as it is put to the index. */
export interface AskedSearch {
  readonly request: SearchRequest
  readonly parsed: ParsedQuery
  /** True when nothing matched with the marks as typed, so that they were left out. */
  readonly isWithoutMarks: boolean
}

/**
 * The request behind an address: what the list shows is what every figure with this address counts.
 * Fields of the query narrow the words; filters of the address are chosen beside it, so that both hold.
 */
export function requestOf({ officeId, address, names, now, readArticles }: Asked): {
  request: SearchRequest
  parsed: ParsedQuery
} {
  const parsed = parseQuery(address.q ?? '', names, localDate(now))
  const filters: Filters = { relevance: ['about'], ...address.filters }
  const view = address.view ?? 'reprints'
  const request: SearchRequest = {
    officeId,
    text: ofReadState(narrowed(parsed.text, parsed.filters), address.read, readArticles),
    filters,
    order: address.order ?? 'newest',
    ...(view === 'flat' ? {} : { collapse: view }),
  }
  return { request, parsed }
}

function narrowed(text: TextQuery | null, filters: Filters): TextQuery | null {
  if (Object.keys(filters).length === 0) return text
  const fields: TextQuery = { type: 'filter', filters }
  return text === null ? fields : { type: 'and', of: [text, fields] }
}

/**
 * The request in force. Marks are left out when the words as typed stand in no article at all; whatever filters are
 * chosen, the same words then mean the same thing.
 */
export async function askedSearch(index: ArticleIndex, asked: Asked): Promise<AskedSearch> {
  const { request, parsed } = requestOf(asked)
  const { text } = parsed
  if (text === null || !asksForMarks(text)) return { request, parsed, isWithoutMarks: false }
  const strict = await index.search({ officeId: asked.officeId, text, limit: 0 })
  if (strict.total > 0) return { request, parsed, isWithoutMarks: false }
  return { request: requestInForce(asked, true), parsed, isWithoutMarks: true }
}

/** The request behind an address, its words as typed or without marks. */
export function requestInForce(asked: Asked, isWithoutMarks: boolean): SearchRequest {
  const { request, parsed } = requestOf(asked)
  if (!isWithoutMarks || parsed.text === null) return request
  const text = narrowed(withoutMarks(parsed.text), parsed.filters)
  return { ...request, text: ofReadState(text, asked.address.read, asked.readArticles) }
}
