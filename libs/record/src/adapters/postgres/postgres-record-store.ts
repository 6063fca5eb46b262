import { rmSync } from 'node:fs'
import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression, sql } from 'kysely'
import pg from 'pg'
import { copyRecord } from '../../copy-record.js'
import { SchemaUpdates, tablesOf } from '../../schema/schema-updates.js'
import type { BackupResult, Database, RecordStore, RecordTx, StoredTable, VerifyCopy } from '../../record-store.js'
import type { Schema } from '../../schema/tables.js'
import { SqliteRecordStore, verifyBackup } from '../sqlite/sqlite-record-store.js'

export interface PostgresOptions {
  /** Connections at once; at least 2, since a reader never waits for a batch. Default 10. */
  readonly connections?: number
  /** Told of connections that broke while they were idle; the pool makes new ones. */
  readonly onIdleError?: (error: Error) => void
}

/** Locks are of one database; the numbers only have to differ from each other. */
const writerLock = 71_001
const productLock = 71_002

/** The record in a PostgreSQL database. */
export class PostgresRecordStore implements RecordStore {
  readonly kind = 'postgres' as const
  readonly db: Database
  readonly reader: Database
  private readonly updates: SchemaUpdates

  /** `url`: postgres://user:password@host:port/database, with `sslmode` and certificates as libpq spells them. */
  constructor(url: string, { connections = 10, onIdleError = () => undefined }: PostgresOptions = {}) {
    const pool = new pg.Pool({
      connectionString: url,
      max: Math.max(2, connections),
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: 'diem-bao',
      types: { getTypeParser: getTypeParser as typeof pg.types.getTypeParser },
    })
    pool.on('error', onIdleError)
    // `in ()` finds nothing on SQLite; PostgreSQL refuses it as written.
    const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })
    this.db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [emptyLists] })
    this.reader = this.db
    this.updates = new SchemaUpdates(this.db)
  }

  /** One after the other, as on SQLite: what a transaction has read does not change before it writes. */
  transaction<T>(work: (tx: RecordTx) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(writerLock)})`.execute(tx)
      return work(tx)
    })
  }

  pendingMigrations(): Promise<string[]> {
    return this.updates.pending()
  }

  /** Several processes may call this at once: the migrator holds an advisory lock while it works. */
  migrate(): Promise<string[]> {
    return this.updates.to()
  }

  /** Brings the schema up to one migration: for a copy of a record that has not gone further. */
  migrateTo(name: string): Promise<string[]> {
    return this.updates.to(name)
  }

  async tables(): Promise<StoredTable[]> {
    const { rows } = await sql<{ name: string; column: string }>`
      SELECT k.table_name AS "name", k.column_name AS "column"
      FROM information_schema.table_constraints c
      JOIN information_schema.key_column_usage k
        ON k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema
      WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema()
        AND c.table_name NOT LIKE 'kysely_%'
      ORDER BY k.table_name, k.ordinal_position`.execute(this.db)
    return tablesOf(rows)
  }

  /** One consistent moment of the database as a SQLite file: the same copy an office on SQLite gets. */
  async backup(file: string, verify: VerifyCopy = verifyBackup): Promise<BackupResult> {
    rmSync(file, { force: true })
    const applied = await this.updates.applied()
    const copy = new SqliteRecordStore(file)
    try {
      await copy.migrateTo(applied.at(-1) as string)
      const tables = await this.tables()
      await this.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => copyRecord({ db: tx, tables }, copy.db))
    } finally {
      await copy.close()
    }
    return verify(file)
  }

  /** Nothing to do: PostgreSQL's autovacuum does this by itself. */
  tidy(): Promise<void> {
    return Promise.resolve()
  }

  async close(): Promise<void> {
    await this.db.destroy()
  }
}

/**
 * Holds the database for one product, as the lock file holds a data folder: the server lets go when the connection
 * ends, however it ends. Null where another product holds it.
 */
export async function holdDatabase(url: string): Promise<{ release(): Promise<void> } | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'diem-bao lock' })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [productLock])
  if (rows[0]?.held) return { release: () => client.end() }
  await client.end()
  return null
}

const int8 = 20
const numeric = 1700

/** Counts and sums come back as numbers, as they do from SQLite; the largest here are byte offsets. */
const getTypeParser = (oid: number): unknown => (oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid))
