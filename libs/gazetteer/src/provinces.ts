import { fold, normalise } from '#language'
import { type ProvinceRow, provinceTable, type ProvinceType } from './province-table.js'

/** A province of today (34 since 1 July 2025). */
export interface Province {
  /** Two digits of the national statistics code, as in force since July 2025. */
  readonly code: string
  /** Folded name with hyphens: `quang-ninh`. */
  readonly slug: string
  /** Short name without type: `Quảng Ninh`. */
  readonly name: string
  /** Name with type: `Tỉnh Quảng Ninh`, `Thành phố Hồ Chí Minh`. */
  readonly fullName: string
  readonly type: ProvinceType
  /** Short names of the old provinces it was made of, besides the one of its own name. */
  readonly absorbed: readonly string[]
  /** Other spellings people use for it and for what it absorbed. */
  readonly aliases: readonly string[]
}

/** `Bà Rịa - Vũng Tàu` -> `ba-ria-vung-tau`. */
export function slugOf(name: string): string {
  return fold(normalise(name))
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A type word with a capital before the short name: `Tỉnh Cao Bằng`. */
export function withType(type: string, name: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`
}

/** The public face of a row of the table. */
export function provinceOf(row: ProvinceRow): Province {
  const absorbed = row.absorbed ?? []
  return Object.freeze({
    code: row.code,
    slug: slugOf(row.name),
    name: row.name,
    fullName: withType(row.type, row.name),
    type: row.type,
    absorbed: absorbed.map((a) => a.name),
    aliases: [...(row.aliases ?? []), ...absorbed.flatMap((a) => a.aliases ?? [])],
  })
}

const builtIn: readonly Province[] = Object.freeze(provinceTable.map(provinceOf))

/** The 34 provinces of today, by code. */
export function provinces(): readonly Province[] {
  return builtIn
}

/** Type words people write before a province's name, folded and without separators. */
const typePrefix = /^(?:tinh|thanhpho|thudo|tp)(?=.)/

/** Key of a province name: folded, only letters and digits, without its type word. */
function keyOf(name: string): string {
  return fold(normalise(name))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(typePrefix, '')
}

/** Makes the look-up used by `resolveProvince` for a list of provinces. */
export function provinceResolver(list: readonly Province[]): (name: string) => Province | null {
  const byKey = new Map<string, Province>()
  for (const p of list) for (const name of [p.code, ...p.aliases, ...p.absorbed]) byKey.set(keyOf(name), p)
  // Present names last: they win over an absorbed province of the same name.
  for (const p of list) byKey.set(keyOf(p.name), p)
  return (name) => byKey.get(keyOf(name)) ?? null
}

const resolveBuiltIn = provinceResolver(builtIn)

/**
 * The province of today that a name means, or null. Accepts every usual form: short, with type, abbreviated, without accents,
 * slug, present code, or the name of an absorbed province ("Hà Giang" gives Tuyên Quang).
 */
export function resolveProvince(name: string): Province | null {
  return resolveBuiltIn(name)
}
