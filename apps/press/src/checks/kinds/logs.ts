import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { diskSpace } from '../../disk/disk-space.js'
import { bad, type Check, good } from '../check.js'

/** Can the log be written, and how much does it take? */
export const logs: Check = {
  name: 'logs',
  look: async ({ settings }) => {
    const folder = join(settings.dataDir, 'logs')
    try {
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch {
      return [bad('logs-closed', { folder })]
    }
    const space = await diskSpace(settings.dataDir)
    return [good('logs', { folder, bytes: space?.parts.logs ?? 0 })]
  },
}
