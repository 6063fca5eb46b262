import type { Unit } from '../units/unit.js'
import type { Choice } from './choose.js'
import {
  archipelagos,
  foreignTwins,
  localOffices,
  openers,
  plainFamilyNames,
  prepositions,
  strictPrepositions,
} from './context-words.js'
import { Gap } from './reading.js'
import { Words } from './words.js'

const districtOffices = new Words('huyện ủy, quận ủy, thị ủy, thành ủy')
const connectors = new Words('và, với, cùng, hoặc, đến, tới')

/**
 * A district's or commune's name without a type word is a place only when something shows it: its parent next to it, an office
 * before it, the same name with its type elsewhere, a preposition before the name of a former district, a list of such names.
 * Returns the units it may then mean, or null.
 */
export function isLooseNameAPlace(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { reading } = choice
  const f = choice.at(k)
  if (units.length === 0 || f.to - f.from < 2) return null
  if (reading.cases[f.from - 1] === 3 && reading.touches(f.from)) return null
  const person = reading.isIn(plainFamilyNames, f.from) && !units.some((u) => u.level === 'huyen')
  if (person || reading.endsWith(archipelagos, f.to - 1) === f.to - f.from) return null
  return (
    asParent(choice, k, units) ??
    withParent(choice, k, units) ??
    afterOffice(choice, k, units) ??
    asNamedBefore(choice, k, units) ??
    afterPreposition(choice, k, units) ??
    inList(choice, k, units) ??
    asOld(choice, k, units)
  )
}

/** "xã Tân Thành (Phú Bình)": the district of the name before. */
function asParent(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { reading } = choice
  const f = choice.at(k)
  const before = k > 0 ? choice.at(k - 1) : null
  if (!before || before.to !== f.from || choice.standings[k - 1] !== 'place') return null
  const gap = reading.gaps[f.from]
  if (gap !== Gap.open && gap !== Gap.comma) return null
  const child = choice.chosen[k - 1]?.unit
  const districts = new Set(before.entries.map((e) => (child && child !== e.unit ? null : e.unit?.oldDistrict)))
  const found = units.filter((u) => u.level === 'huyen' && districts.has(u))
  return found.length > 0 ? found : null
}

/** "Bến Lức (Tây Ninh)", "Hạ Long, Quảng Ninh". */
function withParent(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const parents = choice.parents(k).flatMap((p) => choice.chosen[p]?.unit ?? [])
  const homes = new Set(parents.map((u) => u.province))
  const found = units.filter((u) => homes.has(u.province))
  return found.length > 0 ? preferred(choice, k, found) : null
}

/** "Thành ủy Hạ Long", "Công an Bến Lức". */
function afterOffice(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { reading } = choice
  const f = choice.at(k)
  if (!reading.touches(f.from)) return null
  if (reading.endsWith(districtOffices, f.from - 1) > 0) {
    const districts = units.filter((u) => u.level === 'huyen')
    if (districts.length > 0) return districts
  }
  return reading.endsWith(localOffices, f.from - 1) > 0 ? preferred(choice, k, units) : null
}

/** The same name stood with its type word elsewhere, and nothing else than a small word touches it here. */
function asNamedBefore(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { reading } = choice
  const f = choice.at(k)
  const i = f.from - 1
  if (
    reading.touches(f.from) &&
    reading.endsWith(prepositions, i) + reading.endsWith(openers, i) + reading.endsWith(localOffices, i) === 0
  ) {
    return null
  }
  const same = units.filter((u) => choice.isTyped(u))
  return same.length > 0 ? same : null
}

/** "tại Nha Trang": a former district, in one province or in one that the text or the office speaks of. */
function afterPreposition(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { reading, hints } = choice
  const f = choice.at(k)
  if (!reading.touches(f.from) || reading.endsWith(strictPrepositions, f.from - 1) === 0) return null
  if (reading.endsWith(foreignTwins, f.to - 1) > 0) return null
  const districts = units.filter((u) => u.level === 'huyen')
  if (districts.length === 0) return null
  const provinces = new Set(districts.map((u) => u.province))
  const home =
    provinces.size === 1
      ? provinces
      : new Set([...provinces].filter((p) => choice.isNamed(p) || p.slug === hints.province))
  if (home.size !== 1) return null
  return preferred(
    choice,
    k,
    units.filter((u) => home.has(u.province)),
  )
}

/** "tại Hạ Long, Cẩm Phả và Uông Bí": a name linked to one that is a place. */
function inList(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  return likeNeighbour(choice, k, k - 1, units) ?? likeNeighbour(choice, k, k + 1, units)
}

function likeNeighbour(choice: Choice, k: number, other: number, units: readonly Unit[]): Unit[] | null {
  const unit = choice.chosen[other]?.unit
  if (!unit || choice.at(other).kind || unit.level === 'tinh') return null
  if (!isLinked(choice, Math.min(k, other))) return null
  const found = units.filter((u) => u.level === unit.level && u.province === unit.province)
  return found.length > 0 ? preferred(choice, k, found) : null
}

/** Name k and the next stand in one list. */
function isLinked(choice: Choice, k: number): boolean {
  const { reading } = choice
  const [before, after] = [choice.at(k), choice.at(k + 1)]
  const between = after.from - before.to
  return between === 0 ? reading.gaps[after.from] === Gap.comma : between === 1 && reading.isIn(connectors, before.to)
}

/** "Na Rì cũ": a word behind the name says that it was a unit. */
function asOld(choice: Choice, k: number, units: readonly Unit[]): Unit[] | null {
  const { era, by } = choice.timeOf(k)
  const old = units.filter((u) => u.ended && u.level === 'huyen')
  return era === 'old' && by === 'mention' && old.length > 0 ? old : null
}

/** A bare name means the unit of the time spoken of; undated, the commune of today if there is one of the name. */
function preferred(choice: Choice, k: number, units: readonly Unit[]): Unit[] {
  const era = choice.hasOldParent(k) ? 'old' : choice.timeOf(k).era
  const districts = units.filter((u) => u.level === 'huyen')
  if (era === 'old') return districts.length > 0 ? districts : ended(units)
  const today = units.filter((u) => !u.ended)
  if (today.length > 0) return today
  return districts.length > 0 ? districts : [...units]
}

function ended(units: readonly Unit[]): Unit[] {
  const old = units.filter((u) => u.ended)
  return old.length > 0 ? old : [...units]
}
