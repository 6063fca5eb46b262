import { events, relevances, tones, topicCodes } from '#press'
import type { DayCount, FacetName, FacetValue } from '../../article-index.js'
import type { Bitset } from './bitset.js'
import { type Columns, noTone } from './columns.js'

/** Codes of one facet by row, and the words they stand for. A row with the code `none` has no value. */
interface FacetColumn {
  readonly codes: ArrayLike<number>
  readonly words: readonly string[]
  readonly none?: number
}
type SingleFacet = Exclude<FacetName, 'topic' | 'place'>

const singleFacets: Record<SingleFacet, (c: Columns) => FacetColumn> = {
  tone: (c) => ({ codes: c.tone, words: tones, none: noTone }),
  event: (c) => ({ codes: c.event, words: events }),
  relevance: (c) => ({ codes: c.relevance, words: relevances }),
  mainTopic: (c) => ({ codes: c.mainTopic, words: topicCodes }),
  outlet: (c) => ({ codes: c.outlet, words: c.outlets.values }),
  story: (c) => ({ codes: c.story, words: c.stories.values }),
  tier: (c) => ({ codes: c.tier, words: c.tiers.values }),
  handling: (c) => ({ codes: c.handling, words: c.handlings.values }),
  original: (c) => ({ codes: c.original, words: ['false', 'true'] }),
  respond: (c) => ({ codes: c.respond, words: ['false', 'true'] }),
}

/** Values of one facet over the rows, most frequent first, ties by value. Zero counts are left out. */
export function countFacet(c: Columns, rows: Bitset, name: FacetName): FacetValue[] {
  if (name === 'topic') return named(countTopics(c, rows), topicCodes)
  if (name === 'place') return named(countPlaces(c, rows), c.places.values)
  const { codes, words, none } = singleFacets[name](c)
  const counts = new Float64Array(words.length)
  rows.forEach((row) => {
    const code = codes[row] as number
    if (code !== none) counts[code] = (counts[code] as number) + 1
  })
  return named(counts, words)
}

function countTopics(c: Columns, rows: Bitset): Float64Array {
  const counts = new Float64Array(topicCodes.length)
  rows.forEach((row) => {
    let mask = c.topicMask[row] as number
    for (let t = 0; mask !== 0; t++, mask >>>= 1) if (mask & 1) counts[t] = (counts[t] as number) + 1
  })
  return counts
}

function countPlaces(c: Columns, rows: Bitset): Float64Array {
  const counts = new Float64Array(c.places.values.length)
  rows.forEach((row) => {
    for (const p of c.place[row] ?? []) counts[p] = (counts[p] as number) + 1
  })
  return counts
}

function named(counts: Float64Array, words: readonly string[]): FacetValue[] {
  const values: FacetValue[] = []
  counts.forEach((count, code) => {
    if (count > 0) values.push({ value: words[code] ?? '', count })
  })
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** Articles by local day of publication, without empty days, oldest first. */
export function countDays(c: Columns, rows: Bitset): DayCount[] {
  const days = new Map<number, { count: number; critical: number }>()
  rows.forEach((row) => {
    const key = c.day[row] as number
    const day = days.get(key) ?? { count: 0, critical: 0 }
    day.count++
    if (c.tone[row] === 0) day.critical++
    days.set(key, day)
  })
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, n]) => ({ date: new Date(day * 86_400_000).toISOString().slice(0, 10), ...n }))
}

/** Distinct values of a numeric column over the rows. */
export function countDistinct(column: ArrayLike<number>, rows: Bitset): number {
  const seen = new Set<number>()
  rows.forEach((row) => seen.add(column[row] as number))
  return seen.size
}
