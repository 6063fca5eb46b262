import { CompiledQuery, type Kysely } from 'kysely'
import type { RecordTx } from './record-store.js'
import type { Schema } from './schema/tables.js'

/** A row that is there already: it is kept, or replaced where these columns (its key) are the same. */
export type OnConflict<T extends keyof Schema> = 'keep' | readonly (keyof Schema[T] & string)[]

/** Texts kept for each dialect; the stages make some hundred. */
const textsMax = 1000

/** By dialect (each store has its adapter), then by table, number of rows, columns and what a conflict does. */
const texts = new WeakMap<object, Map<string, string>>()

/** SQLite takes 32,766 parameters a statement, PostgreSQL 65,535. */
const parametersMax = 30_000

/**
 * Inserts whole rows, all with the same columns. The statement's text is made once for each shape: the stages insert the
 * same shapes for every article, and to make them anew took more of the main thread than SQLite took to write them.
 */
export async function insertRows<T extends keyof Schema & string>(
  tx: RecordTx,
  table: T,
  rows: readonly Schema[T][],
  onConflict?: OnConflict<T>,
): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] as object) as (keyof Schema[T])[]
  const most = Math.floor(parametersMax / columns.length)
  for (let i = 0; i < rows.length; i += most) {
    const part = i === 0 && rows.length <= most ? rows : rows.slice(i, i + most)
    const values = part.flatMap((row) => columns.map((column) => row[column]))
    await tx.executeQuery(CompiledQuery.raw(textFor(tx, table, part, columns, onConflict), values))
  }
}

function textFor<T extends keyof Schema & string>(
  tx: RecordTx,
  table: T,
  rows: readonly Schema[T][],
  columns: readonly (keyof Schema[T])[],
  onConflict: OnConflict<T> | undefined,
): string {
  const known = textsFor(tx)
  const shape = `${table} ${rows.length} ${columns.join()} ${String(onConflict)}`
  const sql = known.get(shape)
  if (sql !== undefined) return sql
  const made = compile(tx, table, rows, columns, onConflict)
  if (made.parameters.length !== rows.length * columns.length) throw new Error(`rows of ${table} are not of one shape`)
  if (known.size >= textsMax) known.delete(known.keys().next().value as string)
  known.set(shape, made.sql)
  return made.sql
}

/** Table and columns are the caller's, checked by its types: here they are names. */
function compile(
  tx: RecordTx,
  table: string,
  rows: readonly object[],
  columns: readonly PropertyKey[],
  onConflict: 'keep' | readonly string[] | undefined,
): CompiledQuery {
  const insert = (tx as unknown as Kysely<Record<string, Record<string, unknown>>>).insertInto(table).values([...rows])
  if (onConflict === undefined) return insert.compile()
  if (onConflict === 'keep') return insert.onConflict((c) => c.doNothing()).compile()
  const others = columns.map(String).filter((column) => !onConflict.includes(column))
  return insert
    .onConflict((c) =>
      c
        .columns([...onConflict])
        .doUpdateSet((eb) => Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .compile()
}

function textsFor(tx: RecordTx): Map<string, string> {
  const { adapter } = tx.getExecutor()
  let known = texts.get(adapter)
  if (!known) texts.set(adapter, (known = new Map<string, string>()))
  return known
}
