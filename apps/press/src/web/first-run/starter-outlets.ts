import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OutletEntry } from '#collect'

let outlets: readonly OutletEntry[] | null = null

/** Real outlets with the addresses known of them. Known is not working: each address is probed before it is offered so. */
export function starterOutlets(): readonly OutletEntry[] {
  outlets ??= JSON.parse(readFileSync(findUpwards(dirname(fileURLToPath(import.meta.url))), 'utf8')) as OutletEntry[]
  return outlets
}

/** What a new office is offered to begin with: the central papers and everything of its own province. */
export const offeredOutlets = (provinceSlug: string): readonly OutletEntry[] =>
  starterOutlets().filter((o) => o.provinceSlug === provinceSlug || (o.tier === 'trung-uong' && o.kind === 'bao'))

const path = join('apps', 'press', 'data', 'outlets.json')

function findUpwards(folder: string): string {
  const candidate = join(folder, path)
  if (existsSync(candidate)) return candidate
  if (dirname(folder) === folder) throw new Error(`${path} is missing`)
  return findUpwards(dirname(folder))
}
