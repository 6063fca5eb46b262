import { events, relevances, tones } from '#press'
import type { Filters } from '../../article-index.js'
import { Bitset } from './bitset.js'
import { type Columns, type Dictionary, topicMask } from './columns.js'

type Test = (row: number) => boolean

/** Longest value by which a set of rows is remembered: lists of many articles are asked once. Characters. */
const nameMax = 400

/** Rows that satisfy one named filter, not to be changed; null when the filter is not given. */
export function filterRows(columns: Columns, name: keyof Filters, filters: Filters): Bitset | null {
  const test = testOf(columns, name, filters)
  if (!test) return null
  const rows = (): Bitset => {
    const set = new Bitset(columns.size)
    for (let row = 0; row < columns.size; row++) if (test(row)) set.add(row)
    return set
  }
  const value = JSON.stringify(filters[name])
  return value.length > nameMax ? rows() : columns.remember(`${name} ${value}`, rows)
}

function testOf(c: Columns, name: keyof Filters, f: Filters): Test | null {
  if (f[name] === undefined) return null
  switch (name) {
    case 'relevance':
      return oneOf(
        c.relevance,
        f.relevance?.map((v) => relevances.indexOf(v)),
      )
    case 'tone':
      return oneOf(
        c.tone,
        f.tone?.map((v) => tones.indexOf(v)),
      )
    case 'event':
      return oneOf(
        c.event,
        f.event?.map((v) => events.indexOf(v)),
      )
    case 'outlet':
      return oneOf(c.outlet, known(c.outlets, f.outlet))
    case 'tier':
      return oneOf(c.tier, known(c.tiers, f.tier))
    case 'handling':
      return oneOf(c.handling, known(c.handlings, f.handling))
    case 'completeness':
      return oneOf(c.completeness, known(c.completenesses, f.completeness))
    case 'reprintGroup':
      return oneOf(c.group, known(c.groups, f.reprintGroup))
    case 'story':
      return oneOf(c.story, known(c.stories, f.story))
    case 'article': {
      const ids = new Set(f.article)
      return (row) => ids.has(c.articleId[row] as string)
    }
    case 'topic': {
      const mask = topicMask(f.topic ?? [])
      return (row) => ((c.topicMask[row] as number) & mask) !== 0
    }
    case 'place': {
      const codes = new Set(known(c.places, f.place))
      return (row) => c.place[row]?.some((p) => codes.has(p)) ?? false
    }
    case 'respond':
      return oneOf(c.respond, [Number(f.respond)])
    case 'original':
      return oneOf(c.original, [Number(f.original)])
    case 'corrected':
      return oneOf(c.corrected, [Number(f.corrected)])
    case 'from':
      return atLeast(c.publishedMs, Date.parse(f.from ?? ''))
    case 'to':
      return below(c.publishedMs, Date.parse(f.to ?? ''))
    case 'seenFrom':
      return atLeast(c.seenMs, Date.parse(f.seenFrom ?? ''))
    case 'seenTo':
      return below(c.seenMs, Date.parse(f.seenTo ?? ''))
  }
}

const known = (dictionary: Dictionary, values: readonly string[] = []): number[] =>
  values.map((v) => dictionary.find(v)).filter((v) => v !== undefined)

function oneOf(column: ArrayLike<number>, codes: readonly number[] = []): Test {
  if (codes.length === 1) {
    const only = codes[0]
    return (row) => column[row] === only
  }
  const set = new Set(codes)
  return (row) => set.has(column[row] as number)
}
const atLeast =
  (column: Float64Array, ms: number): Test =>
  (row) =>
    (column[row] as number) >= ms
const below =
  (column: Float64Array, ms: number): Test =>
  (row) =>
    (column[row] as number) < ms
