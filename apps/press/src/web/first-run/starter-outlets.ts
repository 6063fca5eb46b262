import { readFileSync } from 'node:fs'
import type { OutletEntry } from '#collect'
import { findUpwards } from '#foundation'

const path = 'apps/press/data/outlets.json'

let outlets: readonly OutletEntry[] | null = null

/** Real outlets with the addresses known of them. Known is not working: each address is probed before it is offered so. */
export function starterOutlets(): readonly OutletEntry[] {
  if (outlets) return outlets
  const found = findUpwards(import.meta.url, path)
  if (found === null) throw new Error(`${path} is missing`)
  outlets = JSON.parse(readFileSync(found, 'utf8')) as OutletEntry[]
  return outlets
}

/** What a new office is offered to begin with: the central papers and everything of its own province. */
export const offeredOutlets = (provinceSlug: string): readonly OutletEntry[] =>
  starterOutlets().filter((o) => o.provinceSlug === provinceSlug || (o.tier === 'trung-uong' && o.kind === 'bao'))
