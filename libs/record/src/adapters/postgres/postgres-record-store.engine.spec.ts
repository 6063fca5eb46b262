import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyRecord, countRows } from '#record'
import { newDatabase, openPostgresRecord } from '../../../../../test/servers/record-on-postgres.js'
import { describeRecordStore } from '../../../contract/record-store.contract.js'
import { SqliteRecordStore } from '../sqlite/sqlite-record-store.js'
import { migrations } from '../../migrations/index.js'
import { holdDatabase, PostgresRecordStore } from './postgres-record-store.js'

describeRecordStore('PostgreSQL', openPostgresRecord)

const at = '2026-11-24T00:00:00.000Z'
const offices = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    id: `o${String(i).padStart(5, '0')}`,
    name: `Văn phòng ${i}: “Đắk Lắk – Ẫ Ộ Ữ”`,
    provinceSlug: 'hoai-giang',
    createdAt: at,
  }))
const settings = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    officeId: `o${i % 7}`,
    key: `k${i}`,
    value: JSON.stringify({ i }),
    updatedAt: at,
    updatedBy: i % 2 ? null : 'x',
  }))

describe('the record on PostgreSQL', () => {
  it('is brought up to date once when several processes start together', async () => {
    const { url, drop } = await newDatabase()
    const stores = [1, 2, 3].map(() => new PostgresRecordStore(url, { connections: 2 }))
    const applied = await Promise.all(stores.map((s) => s.migrate()))
    expect(applied.flat().sort()).toEqual(Object.keys(migrations))
    for (const store of stores) await store.close()
    await drop()
  })

  it('is held by one product at a time, and free again when its connection ends', async () => {
    const { url, drop } = await newDatabase()
    const first = await holdDatabase(url)
    expect(first).not.toBeNull()
    expect(await holdDatabase(url)).toBeNull()
    await first?.release()
    const second = await holdDatabase(url)
    expect(second).not.toBeNull()
    await second?.release()
    await drop()
  })

  it('backs up a database that an update has not reached yet, as it stands', async () => {
    const { url, drop } = await newDatabase()
    const store = new PostgresRecordStore(url, { connections: 2 })
    await store.migrateTo('0001-first')
    await store.db.insertInto('office').values(offices(3)).execute()
    const result = await store.backup(join(mkdtempSync(join(tmpdir(), 'copy-')), 'before.sqlite'))
    expect(result.rows).toMatchObject({ office: 3 })
    expect(Object.keys(result.rows)).not.toContain('edition')
    await store.close()
    await drop()
  })

  it('orders text by its bytes, whatever the language of the database', async () => {
    const store = await openPostgresRecord()
    const ids = ['b', 'B', 'a-1', 'a1', 'Đ', 'a']
    await store.db
      .insertInto('office')
      .values(ids.map((id) => ({ id, name: id, provinceSlug: 'p', createdAt: at })))
      .execute()
    const rows = await store.db.selectFrom('office').select('id').orderBy('id').execute()
    expect(rows.map((r) => r.id)).toEqual(['B', 'a', 'a-1', 'a1', 'b', 'Đ'])
    await store.close()
  })

  it('takes every row of a SQLite record over, and gives it back as a SQLite file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'copy-'))
    const lite = new SqliteRecordStore(join(folder, 'record.sqlite'))
    await lite.migrate()
    await lite.db.insertInto('office').values(offices(1234)).execute()
    await lite.db.insertInto('setting').values(settings(1001)).execute()
    const store = await openPostgresRecord()

    const source = { db: lite.db, tables: await lite.tables() }
    const copied = await copyRecord(source, store.db)
    expect(copied).toMatchObject({ office: 1234, setting: 1001, article: 0 })
    expect(await countRows({ db: store.db, tables: await store.tables() })).toEqual(copied)
    expect((await store.tables()).map((t) => t.name).sort()).toEqual(source.tables.map((t) => t.name).sort())

    const result = await store.backup(join(folder, 'back.sqlite'))
    expect(result.rows).toMatchObject({ office: 1234, setting: 1001 })
    const back = new SqliteRecordStore(join(folder, 'back.sqlite'))
    expect(await back.db.selectFrom('setting').selectAll().orderBy('key').execute()).toEqual(
      await lite.db.selectFrom('setting').selectAll().orderBy('key').execute(),
    )
    for (const s of [lite, back, store]) await s.close()
  })

  it('keeps nothing of a copy that was broken off on the way', async () => {
    const store = await openPostgresRecord()
    await store.db.insertInto('office').values(offices(1)).execute()
    const folder = mkdtempSync(join(tmpdir(), 'copy-'))
    const lite = new SqliteRecordStore(join(folder, 'record.sqlite'))
    await lite.migrate()
    await lite.db.insertInto('office').values(offices(10)).execute()
    await lite.db.insertInto('agency').values({ id: 'a', name: 'A' }).execute()
    const source = { db: lite.db, tables: await lite.tables() }
    await expect(store.transaction((tx) => copyRecord(source, tx))).rejects.toThrow(/duplicate key/)
    expect(await store.db.selectFrom('office').select('id').execute()).toHaveLength(1)
    expect(await store.db.selectFrom('agency').select('id').execute()).toEqual([])
    for (const s of [lite, store]) await s.close()
  })
})
