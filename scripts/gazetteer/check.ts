import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GazetteerFile } from '#gazetteer'
import { differences, officialTable } from './official.js'

/**
 * Compares the gazetteer with the statistics office's conversion table as `vietnam-provinces` 2026.9.0 carries it. That package is
 * GPL: it is read here to check, and nothing of it is shipped. Prints the differing rows; exit code 1 when there are any besides
 * the ten wards of Đồng Nai, which that package does not have yet.
 */
const path = process.argv[2] ?? 'libs/gazetteer/data/gazetteer.json'
const folder = mkdtempSync(join(tmpdir(), 'gazetteer-check-'))
try {
  const file = JSON.parse(readFileSync(path, 'utf8')) as GazetteerFile
  const official = await officialTable(folder)
  const rows = differences(file, official)
  console.log(`compared ${official.communes.size} communes and ${official.targets.size} old communes`)
  for (const row of rows) console.log(row)
  console.log(rows.length === 0 ? 'no difference' : `${rows.length} differences`)
  process.exitCode = rows.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
