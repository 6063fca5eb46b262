import type { Filters } from '#article-index'
import { fold, oneLine } from '#language'
import { addDays, type OutletTier, type TopicCode, type Tone, utcOfLocal } from '#press'

/** Names that fields of a query may use, with what they stand for. */
export interface QueryNames {
  readonly outlets: readonly { id: string; name: string }[]
  readonly topics: readonly { code: TopicCode; name: string }[]
  readonly tones: readonly { value: Tone; name: string }[]
  /** Communes and wards of today with their type. */
  readonly places: readonly string[]
  readonly tiers?: readonly { value: OutletTier; name: string }[]
}

type Read = { readonly filters: Filters } | { readonly problem: string }

/** One `field:value`; `name` comes without marks. `today` is a local date for days without a year. */
export function readField(name: string, value: string, names: QueryNames, today: string): Read {
  const asked = fold(oneLine(value))
  switch (name) {
    case 'bao':
    case 'outlet':
      return some(
        'outlet',
        matching(names.outlets, asked, (o) => [o.id, o.name]).map((o) => o.id),
        `Không có đầu báo tên “${value}”.`,
      )
    case 'chu de':
    case 'topic':
      return some(
        'topic',
        matching(names.topics, asked, (t) => [t.code, t.name]).map((t) => t.code),
        `Không có chủ đề “${value}”.`,
      )
    case 'sac thai':
    case 'tone':
      return some(
        'tone',
        matching(names.tones, asked, (t) => [t.value, t.name]).map((t) => t.value),
        `Sắc thái là phê phán, trung tính hoặc tích cực; không có “${value}”.`,
      )
    case 'dia ban':
    case 'place':
      return some(
        'place',
        matching(names.places, asked, (p) => [p, p.replace(/^(?:Xã|Phường|Đặc khu) /, '')]),
        `Không có xã, phường tên “${value}”.`,
      )
    case 'goc':
    case 'original':
      return /^(?:co|yes|true|1)$/.test(asked) ? { filters: { original: true } } : { filters: { original: false } }
    default:
      return readDay(name === 'tu' || name === 'from' ? 'from' : 'to', value, today)
  }
}

function some<K extends 'outlet' | 'topic' | 'tone' | 'place'>(
  key: K,
  values: readonly string[],
  problem: string,
): Read {
  return values.length > 0 ? { filters: { [key]: values } } : { problem }
}

/** Exactly this name where there is one, else every name that begins with it or holds it as whole words. */
function matching<T>(list: readonly T[], asked: string, namesOf: (item: T) => readonly string[]): T[] {
  if (asked === '') return []
  const exact = list.filter((item) => namesOf(item).some((n) => fold(n) === asked))
  if (exact.length > 0) return exact
  return list.filter((item) =>
    namesOf(item).some((n) => ` ${fold(n)} `.includes(` ${asked} `) || fold(n).startsWith(asked)),
  )
}

/** `23/11/2026`, `23/11` (this year or the last), `2026-11-23`; the end day counts whole. */
function readDay(end: 'from' | 'to', value: string, today: string): Read {
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
    return { problem: `Không đọc được ngày “${value}”. Ví dụ: 23/11/2026.` }
  }
}

function yearOf(month: number, day: number, today: string): string {
  const year = Number(today.slice(0, 4))
  const isLater = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` > today.slice(5)
  return String(isLater ? year - 1 : year)
}
