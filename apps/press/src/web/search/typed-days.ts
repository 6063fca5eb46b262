import { addDays, utcOfLocal } from '#press'
import type { SearchAddress } from '#read'
import { words } from './words.js'

/** Reads days typed into the form: the address with them, or what is wrong as a sentence; neither when none were typed. */
export function typedDays(
  params: URLSearchParams,
  address: SearchAddress,
): { address: SearchAddress | null; problem: string | null } {
  if (!params.has('day-from') && !params.has('day-to')) return { address: null, problem: null }
  const refuse = (problem: string) => ({ address: null, problem })
  const first = params.get('day-from')?.trim() ?? ''
  const last = params.get('day-to')?.trim() ?? ''
  const from = first ? midnight(first) : null
  const end = last ? midnight(last) : null
  if (from === undefined) return refuse(words().noDay('first', first.slice(0, 20)))
  if (end === undefined) return refuse(words().noDay('last', last.slice(0, 20)))
  if (from && end && from > end) return refuse(words().daysBackwards)
  const { from: _from, to: _to, ...filters } = address.filters
  return {
    address: {
      ...address,
      page: 1,
      filters: { ...filters, ...(from ? { from } : {}), ...(end ? { to: addDays(end, 1) } : {}) },
    },
    problem: null,
  }
}

/** Local midnight in UTC; undefined for a day that does not exist. */
function midnight(date: string): string | undefined {
  try {
    return utcOfLocal(date)
  } catch {
    return undefined
  }
}
