import { type Kysely, PostgresAdapter, sql } from 'kysely'

export interface TableShape {
  columns: string
  unique?: readonly string[]
  indexes?: readonly string[]
}
export type TableSpec = Record<string, TableShape>

const types = { t: 'text', i: 'bigint', r: 'double precision' } as const
/** On PostgreSQL text is ordered by its bytes whatever the database's language, as on SQLite: ids and times rely on it. */
const bytewise = sql`text collate "C"`
export const bytewiseText = (db: Kysely<unknown>) => (isPostgres(db) ? bytewise : types.t)
const isPostgres = (db: Kysely<unknown>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Creates tables from short column marks (`name:t?`), the same on SQLite and PostgreSQL. */
export async function createTables(db: Kysely<unknown>, tables: TableSpec): Promise<void> {
  const text = bytewiseText(db)
  for (const [name, shape] of Object.entries(tables)) {
    const columns = shape.columns.split(' ').map(parseColumn)
    let builder = db.schema.createTable(name)
    for (const c of columns)
      builder = builder.addColumn(c.name, c.type === 't' ? text : types[c.type], (col) =>
        c.nullable ? col : col.notNull(),
      )
    const keys = columns.filter((c) => c.key).map((c) => c.name)
    await builder.addPrimaryKeyConstraint(`${name}_pk`, keys as never).execute()
    for (const list of shape.unique ?? []) await createIndex(db, name, list, true)
    for (const list of shape.indexes ?? []) await createIndex(db, name, list, false)
  }
}

async function createIndex(db: Kysely<unknown>, table: string, list: string, unique: boolean): Promise<void> {
  const columns = list.split(',')
  const builder = db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
  await (unique ? builder.unique() : builder).execute()
}

function parseColumn(mark: string): { name: string; type: keyof typeof types; nullable: boolean; key: boolean } {
  const match = /^(\w+):([tir])([?!]?)$/.exec(mark)
  if (!match) throw new Error(`bad column mark: ${mark}`)
  return { name: match[1] as string, type: match[2] as 't', nullable: match[3] === '?', key: match[3] === '!' }
}
