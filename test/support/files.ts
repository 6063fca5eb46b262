import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'

/** Every file below a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** All that a file holds, as text: archives unpacked (members of a gzip file as one), databases row by row as well. */
export function readable(file: string): string {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return `${text}${/\/(?:record|index-\d+)\.sqlite$/.test(file) ? rowsOf(file) : ''}`.normalize('NFC')
}

/** A long text lies on several pages of a database file: only its rows have it in one piece. */
function rowsOf(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]
  const parts = tables.map(({ name }) => {
    const rows = db.prepare(`SELECT * FROM "${name}"`)
    // The index has numbers beyond what JavaScript counts exactly.
    rows.setReadBigInts(true)
    return JSON.stringify(rows.all(), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  })
  db.close()
  return parts.join('\n')
}
