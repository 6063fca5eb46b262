import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isoWeek, localDate } from '#press'

/** What stands beside a copy of the record: which moment it is of, and that it was read back. */
export interface BackUpNote {
  readonly format: 1
  /** Begin of the copy, UTC. */
  readonly at: string
  readonly verifiedAt: string
  readonly engine: 'sqlite' | 'postgres'
  /** The copy unpacked. */
  readonly record: { readonly bytes: number; readonly sha256: string; readonly rows: Readonly<Record<string, number>> }
  /** The packed file as it lies there. Bytes. */
  readonly packedBytes: number
  /** Kept pages beside it; null where they are not copied. */
  readonly pages: { readonly files: number; readonly bytes: number } | null
}
export interface BackUp extends BackUpNote {
  readonly folder: string
}

export const recordName = 'record.sqlite.gz'
export const noteName = 'back-up.json'
/** Folder of kept pages, shared by all back-ups of a folder. */
export const pagesName = 'pages'
const folderPattern = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/

export const folderNameOf = (at: string): string => `${at.slice(0, 19).replaceAll(':', '-')}Z`

/** Whole back-ups of a folder, newest first. What was broken off has no note and is none. */
export function listBackUps(folder: string): BackUp[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => folderPattern.test(name))
    .flatMap((name) => readBackUp(join(folder, name)) ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Null where this is no whole back-up. */
export function readBackUp(folder: string): BackUp | null {
  try {
    const note = JSON.parse(readFileSync(join(folder, noteName), 'utf8')) as BackUpNote
    return note.format === 1 && existsSync(join(folder, recordName)) ? { ...note, folder } : null
  } catch {
    return null
  }
}

export interface KeepRule {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}

/** The newest of each of the last days, weeks and months; all others may go. */
export function backUpsToKeep<T extends { readonly at: string }>(backUps: readonly T[], keep: KeepRule): Set<T> {
  const kept = new Set<T>()
  const newestFirst = [...backUps].sort((a, b) => (a.at < b.at ? 1 : -1))
  const take = (most: number, periodOf: (day: string) => string): void => {
    const periods = new Set<string>()
    for (const backUp of newestFirst) {
      const period = periodOf(localDate(backUp.at))
      if (periods.has(period)) continue
      if (periods.size >= most) return
      periods.add(period)
      kept.add(backUp)
    }
  }
  take(Math.max(1, keep.daily), (day) => day)
  take(keep.weekly, (day) => {
    const { year, week } = isoWeek(day)
    return `${year}-${week}`
  })
  take(keep.monthly, (day) => day.slice(0, 7))
  return kept
}

/** Removes whole back-ups that the rule does not keep; returns how many. Other files of the folder are left alone. */
export async function rotate(folder: string, keep: KeepRule): Promise<number> {
  const all = listBackUps(folder)
  const kept = backUpsToKeep(all, keep)
  const old = all.filter((b) => !kept.has(b))
  for (const { folder: gone } of old) await rm(gone, { recursive: true, force: true })
  return old.length
}
