import type { ReadName } from './find/name-finder.js'
import type { Normalised } from './offsets.js'
import type { Level } from './units/unit.js'

/** A unit named in a text: one line of the `places` command. */
export interface PlaceMention {
  /** As written, with its type word where that stands right before the name. */
  readonly surface: string
  /** UTF-16 index in the text as given. */
  readonly start: number
  /** Canonical name with type: `Phường Hạ Long`. */
  readonly unit: string
  readonly level: Level
  /** `old`: the unit is gone, or the text speaks of the time before its change; `both`: a province unchanged or undated. */
  readonly era: 'old' | 'new' | 'both'
  /** Short name of the province of today. */
  readonly province: string
  /** National code of a commune; for an old one its old code. Missing where two old communes of one name cannot be told apart. */
  readonly code?: string
  /** Of old units: short name of the old province. */
  readonly oldProvince?: string
  /** Of old communes: full name of the old district. */
  readonly oldDistrict?: string
  /** Of old units: full names of the units of today it went to. Missing where not known. */
  readonly now?: readonly string[]
}

/** The mention of a name whose unit is chosen. */
export function mentionOf(name: ReadName, given: string, from: Normalised): PlaceMention | null {
  if (!name.chosen) return null
  const { unit, era, certain } = name.chosen
  const start = from.startOf(name.start)
  return {
    surface: given.slice(start, from.endOf(name.end)),
    start,
    unit: unit.name,
    level: unit.level,
    era,
    province: unit.province.name,
    ...(unit.level === 'xa' && unit.code !== null && certain ? { code: unit.code } : {}),
    ...(unit.oldProvince !== null ? { oldProvince: unit.oldProvince } : {}),
    ...(unit.oldDistrict !== null && certain ? { oldDistrict: unit.oldDistrict.name } : {}),
    ...(unit.ended && unit.now.length > 0 && certain ? { now: unit.now.map((u) => u.name) } : {}),
  }
}
