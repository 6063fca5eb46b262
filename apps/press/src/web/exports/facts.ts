import type { Filters } from '#article-index'
import type { SearchAddress } from '#read'
import { filterTitle, listFilters, valueName } from '../search/search-words.js'
import { words as searchWords } from '../search/words.js'
import { count, fullDate, fullDateTime, periodText } from '../shell/format.js'
import type { ExportHead } from './export-kind.js'
import { words } from './words.js'

/** What a file is told of the search behind it. */
export interface AskedFacts {
  readonly address: SearchAddress
  /** In force, the default relevance included. */
  readonly filters: Filters
  readonly outletNames: ReadonlyMap<string, string>
  readonly isWithoutMarks: boolean
  readonly counts: { readonly rows: number; readonly total: number; readonly originals: number }
  readonly at: string
  readonly by: string
}

/** Values of one filter that are named; of more only their number. */
const valuesMax = 12

/** The search in words, so that a file found in a year still says what it counts. */
export function factsOf(asked: AskedFacts): ExportHead['facts'] {
  const { facts, any, orders } = words()
  const { filters, address, counts } = asked
  const query = address.q?.trim() ?? ''
  const seen = spanText(filters.seenFrom, filters.seenTo)
  const chosen = [...filterLines(filters, asked.outletNames), ...readLine(address)]
  return [
    { name: facts.query, value: query === '' ? any : asked.isWithoutMarks ? words().withoutMarks(query) : query },
    { name: facts.period, value: spanText(filters.from, filters.to) ?? any },
    ...(seen === null ? [] : [{ name: facts.seen, value: seen }]),
    ...(chosen.length === 0 ? [] : [{ name: facts.filters, value: chosen.join('; ') }]),
    { name: facts.order, value: orders[address.order ?? 'newest'] },
    { name: facts.count, value: countText(counts) },
    { name: facts.at, value: fullDateTime(asked.at) },
    { name: facts.by, value: asked.by },
  ]
}

function countText({ rows, total, originals }: AskedFacts['counts']): string {
  return rows < total
    ? words().cut(count(rows), count(total), count(originals))
    : words().counted(count(total), count(originals))
}

function spanText(from?: string, to?: string): string | null {
  if (from && to) return periodText(from, to)
  if (from) return words().since(fullDate(from))
  // The end is open: the last moment inside it names the day.
  return to ? words().until(fullDate(new Date(Date.parse(to) - 1).toISOString())) : null
}

function readLine({ read }: SearchAddress): string[] {
  return read === undefined ? [] : [read ? words().read : words().unread]
}

function filterLines(filters: Filters, outletNames: ReadonlyMap<string, string>): string[] {
  const lists = listFilters.flatMap((name) => {
    const values = (filters[name] ?? []).map(String)
    if (values.length === 0) return []
    const named = values.slice(0, valuesMax).map((v) => valueName(name, v, outletNames))
    const more = values.length > valuesMax ? [`+${count(values.length - valuesMax)}`] : []
    return [`${filterTitle(name)}: ${[...named, ...more].join(', ')}`]
  })
  const flags = (['original', 'respond', 'corrected'] as const).flatMap((name) =>
    filters[name] === undefined ? [] : [searchWords().flags[name][filters[name] ? 0 : 1]],
  )
  return [...lists, ...flags]
}
