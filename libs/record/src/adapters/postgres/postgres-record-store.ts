import { rmSync } from 'node:fs'
import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { copyRecord } from '../../copy-record.js'
import { migrations } from '../../migrations/index.js'
import type { BackupResult, Database, RecordStore, RecordTx, StoredTable } from '../../record-store.js'
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
  }

  /** One after the other, as on SQLite: what a transaction has read does not change before it writes. */
  transaction<T>(work: (tx: RecordTx) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(writerLock)})`.execute(tx)
      return work(tx)
    })
  }

  async pendingMigrations(): Promise<string[]> {
    const all = await this.migrator().getMigrations()
    return all.filter((m) => m.executedAt === undefined).map((m) => m.name)
  }

  /** Several processes may call this at once: the migrator holds an advisory lock while it works. */
  migrate(): Promise<string[]> {
    return this.migrateTo(Object.keys(migrations).at(-1) as string)
  }

  /** Brings the schema up to one migration. */
  async migrateTo(name: string): Promise<string[]> {
    const { error, results } = await this.migrator().migrateTo(name)
    if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
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
    const keys = new Map<string, string[]>()
    for (const { name, column } of rows) keys.set(name, [...(keys.get(name) ?? []), column])
    return [...keys].map(([name, key]) => ({ name, key }))
  }

  /** One consistent moment of the database as a SQLite file: the same copy an office on SQLite gets. */
  async backup(file: string): Promise<BackupResult> {
    rmSync(file, { force: true })
    const applied = (await this.migrator().getMigrations()).filter((m) => m.executedAt !== undefined)
    const copy = new SqliteRecordStore(file)
    try {
      await copy.migrateTo(applied.at(-1)?.name as string)
      const tables = await this.tables()
      await this.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => copyRecord({ db: tx, tables }, copy.db))
    } finally {
      await copy.close()
    }
    return verifyBackup(file)
  }

  /** Nothing to do: PostgreSQL's autovacuum does this by itself. */
  tidy(): Promise<void> {
    return Promise.resolve()
  }

  async close(): Promise<void> {
    await this.db.destroy()
  }

  private migrator(): Migrator {
    return new Migrator({ db: this.db, provider: { getMigrations: () => Promise.resolve(migrations) } })
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
