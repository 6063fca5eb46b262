import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema/tables.js'

export type Database = Kysely<Schema>
export type RecordTx = Transaction<Schema>

export interface BackupResult {
  readonly file: string
  readonly bytes: number
  /** Rows of each table as read back from the copy. */
  readonly rows: Record<string, number>
}

export type VerifyCopy = (file: string) => BackupResult | Promise<BackupResult>

/** A table and the columns of its primary key. */
export interface StoredTable {
  readonly name: string
  readonly key: readonly string[]
}

/**
 * What was published and what people decided about it. Kysely is the language in which libs ask and write;
 * only the adapters know a database client.
 */
export interface RecordStore {
  readonly kind: 'sqlite' | 'postgres'
  /** Reads and single writes. On SQLite reads go through a connection of their own and never wait for a batch. */
  readonly db: Database
  readonly reader: Database
  /** All or nothing. Nested calls are not allowed. No network and no model inside. */
  transaction<T>(work: (tx: RecordTx) => Promise<T>): Promise<T>
  /** Brings the schema up to date; returns the names of what was applied. */
  migrate(): Promise<string[]>
  pendingMigrations(): Promise<string[]>
  /** Every table of the schema, in the order of names. */
  tables(): Promise<StoredTable[]>
  /** Online copy into one SQLite file, verified by reading it back: here, or where `verify` does that (in a thread). */
  backup(file: string, verify?: VerifyCopy): Promise<BackupResult>
  /** Keeps the planner's figures fresh and lets go of log space; short, and safe while others read and write. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** Does work in a transaction of its own; given one that is open, in that: then it is undone together with the rest. */
export const inTransaction = <T>(where: RecordStore | RecordTx, work: (tx: RecordTx) => Promise<T>): Promise<T> =>
  'isTransaction' in where ? work(where) : where.transaction(work)
