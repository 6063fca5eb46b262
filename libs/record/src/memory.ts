import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SqliteRecordStore } from './adapters/sqlite/sqlite-record-store.js'
import type { RecordStore } from './record-store.js'

declare global {
  /** Set by a test project that runs the same tests on another engine. */
  var openRecordForTests: (() => Promise<RecordStore>) | undefined
}

/** A migrated record of its own that goes with `close`: for tests. Real SQLite unless the project says otherwise. */
export async function memoryRecordStore(): Promise<RecordStore> {
  if (globalThis.openRecordForTests) return globalThis.openRecordForTests()
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
