import type { z } from 'zod'
import { utcOfLocal } from '#press'
import { readSearchUrl, type SearchAddress, searchUrl } from '#read'
import type { facetsQuery } from './shapes.js'

type AskedFilters = Partial<z.output<typeof facetsQuery>> & Readonly<Record<string, unknown>>

/** The search address that says the same as a query of the interface, read by the reader of the search page. */
export function addressOf(asked: AskedFilters): SearchAddress {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (['limit', 'cursor', 'facet'].includes(name) || value === undefined) continue
    for (const one of [value].flat()) params.append(name, times.includes(name) ? utcOf(String(one)) : String(one))
  }
  return readSearchUrl(params)
}
const times = ['from', 'to', 'seenFrom', 'seenTo']

/** A day alone begins at midnight of the office. */
export const utcOf = (moment: string): string =>
  moment.length === 'yyyy-mm-dd'.length ? utcOfLocal(moment) : new Date(moment).toISOString()

/** The query string of an address, for what reads addresses. */
export const paramsOf = (address: SearchAddress): URLSearchParams =>
  new URL(searchUrl(address), 'http://desk.invalid').searchParams
