import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseBusy } from '#record'

/**
 * Holds a data folder for this process. The operating system lets go of the lock when the process ends, however it ends,
 * so nothing stale is ever left behind.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true })
  const db = new DatabaseSync(join(dataDir, 'lock.sqlite'))
  try {
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (since TEXT); COMMIT; BEGIN EXCLUSIVE;',
    )
  } catch (cause) {
    db.close()
    throw databaseBusy(dataDir, cause)
  }
  return { release: () => db.close() }
}
