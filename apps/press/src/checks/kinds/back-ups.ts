import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BackUp, listBackUps, recordName } from '../../backups/back-up-folder.js'
import { staleMs } from '../../backups/back-up-schedule.js'
import { backUpFolder } from '../../backups/make-back-up.js'
import { hashFile } from '../../backups/pack-record.js'
import { bad, type Check, type CheckParts, type Finding, good, warn } from '../check.js'

/** Is there a back-up, of late, on another disk, and does it lie there as it was made? */
export const backUps: Check = {
  name: 'back-ups',
  look: async (parts) => {
    const { settings } = parts
    const folder = backUpFolder(settings)
    const second: Finding[] = settings.backupDir ? placeFindings(settings.backupDir, settings.dataDir) : [warn('back-up-one-disk')] // prettier-ignore
    if (second.some((f) => f.level === 'bad')) return second
    const newest = listBackUps(folder)[0]
    if (!newest) return [...second, warn('back-up-none', { folder })]
    return [...second, await ageFinding(newest, parts)]
  },
}

function placeFindings(folder: string, dataDir: string): Finding[] {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch {
    return [bad('back-up-folder-away', { folder })]
  }
  return statSync(folder).dev === statSync(dataDir).dev ? [warn('back-up-same-disk', { folder })] : []
}

async function ageFinding(newest: BackUp, { clock, isThorough }: CheckParts): Promise<Finding> {
  const file = join(newest.folder, recordName)
  const values = { folder: newest.folder, at: newest.at, days: Math.floor((clock.nowMs() - Date.parse(newest.at)) / 86_400_000) } // prettier-ignore
  if (statSync(file).size !== newest.packedBytes) return bad('back-up-damaged', values)
  const isWhole = !isThorough || (await hashFile(file, true).catch(() => null))?.sha256 === newest.record.sha256
  if (!isWhole) return bad('back-up-damaged', values)
  return clock.nowMs() - Date.parse(newest.at) > staleMs ? bad('back-up-old', values) : good('back-up', values)
}
