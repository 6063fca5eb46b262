/** Set-up of the test project that runs tests of the record on PostgreSQL: each store gets a database of its own. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { PostgresRecordStore } from '../../libs/record/src/adapters/postgres/postgres-record-store.js'

/** Address of the running test server. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('no PostgreSQL is running: start these tests with `npm test` or `npm run engines`')
  return url
}

/** A new empty database on the test server; `drop` removes it. */
export async function newDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl() })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE DATABASE ${name}`)
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/** Databases of this test file that are migrated and empty again; making one takes longer than most tests. */
const free: string[] = []

/** A migrated, empty record on PostgreSQL; after `close` the next one gets its database, emptied. */
export async function openPostgresRecord(): Promise<PostgresRecordStore> {
  const known = free.pop()
  const url = known ?? (await newDatabase()).url
  const store = new PostgresRecordStore(url, { connections: 4 })
  if (!known) await store.migrate()
  const close = store.close.bind(store)
  store.close = async () => {
    const names = (await store.tables()).map((t) => `"${t.name}"`)
    await sql.raw(`TRUNCATE ${names.join(', ')}`).execute(store.db)
    await close()
    free.push(url)
  }
  return store
}

globalThis.openRecordForTests = openPostgresRecord
