import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The text of a file, unpacked where its name ends in `.gz`. */
function readText(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** One object a line; empty lines do not count. */
export function readJsonLines<T>(path: string): T[] {
  return readText(path)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Rows of a table with tabs between the columns and their names in the first line. */
export function readTable<C extends string>(text: string): Record<C, string>[] {
  const [head = '', ...lines] = text.replaceAll('\r', '').split('\n')
  const names = head.split('\t') as C[]
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) as Record<C, string>
    })
}

/** The same of a file. */
export const readTableFile = <C extends string>(path: string): Record<C, string>[] => readTable(readText(path))
