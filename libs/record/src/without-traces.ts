import { sql } from 'kysely'
import type { RecordStore } from './record-store.js'

/**
 * Work after which what it deleted is not left in the free space of the file: SQLite overwrites it, and its write-ahead
 * log is emptied where no reader still needs it. PostgreSQL gives such space back by its own vacuum.
 */
export async function withoutTraces<T>(store: RecordStore, work: () => Promise<T>): Promise<T> {
  if (store.kind !== 'sqlite') return work()
  await sql`PRAGMA secure_delete = ON`.execute(store.db)
  try {
    return await work()
  } finally {
    await sql`PRAGMA secure_delete = OFF`.execute(store.db)
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store.db)
  }
}
