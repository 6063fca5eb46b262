import { existsSync, statSync } from 'node:fs'
import { backup as sqliteBackup, type DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { SchemaUpdates, tablesOf } from '../../schema/schema-updates.js'
import { backupBroken } from '../../errors.js'
import type { BackupResult, Database, RecordStore, RecordTx, StoredTable, VerifyCopy } from '../../record-store.js'
import type { Schema } from '../../schema/tables.js'
import { openSqlite, sqliteDialect } from './dialect.js'

/** The record in one SQLite file, for one process. */
export class SqliteRecordStore implements RecordStore {
  readonly kind = 'sqlite' as const
  readonly db: Database
  private readerDb: Database | null = null
  private readonly connection: DatabaseSync
  private readonly updates: SchemaUpdates

  constructor(private readonly file: string) {
    this.connection = openSqlite(file)
    this.db = new Kysely<Schema>({ dialect: sqliteDialect(this.connection) })
    this.updates = new SchemaUpdates(this.db)
  }

  get reader(): Database {
    // Opened on first use: an empty file cannot be opened read-only before it is migrated.
    this.readerDb ??= new Kysely<Schema>({ dialect: sqliteDialect(openSqlite(this.file, { readOnly: true })) })
    return this.readerDb
  }

  transaction<T>(work: (tx: RecordTx) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(work)
  }

  pendingMigrations(): Promise<string[]> {
    return this.updates.pending()
  }

  migrate(): Promise<string[]> {
    return this.updates.to()
  }

  /** Brings the schema up to one migration: for a copy of a record that has not gone further. */
  migrateTo(name: string): Promise<string[]> {
    return this.updates.to(name)
  }

  async tables(): Promise<StoredTable[]> {
    const { rows } = await sql<{ name: string; column: string }>`
      SELECT t.name AS name, c.name AS "column" FROM sqlite_master t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'kysely_%' AND c.pk > 0
      ORDER BY t.name, c.pk`.execute(this.db)
    return tablesOf(rows)
  }

  async backup(target: string, verify: VerifyCopy = verifyBackup): Promise<BackupResult> {
    await sqliteBackup(this.connection, target)
    return verify(target)
  }

  /** PASSIVE waits for nobody: what a reader still needs is written back the next time. */
  async tidy(): Promise<void> {
    // Through the queue of the connection: within an open transaction SQLite refuses a checkpoint.
    await sql`PRAGMA optimize`.execute(this.db)
    await sql`PRAGMA wal_checkpoint(PASSIVE)`.execute(this.db)
  }

  async close(): Promise<void> {
    if (this.readerDb) await this.readerDb.destroy()
    await this.db.destroy()
  }
}

/** Copies a record file as it stands, its write-ahead log included; `to` is replaced. */
export async function copySqliteFile(from: string, to: string): Promise<void> {
  const source = openSqlite(from, { readOnly: true })
  try {
    await sqliteBackup(source, to)
  } finally {
    source.close()
  }
}

/** Opens a copy, checks its pages and counts its rows; throws when it cannot be read. */
export function verifyBackup(file: string): BackupResult {
  if (!existsSync(file)) throw backupBroken(file)
  try {
    const copy = openSqlite(file, { readOnly: true })
    try {
      const check = copy.prepare('PRAGMA integrity_check').get() as { integrity_check?: string }
      if (check.integrity_check !== 'ok') throw new Error(`integrity_check: ${check.integrity_check}`)
      const names = copy
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .all()
      const rows: Record<string, number> = {}
      for (const { name } of names as { name: string }[]) {
        rows[name] = (copy.prepare(`SELECT count(*) AS n FROM "${name}"`).get() as { n: number }).n
      }
      return { file, bytes: statSync(file).size, rows }
    } finally {
      copy.close()
    }
  } catch (cause) {
    throw backupBroken(file, cause)
  }
}
