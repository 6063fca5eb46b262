import { sql } from 'kysely'
import type { RecordStore } from '#record'

/** Changes the audit log as somebody would who has the database and takes the product's guard away first. */
export async function tamper(store: RecordStore, change: string): Promise<void> {
  if (store.kind === 'postgres') await sql.raw('alter table "audit" disable trigger all').execute(store.db)
  else for (const c of ['update', 'delete']) await sql.raw(`drop trigger "audit_no_${c}"`).execute(store.db)
  await sql.raw(change).execute(store.db)
  // The database is used again by the next test.
  if (store.kind === 'postgres') await sql.raw('alter table "audit" enable trigger all').execute(store.db)
}
