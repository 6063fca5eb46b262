import { events, relevances, tones, topicCodes } from '#press'
import type { DayCount, FacetName, FacetValue } from '../../article-index.js'
import type { Bitset } from './bitset.js'
import { type Columns, noTone } from './columns.js'

/** Values of one facet over the rows, most frequent first, ties by value. Zero counts are left out. */
export function countFacet(c: Columns, rows: Bitset, name: FacetName): FacetValue[] {
  const counts = new Float64Array(Math.max(32, domainSize(c, name)))
  rows.forEach((row) => {
    switch (name) {
      case 'topic': {
        let mask = c.topicMask[row] as number
        for (let t = 0; mask !== 0; t++, mask >>>= 1) if (mask & 1) counts[t] = (counts[t] as number) + 1
        return
      }
      case 'place':
        for (const p of c.place[row] ?? []) counts[p] = (counts[p] as number) + 1
        return
      case 'tone':
        if (c.tone[row] === noTone) return
    }
    const code = codeOf(c, name, row)
    counts[code] = (counts[code] as number) + 1
  })
  const values: FacetValue[] = []
  counts.forEach((count, code) => {
    if (count > 0) values.push({ value: valueOf(c, name, code), count })
  })
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function domainSize(c: Columns, name: FacetName): number {
  if (name === 'place') return c.places.values.length
  if (name === 'outlet') return c.outlets.values.length
  if (name === 'story') return c.stories.values.length
  return 32
}

function codeOf(c: Columns, name: FacetName, row: number): number {
  switch (name) {
    case 'tone':
      return c.tone[row] as number
    case 'outlet':
      return c.outlet[row] as number
    case 'handling':
      return c.handling[row] as number
    case 'event':
      return c.event[row] as number
    case 'relevance':
      return c.relevance[row] as number
    case 'tier':
      return c.tier[row] as number
    case 'story':
      return c.story[row] as number
    case 'original':
      return c.original[row] as number
    case 'respond':
      return c.respond[row] as number
    default:
      return c.mainTopic[row] as number
  }
}

function valueOf(c: Columns, name: FacetName, code: number): string {
  const from = (list: readonly string[]): string => list[code] ?? ''
  switch (name) {
    case 'tone':
      return from(tones)
    case 'event':
      return from(events)
    case 'relevance':
      return from(relevances)
    case 'topic':
    case 'mainTopic':
      return from(topicCodes)
    case 'place':
      return from(c.places.values)
    case 'outlet':
      return from(c.outlets.values)
    case 'story':
      return from(c.stories.values)
    case 'tier':
      return from(c.tiers.values)
    case 'handling':
      return from(c.handlings.values)
    case 'original':
    case 'respond':
      return from(['false', 'true'])
  }
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
