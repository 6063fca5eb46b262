import type { Unit } from '../units/unit.js'
import type { ProvinceUnits } from '../units/units.js'
import { isLooseNameAPlace } from './bare-names.js'
import { Eras, type Time } from './eras.js'
import type { Found } from './found.js'
import { parentsOf, rankOf } from './parents.js'
import type { Reading } from './reading.js'
import { type Standing } from './standing.js'
import { typeFit } from './type-words.js'

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
): (Chosen | null)[] {
  return new Choice(reading, found, standings, provinceUnits, hints).run()
}

/** Least lead of the best unit over one in another province; below it the name is left alone. */
const leadNeeded = 0.4

export class Choice {
  readonly chosen: (Chosen | null)[]
  private readonly eras: Eras
  private readonly times: Time[] = []

  constructor(
    readonly reading: Reading,
    readonly found: readonly Found[],
    readonly standings: readonly Standing[],
    private readonly provinceUnits: ReadonlyMap<Unit, ProvinceUnits>,
    readonly hints: Hints,
  ) {
    this.chosen = found.map(() => null)
    this.eras = new Eras(reading, found, hints.publishedAt)
  }

  run(): (Chosen | null)[] {
    const places = this.found.map((_f, k) => k).filter((k) => this.standings[k] === 'place')
    for (const k of places) if (this.isProvince(k)) this.chosen[k] = this.chooseProvince(k)
    for (const k of places) if (!this.chosen[k] && rankOf(this.at(k)) === 1) this.chosen[k] = this.chooseLower(k)
    for (const k of places) if (!this.chosen[k] && rankOf(this.at(k)) < 2) this.chosen[k] = this.chooseLower(k)
    // Names without a type word lean on the others, so they are asked once all of those are settled, from left to right.
    for (const k of places) if (!this.chosen[k]) this.chosen[k] = this.chooseLower(k)
    for (const k of places) if (this.chosen[k]?.unit.level === 'tinh') this.chosen[k] = this.chooseProvince(k)
    return this.chosen
  }

  at(k: number): Found {
    return this.found[k] as Found
  }

  timeOf(k: number): Time {
    return (this.times[k] ??= this.eras.timeOf(k))
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

  /** Asked twice: first for the place, then, when the communes are known, for the era. */
  private chooseProvince(k: number): Chosen | null {
    const { entries, kind } = this.at(k)
    const units = entries.flatMap((e) => (e.unit?.level === 'tinh' ? [e.unit] : []))
    const today = units.find((u) => !u.ended)
    if (!today) return units[0] ? { unit: units[0], era: 'old', certain: true } : null
    const before = this.provinceUnits.get(today)?.before ?? null
    if (!before) return { unit: today, era: 'both', certain: true }
    const { era, date, by } = this.timeOf(k)
    if (date !== null && by !== 'mention' && date <= (before.until ?? ''))
      return { unit: before, era: 'old', certain: true }
    if (era === 'old') return { unit: before, era: 'old', certain: true }
    if (era === 'new') return { unit: today, era: 'new', certain: true }
    if (this.hasCommuneOfToday(k, today))
      return { unit: today, era: isNickname(entries[0]?.exact) ? 'both' : 'new', certain: true }
    if (before.type === today.type) return { unit: today, era: 'both', certain: true }
    // The type has changed: the word says which of the two is meant, a bare name means the present one.
    return kind === before.type
      ? { unit: before, era: 'old', certain: true }
      : { unit: today, era: 'new', certain: true }
  }

  private hasCommuneOfToday(k: number, province: Unit): boolean {
    const sentence = this.reading.sentence[this.at(k).from]
    return this.chosen.some((c, j) => {
      if (!c || c.unit.level !== 'xa' || c.unit.ended || c.unit.province !== province.province) return false
      return this.reading.sentence[this.at(j).from] === sentence
    })
  }

  private chooseLower(k: number): Chosen | null {
    const f = this.at(k)
    let units = [...new Set(f.entries.flatMap((e) => (e.unit && e.unit.level !== 'tinh' ? [e.unit] : [])))]
    if (!f.kind) {
      const allowed = isLooseNameAPlace(this, k, units)
      if (!allowed) return null
      units = allowed
    }
    if (units.length === 0) return null
    return this.best(k, units)
  }

  private best(k: number, units: readonly Unit[]): Chosen | null {
    const parents = parentsOf(this.reading, this.found, k)
    const provinces = new Set(units.map((u) => u.province))
    let top: Unit | null = null
    let topScore = -Infinity
    let rival = -Infinity
    let twins = 0
    for (const unit of units) {
      const where = this.whereScore(k, unit, parents)
      if (where < 0 || (where === 0 && provinces.size > 1)) continue
      const score = where + this.timeScore(k, unit) - this.formPenalty(k, unit)
      if (score > topScore) {
        if (top && top.province !== unit.province) rival = Math.max(rival, topScore)
        twins = 1
        ;[top, topScore] = [unit, score]
      } else if (top && unit.province !== top.province) rival = Math.max(rival, score)
      else if (score === topScore) twins++
    }
    if (!top || topScore - rival < leadNeeded) return null
    return { unit: top, era: top.ended ? 'old' : 'new', certain: twins === 1 }
  }

  private formPenalty(k: number, unit: Unit): number {
    const { kind, exact } = this.at(k)
    return (kind && typeFit(kind, unit) > 0 ? 1.5 : 0) + (exact ? 0 : 1)
  }

  private timeScore(k: number, unit: Unit): number {
    const { era, by, date } = this.timeOf(k)
    const isOldParent = parentsOf(this.reading, this.found, k).some((p) => this.chosen[p]?.unit.level === 'huyen')
    if (isOldParent && by !== 'mention') return unit.ended ? 3 : 0
    // Undated, a name means the present unit.
    if (era === null) return unit.ended ? 0 : 2
    const fits = unit.ended === (era === 'old')
    const outlived = unit.ended && unit.until !== null && date !== null && date > unit.until && era === 'old' ? 0.5 : 0
    if (!fits) return 0
    return (by === 'mention' ? 6 : 3) - outlived
  }

  /** How well the places named around fit where a unit lies; 0 = nothing says so, below 0 = something says otherwise. */
  private whereScore(k: number, unit: Unit, parents: readonly number[]): number {
    let tied = 0
    for (const p of parents) {
      const parent = this.chosen[p]?.unit
      if (parent && parent !== unit) tied += tieScore(unit, parent)
    }
    if (tied < 0) return tied
    const near = Math.max(0, ...this.found.map((_f, j) => (j === k ? 0 : this.nearScore(k, j, unit))))
    const own = unit.province.slug === this.hints.province ? 1.2 : 0
    return tied + near + own
  }

  private nearScore(k: number, j: number, unit: Unit): number {
    const other = this.chosen[j]?.unit
    if (!other || other.province !== unit.province) return 0
    const [a, b] = [this.at(k), this.at(j)]
    const sentences = Math.abs((this.reading.sentence[a.from] as number) - (this.reading.sentence[b.from] as number))
    const tokens = Math.abs(a.from - b.from)
    const closeness = sentences === 0 ? 2 + 1 / (1 + tokens / 4) : 1 / (1 + sentences / 2)
    return closeness * kinship(unit, other)
  }
}

/** How much a unit named nearby says: its district most, a province by its old name more than by its new. */
function kinship(unit: Unit, other: Unit): number {
  if (other.level === 'tinh') {
    const name = other.base
    return unit.oldProvince === null || unit.oldProvince === name ? 1 : 0.85
  }
  if (other.level === 'huyen') {
    if (unit.oldDistrict === other) return 1.4
    if (other.now.includes(unit)) return 1.2
    return unit.oldProvince === other.oldProvince ? 0.7 : 0.5
  }
  if (unit.oldDistrict !== null && unit.oldDistrict === other.oldDistrict) return 1
  if (unit.now.includes(other) || other.now.includes(unit)) return 1
  return unit.oldProvince !== null && unit.oldProvince === other.oldProvince ? 0.6 : 0.5
}

/** A unit named as the parent: it is, or it cannot be this one. */
function tieScore(unit: Unit, parent: Unit): number {
  if (parent.province !== unit.province) return -5
  if (parent.level === 'tinh') {
    if (unit.oldProvince === null || unit.oldProvince === parent.base) return 4
    // Thừa Thiên Huế is the old name of what the old units' table calls Huế.
    return parent.ended && unit.oldProvince !== unit.province.name ? -1 : 3
  }
  if (unit.oldDistrict) {
    if (unit.oldDistrict === parent) return 7
    if (unit.earlierDistrict === parent || unit.oldDistrict.base === parent.base) return 6
    // Of a district gone earlier (Hoành Bồ, Quận 2) only the heirs are known.
    return unit.now.some((heir) => parent.now.includes(heir)) && parent.until !== unit.until ? 4 : -1
  }
  return parent.now.includes(unit) ? 5 : 1
}

/** Sài Gòn is said of the city whatever its borders. */
const isNickname = (exact: string | undefined): boolean => exact === 'sài gòn'
