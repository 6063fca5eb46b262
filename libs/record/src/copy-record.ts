import { type Kysely, sql } from 'kysely'
import type { Database, RecordTx, StoredTable } from './record-store.js'

/** Rows of one statement; 26 columns at most keep it under SQLite's 32,766 parameters. */
const portion = 500

export interface CopySource {
  readonly db: Database | RecordTx
  readonly tables: readonly StoredTable[]
}

/**
 * Copies every row of every table into an empty, migrated record of either engine, table by table in the order of the
 * keys. All or nothing when `to` is a transaction.
 * @returns rows copied of each table.
 */
export async function copyRecord(
  from: CopySource,
  to: Database | RecordTx,
  onProgress: (table: string, done: number) => void = () => undefined,
): Promise<Record<string, number>> {
  const copied: Record<string, number> = {}
  for (const table of from.tables) {
    let done = 0
    for await (const rows of portions(from.db as AnyDatabase, table)) {
      await (to as AnyDatabase).insertInto(table.name).values(rows).execute()
      done += rows.length
      onProgress(table.name, done)
    }
    copied[table.name] = done
  }
  return copied
}

/** Rows of each table. */
export async function countRows({ db, tables }: CopySource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const row = await (db as AnyDatabase)
      .selectFrom(name)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    counts[name] = Number(row['n'])
  }
  return counts
}

type Row = Record<string, unknown>
/** Tables are walked by name here, the one place where the schema's types say nothing. */
type AnyDatabase = Kysely<Record<string, Row>>

async function* portions(db: AnyDatabase, { name, key }: StoredTable): AsyncGenerator<Row[]> {
  let last: Row | undefined
  for (;;) {
    let query = db.selectFrom(name).selectAll().limit(portion)
    for (const column of key) query = query.orderBy(column)
    if (last) query = query.where(isAfter(key, last))
    const rows = await query.execute()
    if (rows.length > 0) yield rows
    if (rows.length < portion) return
    last = rows.at(-1)
  }
}

/** Row values are compared part by part, as the rows are ordered. */
function isAfter(key: readonly string[], row: Row) {
  const names = sql.join(key.map((k) => sql.ref(k)))
  const values = sql.join(key.map((k) => row[k]))
  return sql<boolean>`(${names}) > (${values})`
}
