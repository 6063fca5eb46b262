import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { sql } from 'kysely'
import { isDiskFull, memoryRecordStore } from '#record'
import { describeRecordStore } from '../../../contract/record-store.contract.js'
import { migrations } from '../../migrations/index.js'
import type { Schema } from '../../schema/tables.js'
import { openSqlite, sqliteDialect } from './dialect.js'
import { copySqliteFile, SqliteRecordStore, verifyBackup } from './sqlite-record-store.js'

const folders: string[] = []
const temporary = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), name))
  folders.push(folder)
  return folder
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

describeRecordStore('SQLite', memoryRecordStore)

describe('a record that finds no room', () => {
  it('says so, keeps what was there, and takes the same again when there is room', async () => {
    const store = await memoryRecordStore()
    const put = (): Promise<void> =>
      store.transaction(async (tx) => {
        for (let i = 0; i < 40; i++) {
          const row = { id: `o${i}`, name: 'Văn phòng '.repeat(400), provinceSlug: 'hoai-giang', createdAt: '' }
          await tx.insertInto('office').values(row).execute()
        }
      })
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(store.db)
    await sql`PRAGMA max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 2)}`.execute(store.db)
    const error: unknown = await put().catch((e: unknown) => e)
    expect([isDiskFull(error), String(error)]).toEqual([true, expect.stringContaining('full')])
    expect(await store.reader.selectFrom('office').selectAll().execute()).toEqual([])
    await sql`PRAGMA max_page_count = 1000000`.execute(store.db)
    await put()
    expect(await store.reader.selectFrom('office').selectAll().execute()).toHaveLength(40)
    await store.close()
  })
})

describe('an update of the schema', () => {
  it('that breaks off on the way leaves nothing, and the next start does it', async () => {
    const file = join(temporary('update-'), 'record.sqlite')
    let isFull = true
    const up = async (db: Kysely<unknown>): Promise<void> => {
      await db.schema.createTable('later').addColumn('id', 'text').execute()
      if (isFull) throw new Error('database or disk is full')
    }
    const db = new Kysely<unknown>({ dialect: sqliteDialect(openSqlite(file)) })
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ later: { up } }) } })
    expect((await migrator.migrateToLatest()).error).toBeDefined()
    isFull = false
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    expect((await migrator.getMigrations())[0]?.executedAt).toBeDefined()
    await db.destroy()
  })
})

describe('back-up of the record', () => {
  it('takes along what stands in the write-ahead log alone', async () => {
    const folder = temporary('backup-')
    const [from, to] = [join(folder, 'record.sqlite'), join(folder, 'copy.sqlite')]
    const store = new SqliteRecordStore(from)
    await store.migrate()
    await store.db.insertInto('office').values({ id: 'o1', name: 'n', provinceSlug: 'p', createdAt: 't' }).execute()
    await copySqliteFile(from, to)
    await store.close()
    expect(verifyBackup(to).rows['office']).toBe(1)
  })

  it('refuses a copy that cannot be read', () => {
    const file = join(temporary('backup-'), 'broken.sqlite')
    writeFileSync(file, 'this is not a database, only text that is long enough to look like a page of one'.repeat(20))
    expect(() => verifyBackup(file)).toThrow('không đọc lại được')
  })
})

describe('a record of an older build', () => {
  it('gets an edition for each version, dated by its page', async () => {
    const file = join(temporary('older-'), 'record.sqlite')
    const older = new Kysely<Schema>({ dialect: sqliteDialect(openSqlite(file)) })
    const first = migrations['0001-first']
    if (!first) throw new Error('the first migration is gone')
    await new Migrator({ db: older, provider: { getMigrations: () => Promise.resolve({ '0001-first': first }) } }).migrateToLatest() // prettier-ignore
    const page = { id: 'p1', url: 'u', file: 'f', offset: 0, length: 1, originalDigest: 'd', cutBlocks: 0 }
    await older.insertInto('page').values({ ...page, fetchedAt: '2026-11-22T03:00:00.000Z' }).execute() // prettier-ignore
    const text = { title: 't', lead: null, text: 'x', byline: null, section: null, sourceLine: null, modifiedAt: null, method: 'm' } // prettier-ignore
    const times = { publishedAt: '2026-11-22T01:00:00.000Z', extractedAt: '2026-11-22T04:00:00.000Z' }
    for (const [id, pageId, seq] of [['v1', 'p1', 1], ['v2', null, 2]] as const) // prettier-ignore
      await older.insertInto('version').values({ id, articleId: 'a', pageId, seq, ...text, ...times }).execute() // prettier-ignore
    await older.destroy()
    const store = new SqliteRecordStore(file)
    await store.migrate()
    expect(await store.db.selectFrom('edition').selectAll().orderBy('seq').execute()).toEqual([
      { articleId: 'a', seq: 1, at: '2026-11-22T03:00:00.000Z', versionId: 'v1', pageId: 'p1' },
      { articleId: 'a', seq: 2, at: '2026-11-22T04:00:00.000Z', versionId: 'v2', pageId: null },
    ])
    await store.close()
  })
})
