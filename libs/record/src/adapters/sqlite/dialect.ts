import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Dialect, SqliteAdapter, SqliteDialect } from 'kysely'

/** Statements kept prepared; a query builder makes the same few hundred texts over and over. */
const statementCacheSize = 600

/** What the write-ahead log shrinks to after a burst (a rebuild, a long reader). Bytes. */
const walKeptBytes = 32_000_000

export interface SqliteOptions {
  readOnly?: boolean
}

/** Opens one connection with the settings the product needs (WAL, foreign keys off: ids are content ids). */
export function openSqlite(file: string, options: SqliteOptions = {}): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: options.readOnly ?? false })
  db.exec('PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;')
  if (!options.readOnly) {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;' + `PRAGMA journal_size_limit = ${walKeptBytes};`)
    // Checkpoints every 32 MB (pages of 4 KB) instead of 4: a page written by many batches goes to the file once.
    db.exec('PRAGMA wal_autocheckpoint = 8000;')
  }
  return db
}

const nothingToDo = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator]() as IterableIterator<unknown>,
}

/** Kysely's SQLite dialect over node:sqlite. */
export function sqliteDialect(db: DatabaseSync): Dialect {
  const cache = new Map<string, { reader: boolean; statement: StatementSync }>()
  const prepare = (sql: string): { reader: boolean; statement: StatementSync } => {
    const known = cache.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    const entry = { reader: statement.columns().length > 0, statement }
    if (cache.size >= statementCacheSize) cache.delete(cache.keys().next().value as string)
    cache.set(sql, entry)
    return entry
  }
  const wrapped = {
    close: () => db.close(),
    prepare: (sql: string) => {
      // A failed write (a full disk) has ended the transaction already; a complaint about that would hide why.
      if (sql === 'rollback' && !db.isTransaction) return nothingToDo
      const { reader, statement } = prepare(sql)
      return {
        reader,
        all: (p: readonly unknown[]) => statement.all(...(p as SQLInputValue[])).map((row) => ({ ...row })),
        run: (p: readonly unknown[]) => statement.run(...(p as SQLInputValue[])),
        iterate: (p: readonly unknown[]) => statement.iterate(...(p as SQLInputValue[])) as IterableIterator<unknown>,
      }
    },
  }
  return new (class extends SqliteDialect {
    override createAdapter(): SqliteAdapter {
      return new WholeMigrations()
    }
  })({ database: wrapped })
}

/** SQLite's table changes are part of a transaction like any other write: a migration that breaks off leaves nothing. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
