import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SqliteRecordStore } from './adapters/sqlite/sqlite-record-store.js'
import type { RecordStore } from './record-store.js'

/** A migrated record in a folder of its own that goes with `close`: for tests. Real SQLite, nothing simulated. */
export async function memoryRecordStore(): Promise<RecordStore> {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  const store = new SqliteRecordStore(join(folder, 'record.sqlite'))
  await store.migrate()
  const close = store.close.bind(store)
  store.close = async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
  return store
}
