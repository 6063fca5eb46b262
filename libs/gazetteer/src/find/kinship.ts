import type { Unit } from '../units/unit.js'

/** How much a unit named nearby says of another of its province: its district most, an old province by its name. */
export function kinship(unit: Unit, other: Unit): number {
  if (other.level === 'tinh') return unit.oldProvince === null || unit.oldProvince === other.base ? 1 : 0.85
  if (other.level === 'huyen') {
    if (unit.oldDistrict === other) return 1.4
    if (other.now.includes(unit)) return 1.2
    return unit.oldProvince === other.oldProvince ? 0.7 : 0.5
  }
  if (unit.oldDistrict !== null && unit.oldDistrict === other.oldDistrict) return 1
  if (unit.now.includes(other) || other.now.includes(unit)) return 1
  return unit.oldProvince !== null && unit.oldProvince === other.oldProvince ? 0.6 : 0.5
}

/** How well a unit named as the parent fits; below 0 it cannot be the parent. */
export function tieScore(unit: Unit, parent: Unit): number {
  if (parent.province !== unit.province) return -5
  if (parent.level === 'tinh') {
    if (unit.oldProvince === null || unit.oldProvince === parent.base) return 4
    // Thừa Thiên Huế is the old name of what the old units' table calls Huế.
    return parent.ended && unit.oldProvince !== unit.province.name ? -1 : 3
  }
  if (!unit.oldDistrict) return parent.now.includes(unit) ? 5 : 1
  if (unit.oldDistrict === parent) return 7
  if (unit.earlierDistrict === parent || unit.oldDistrict.base === parent.base) return 6
  // Of a district gone earlier (Hoành Bồ, Quận 2) only the heirs are known.
  return unit.now.some((heir) => parent.now.includes(heir)) && parent.until !== unit.until ? 4 : -1
}
