import { PressError } from '#foundation'
import { communeTypes, districtTypes, type GazetteerFile } from '../data-file.js'
import type { FormerProvinceRow, ProvinceRow } from '../province-table.js'
import { type Province, provinceOf, withType } from '../provinces.js'
import { lastDayOfDistricts, type Unit } from './unit.js'

/** A province as units: today's, and the old ones it was made of. An unchanged province has no old unit of its own name. */
export interface ProvinceUnits {
  readonly row: ProvinceRow
  readonly province: Province
  readonly today: Unit
  /** The old province of the same name, when merging or a new type has changed it. */
  readonly before: Unit | null
  readonly absorbed: readonly { readonly row: FormerProvinceRow; readonly unit: Unit }[]
}

/** All units of both periods, linked to each other. */
export interface Units {
  readonly provinces: readonly ProvinceUnits[]
  readonly communes: readonly Unit[]
  readonly districts: readonly Unit[]
  readonly oldCommunes: readonly Unit[]
}

/** A unit while it is put together. */
type Draft = { -readonly [K in keyof Unit]: Unit[K] }
type Rows = Omit<GazetteerFile, 'sources'>

/** Links rows to units. Throws `gazetteer-code` when a code is used twice or points nowhere. */
export function linkUnits(provinceRows: readonly ProvinceRow[], rows: Rows): Units {
  const provinces = provinceRows.map(provinceUnits)
  const byCode = new Map(provinces.map((p) => [p.province.code, p]))
  const communes = new Map<string, Draft>()
  for (const [code, base, type, province, lat, lon, from] of rows.communes) {
    const home = pick(byCode, province).province
    const unit = unitOf(communeTypes[type], base, 'xa', home, code)
    unit.from = from ?? null
    if (lat !== 0 || lon !== 0) unit.position = { lat, lon }
    put(communes, code, unit)
  }
  const oldHomes = oldProvinces(provinces)
  const districts = new Map<string, Draft>()
  for (const [key, base, type, oldProvince, until, heirs] of rows.districts) {
    const home = pick(oldHomes, oldProvince)
    const now = (heirs ?? []).map((code) => pick(communes, code))
    const unit = unitOf(districtTypes[type], base, 'huyen', home.province, null)
    put(districts, key, end(unit, home.name, until ?? lastDayOfDistricts, now))
  }
  return {
    provinces,
    communes: [...communes.values()],
    districts: [...districts.values()],
    oldCommunes: linkOldCommunes(rows, communes, districts),
  }
}

function linkOldCommunes(rows: Rows, communes: Map<string, Draft>, districts: Map<string, Draft>): Unit[] {
  const heirs = new Map<Draft, Set<Unit>>()
  const units = rows.oldCommunes.map(([code, base, type, districtKey, targets, until, earlier]): Unit => {
    const district = pick(districts, districtKey)
    const now = targets.map((target) => pick(communes, target))
    const union = heirs.get(district) ?? new Set(district.now)
    for (const unit of now) union.add(unit)
    heirs.set(district, union)
    const unit = unitOf(communeTypes[type], base, 'xa', district.province, code)
    unit.oldDistrict = district
    if (earlier !== undefined) unit.earlierDistrict = pick(districts, earlier)
    return end(unit, district.oldProvince as string, until ?? lastDayOfDistricts, now)
  })
  for (const [district, union] of heirs) district.now = [...union]
  return units
}

function provinceUnits(row: ProvinceRow): ProvinceUnits {
  const province = provinceOf(row)
  const today = unitOf(row.type, row.name, 'tinh', province, row.code)
  const old = (code: string, name: string, type: string, until = lastDayOfDistricts): Unit =>
    end(unitOf(type, name, 'tinh', province, code), name, until, [today])
  const absorbed = (row.absorbed ?? []).map((a) => ({ row: a, unit: old(a.code, a.name, a.type ?? 'tỉnh', a.until) }))
  // What took in a neighbour or changed its type is another unit than the old one; a mere new name (Huế) is not.
  const merged = absorbed.some((a) => a.row.until === undefined)
  const changed = merged || row.oldType !== undefined
  const until = row.oldUntil ?? lastDayOfDistricts
  const before = changed ? old(row.oldCode ?? row.code, row.name, row.oldType ?? row.type, until) : null
  return { row, province, today, before, absorbed }
}

/** Old province code -> its short name and the province of today. */
function oldProvinces(provinces: readonly ProvinceUnits[]): Map<string, { name: string; province: Province }> {
  const homes = new Map<string, { name: string; province: Province }>()
  for (const { row, province } of provinces) homes.set(row.oldCode ?? row.code, { name: row.name, province })
  for (const { row, province } of provinces) {
    for (const a of row.absorbed ?? []) if (!homes.has(a.code)) homes.set(a.code, { name: a.name, province })
  }
  return homes
}

function unitOf(type: string, base: string, level: Unit['level'], province: Province, code: string | null): Draft {
  return {
    name: withType(type, base),
    base,
    type,
    level,
    code,
    province,
    ended: false,
    from: null,
    until: null,
    oldProvince: null,
    oldDistrict: null,
    earlierDistrict: null,
    now: [],
    position: null,
  }
}

function end(unit: Draft, oldProvince: string, until: string, now: readonly Unit[]): Draft {
  unit.ended = true
  unit.until = until
  unit.oldProvince = oldProvince
  unit.now = now
  return unit
}

function pick<T>(map: ReadonlyMap<string, T>, code: string): T {
  const found = map.get(code)
  if (found === undefined) throw codeError(code, 'không có trong danh mục')
  return found
}

function put<T>(map: Map<string, T>, code: string, value: T): void {
  if (map.has(code)) throw codeError(code, 'bị dùng hai lần')
  map.set(code, value)
}

function codeError(code: string, what: string): PressError {
  return new PressError('gazetteer-code', {
    userMessage: `Danh mục địa giới có mã "${code}" ${what}. Hãy sửa danh mục bổ sung rồi chạy lại.`,
    details: { code },
  })
}
