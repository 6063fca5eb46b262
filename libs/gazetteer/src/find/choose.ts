import type { Province } from '../provinces.js'
import type { Unit } from '../units/unit.js'
import type { ProvinceUnits } from '../units/units.js'
import { isLooseNameAPlace } from './bare-names.js'
import { Eras, type Time } from './eras.js'
import type { Found } from './found.js'
import { Parents, rankOf } from './parents.js'
import type { Reading } from './reading.js'
import type { Standing } from './standing.js'
import { bestUnit } from './weigh.js'

/** What the caller knows of a text. */
export interface Hints {
  /** Slug of the office's own province. */
  readonly province: string | null
  readonly publishedAt: string | undefined
}

/** The unit a name means, and the time it is spoken of. */
export interface Chosen {
  readonly unit: Unit
  readonly era: 'old' | 'new' | 'both'
  /** False when several communes of one name and province are possible: code and district are not known. */
  readonly certain: boolean
}

/** Chooses a unit for each name that stands as a place; null where it is none or cannot be told. */
export function chooseUnits(
  reading: Reading,
  found: readonly Found[],
  standings: readonly Standing[],
  provinceUnits: ReadonlyMap<Unit, ProvinceUnits>,
  hints: Hints,
): readonly (Chosen | null)[] {
  return new Choice(reading, found, standings, provinceUnits, hints).run()
}

/** The state of choosing: what is settled so far, for the names that lean on it. */
export class Choice {
  readonly chosen: (Chosen | null)[]
  private readonly eras: Eras
  private readonly times: Time[] = []
  private readonly parentLists: Parents
  private readonly provinces = new Set<Province>()
  private readonly typedUnits = new Set<Unit>()
  /** Sentences and provinces of communes of today: `12 quang-ninh`. */
  private readonly communesOfToday = new Set<string>()

  constructor(
    readonly reading: Reading,
    readonly found: readonly Found[],
    readonly standings: readonly Standing[],
    private readonly provinceUnits: ReadonlyMap<Unit, ProvinceUnits>,
    readonly hints: Hints,
  ) {
    this.chosen = found.map(() => null)
    this.eras = new Eras(reading, found, hints.publishedAt)
    this.parentLists = new Parents(reading, found)
  }

  /** Provinces first, then districts, then communes; names without a type word lean on all of them, so they come last. */
  run(): readonly (Chosen | null)[] {
    const places = [...this.found.keys()].filter((k) => this.standings[k] === 'place')
    for (const k of places) if (this.isProvince(k)) this.settle(k, this.chooseProvince(k))
    const open = places.filter((k) => !this.chosen[k])
    for (const rank of [1, 0]) for (const k of open) if (rankOf(this.at(k)) === rank) this.chooseLower(k)
    for (const k of open) this.chooseLower(k)
    for (const k of open.toReversed()) this.chooseLower(k)
    // The communes of a sentence tell of which time its provinces are.
    for (const k of places) if (this.chosen[k]?.unit.level === 'tinh') this.settle(k, this.chooseProvince(k))
    return this.chosen
  }

  at(k: number): Found {
    return this.found[k] as Found
  }

  timeOf(k: number): Time {
    return (this.times[k] ??= this.eras.timeOf(k))
  }

  /** Numbers of the names behind name k that say where it lies. */
  parents(k: number): readonly number[] {
    return this.parentLists.of(k)
  }

  /** A parent that is gone (huyện Phú Bình, tỉnh Long An) speaks of the time it was. */
  hasOldParent(k: number): boolean {
    return this.parents(k).some((p) => this.chosen[p]?.unit.ended ?? false)
  }

  /** True when the text names the province or something in it. */
  isNamed(province: Province): boolean {
    return this.provinces.has(province)
  }

  /** True when the unit was named with its type word. */
  isTyped(unit: Unit): boolean {
    return this.typedUnits.has(unit)
  }

  private settle(k: number, chosen: Chosen | null): void {
    this.chosen[k] = chosen
    if (!chosen) return
    const { unit } = chosen
    this.provinces.add(unit.province)
    if (this.at(k).kind) this.typedUnits.add(unit)
    if (unit.level === 'xa' && !unit.ended) this.communesOfToday.add(this.sentenceKey(k, unit.province))
  }

  private sentenceKey(k: number, province: Province): string {
    return `${this.reading.sentence[this.at(k).from]} ${province.slug}`
  }

  private isProvince(k: number): boolean {
    const { kind, entries } = this.at(k)
    if (!entries.some((e) => e.unit?.level === 'tinh')) return false
    if (kind !== null && kind !== 'tỉnh' && kind !== 'thủ đô' && kind !== 'thành phố') return false
    // "thành phố Huế" was a district's city until 2024.
    const { date } = this.timeOf(k)
    const district = entries.find((e) => e.unit?.level === 'huyen' && e.unit.type === 'thành phố')?.unit
    return !(kind === 'thành phố' && district && date !== null && date <= (district.until ?? ''))
  }

  private chooseProvince(k: number): Chosen | null {
    const units = this.at(k).entries.flatMap((e) => (e.unit?.level === 'tinh' ? [e.unit] : []))
    const today = units.find((u) => !u.ended)
    if (!today) return units[0] ? { unit: units[0], era: 'old', certain: true } : null
    const before = this.provinceUnits.get(today)?.before ?? null
    if (!before) return { unit: today, era: 'both', certain: true }
    const era = this.eraOfProvince(k, today, before)
    return { unit: era === 'old' ? before : today, era, certain: true }
  }

  private eraOfProvince(k: number, today: Unit, before: Unit): Chosen['era'] {
    const { entries, kind } = this.at(k)
    const { era, date, by } = this.timeOf(k)
    if (date !== null && by !== 'mention' && date <= (before.until ?? '')) return 'old'
    if (era !== null) return era
    if (this.communesOfToday.has(this.sentenceKey(k, today.province)))
      return isNickname(entries[0]?.exact) ? 'both' : 'new'
    if (before.type === today.type) return 'both'
    // The type has changed: the word says which of the two is meant, a bare name means the present one.
    return kind === before.type ? 'old' : 'new'
  }

  private chooseLower(k: number): void {
    if (this.chosen[k]) return
    const f = this.at(k)
    const units = [...new Set(f.entries.flatMap((e) => (e.unit && e.unit.level !== 'tinh' ? [e.unit] : [])))]
    const allowed = f.kind ? units : isLooseNameAPlace(this, k, units)
    if (allowed && allowed.length > 0) this.settle(k, bestUnit(this, k, allowed))
  }
}

/** Sài Gòn is said of the city whatever its borders. */
const isNickname = (exact: string | undefined): boolean => exact === 'sài gòn'
