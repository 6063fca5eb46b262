import type { Filters } from '#article-index'
import { fold, oneLine } from '#language'
import { addDays, type OutletTier, type TopicCode, type Tone, utcOfLocal } from '#press'
import type { QueryFault } from './query-problems.js'

/** Names that fields of a query may use, with what they stand for. */
export interface QueryNames {
  readonly outlets: readonly { id: string; name: string }[]
  readonly topics: readonly { code: TopicCode; name: string }[]
  readonly tones: readonly { value: Tone; name: string }[]
  /** Communes and wards of today with their type. */
  readonly places: readonly string[]
  readonly tiers?: readonly { value: OutletTier; name: string }[]
}

/** What a field stands for, or why it cannot be read. */
export type FieldReading = { readonly filters: Filters } | { readonly problem: QueryFault }

/** One `field:value`; `name` comes without marks. `today` is a local date for days without a year. */
export function readField(name: string, value: string, names: QueryNames, today: string): FieldReading {
  const asked = fold(oneLine(value))
  switch (name) {
    case 'bao':
    case 'outlet':
      return some('outlet', named(names, 'outlets', asked), value)
    case 'chu de':
    case 'topic':
      return some('topic', named(names, 'topics', asked), value)
    case 'sac thai':
    case 'tone':
      return some('tone', named(names, 'tones', asked), value)
    case 'dia ban':
    case 'place':
      return some('place', named(names, 'places', asked), value)
    case 'goc':
    case 'original':
      if (/^(?:co|yes|true|1)$/.test(asked)) return { filters: { original: true } }
      if (/^(?:khong|no|false|0)$/.test(asked)) return { filters: { original: false } }
      return { problem: { code: 'original', value } }
    default:
      return readDay(name === 'tu' || name === 'from' ? 'from' : 'to', value, today)
  }
}

function some<K extends 'outlet' | 'topic' | 'tone' | 'place'>(
  key: K,
  values: readonly string[],
  value: string,
): FieldReading {
  return values.length > 0 ? { filters: { [key]: values } } : { problem: { code: key, value } }
}

interface Named {
  readonly value: string
  readonly folded: readonly string[]
}
type NameList = 'outlets' | 'topics' | 'tones' | 'places'
const foldedNames = new WeakMap<QueryNames, Record<NameList, readonly Named[]>>()

/** Every name without marks, made once for a list of names. */
function foldedOf(names: QueryNames): Record<NameList, readonly Named[]> {
  const known = foldedNames.get(names)
  if (known) return known
  const named = (value: string, ...spelled: string[]): Named => ({ value, folded: spelled.map(fold) })
  const made = {
    outlets: names.outlets.map((o) => named(o.id, o.id, o.name)),
    topics: names.topics.map((t) => named(t.code, t.code, t.name)),
    tones: names.tones.map((t) => named(t.value, t.value, t.name)),
    places: names.places.map((p) => named(p, p, p.replace(/^(?:Xã|Phường|Đặc khu) /, ''))),
  }
  foldedNames.set(names, made)
  return made
}

/** Exactly this name where there is one, else every name that begins with it or holds it as whole words. */
function named(names: QueryNames, list: NameList, asked: string): string[] {
  if (asked === '') return []
  const all = foldedOf(names)[list]
  const exact = all.filter((n) => n.folded.includes(asked))
  if (exact.length > 0) return exact.map((n) => n.value)
  return all
    .filter((n) => n.folded.some((f) => f.startsWith(asked) || ` ${f} `.includes(` ${asked} `)))
    .map((n) => n.value)
}

/** `23/11/2026`, `23/11` (this year or the last), `2026-11-23`; the end day counts whole. */
function readDay(end: 'from' | 'to', value: string, today: string): FieldReading {
  const text = value.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const viet = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : viet
      ? [viet[3] ?? yearOf(Number(viet[2]), Number(viet[1]), today), viet[2], viet[1]]
      : []
  try {
    const from = utcOfLocal(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    return { filters: end === 'from' ? { from } : { to: addDays(from, 1) } }
  } catch {
    return { problem: { code: 'day', value } }
  }
}

function yearOf(month: number, day: number, today: string): string {
  const year = Number(today.slice(0, 4))
  const isLater = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` > today.slice(5)
  return String(isLater ? year - 1 : year)
}
