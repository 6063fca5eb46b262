import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordStore } from '#record'

/** What every record store promises. `open` gives a migrated, empty store. */
export function describeRecordStore(name: string, open: () => Promise<RecordStore>): void {
  describe(`record store: ${name}`, () => {
    let store: RecordStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const office = { id: 'o1', name: 'Văn phòng', provinceSlug: 'hoai-giang', createdAt: '2026-11-24T00:00:00.000Z' }

    it('applies each migration once', async () => {
      expect(await store.pendingMigrations()).toEqual([])
      expect(await store.migrate()).toEqual([])
    })

    it('keeps Vietnamese text letter for letter', async () => {
      const value = 'Đập hồ Khe Dâu: “Ẫ, Ộ, Ữ” – 40 ngày'
      await store.db
        .insertInto('office')
        .values({ ...office, name: value })
        .execute()
      expect((await store.db.selectFrom('office').select('name').executeTakeFirstOrThrow()).name).toBe(value)
    })

    it('tidies up while somebody reads, and changes nothing', async () => {
      await store.db.insertInto('office').values(office).execute()
      const [tidied, rows] = await Promise.all([store.tidy(), store.reader.selectFrom('office').selectAll().execute()])
      expect(tidied).toBeUndefined()
      expect(rows).toEqual([office])
      expect(await store.reader.selectFrom('office').selectAll().execute()).toEqual([office])
    })

    it('tidies up while a transaction is open', async () => {
      const tidied = await store.transaction(async (tx) => {
        await tx.insertInto('office').values(office).execute()
        const tidying = store.tidy()
        await new Promise((r) => setTimeout(r, 50))
        return { tidying }
      })
      await expect(tidied.tidying).resolves.toBeUndefined()
      expect(await store.reader.selectFrom('office').selectAll().execute()).toEqual([office])
    })

    it('does transactions one after the other: a number that was read is still free when it is given', async () => {
      const give = () =>
        store.transaction(async (tx) => {
          const { last } = await tx
            .selectFrom('page')
            .select(({ fn }) => fn.max('offset').as('last'))
            .executeTakeFirstOrThrow()
          await new Promise((r) => setTimeout(r, 10))
          const offset = Number(last ?? 0) + 1
          const rest = { url: 'u', file: 'f', length: 5, originalDigest: 'd', cutBlocks: 0, fetchedAt: 't' }
          await tx
            .insertInto('page')
            .values({ id: `p${offset}`, offset, ...rest })
            .execute()
        })
      await Promise.all([give(), give(), give(), give()])
      const rows = await store.db.selectFrom('page').select('id').orderBy('id').execute()
      expect(rows.map((r) => r.id)).toEqual(['p1', 'p2', 'p3', 'p4'])
    })

    it('writes all or nothing', async () => {
      const failing = store.transaction(async (tx) => {
        await tx.insertInto('office').values(office).execute()
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      expect(await store.db.selectFrom('office').selectAll().execute()).toEqual([])
    })

    it('upserts by content id without changing what stands there', async () => {
      const url = { url: 'https://a.example/1', articleId: 'a1' }
      for (let i = 0; i < 2; i++) {
        await store.db
          .insertInto('articleUrl')
          .values(url)
          .onConflict((c) => c.doNothing())
          .execute()
      }
      expect(await store.db.selectFrom('articleUrl').selectAll().execute()).toEqual([url])
    })

    it('finds nothing in an empty list, and all but nothing outside it', async () => {
      await store.db.insertInto('office').values(office).execute()
      const ids = store.db.selectFrom('office').select('id')
      expect(await ids.where('id', 'in', []).execute()).toEqual([])
      expect(await ids.where('id', 'not in', []).execute()).toEqual([{ id: 'o1' }])
    })

    it('gives numbers back as numbers', async () => {
      await store.db
        .insertInto('page')
        .values({
          id: 'p',
          url: 'u',
          file: 'f',
          offset: 2 ** 40,
          length: 5,
          originalDigest: 'd',
          cutBlocks: 0,
          fetchedAt: 't',
        })
        .execute()
      expect((await store.db.selectFrom('page').select('offset').executeTakeFirstOrThrow()).offset).toBe(2 ** 40)
    })

    it('lets readers see committed rows while a transaction is open', async () => {
      await store.db.insertInto('office').values(office).execute()
      await store.transaction(async (tx) => {
        await tx
          .insertInto('office')
          .values({ ...office, id: 'o2' })
          .execute()
        expect(await store.reader.selectFrom('office').select('id').execute()).toEqual([{ id: 'o1' }])
      })
      expect(await store.reader.selectFrom('office').select('id').execute()).toHaveLength(2)
    })

    it('copies itself while in use and counts the copy’s rows', async () => {
      await store.db.insertInto('office').values(office).execute()
      const folder = mkdtempSync(join(tmpdir(), 'backup-'))
      const result = await store.backup(join(folder, 'copy.sqlite'))
      rmSync(folder, { recursive: true })
      expect(result.rows['office']).toBe(1)
      expect(result.bytes).toBeGreaterThan(0)
    })
  })
}
