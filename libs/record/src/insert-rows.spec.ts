import { insertRows } from './insert-rows.js'
import { memoryRecordStore } from './memory.js'
import type { RecordStore } from './record-store.js'

let store: RecordStore
beforeEach(async () => {
  store = await memoryRecordStore()
})
afterEach(() => store.close())

const row = (n: number) => ({ url: `https://bao.example/${n}`, articleId: `a${n}` })
const stored = () => store.db.selectFrom('articleUrl').selectAll().orderBy('url').execute()

it('writes one row, many rows and rows of the same shape again', async () => {
  await store.transaction(async (tx) => {
    await insertRows(tx, 'articleUrl', [])
    await insertRows(tx, 'articleUrl', [row(1)])
    await insertRows(tx, 'articleUrl', [row(2), row(3)])
    await insertRows(tx, 'articleUrl', [row(4), row(5)])
  })
  expect(await stored()).toEqual([1, 2, 3, 4, 5].map(row))
})

it('writes more rows than one statement takes', async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => row(n))
  await store.transaction((tx) => insertRows(tx, 'articleUrl', rows))
  const { n } = await store.db
    .selectFrom('articleUrl')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(n).toBe(40_000)
})

it('keeps or replaces what is there, and without a word of it refuses', async () => {
  await store.transaction((tx) => insertRows(tx, 'articleUrl', [row(1)]))
  await store.transaction((tx) => insertRows(tx, 'articleUrl', [{ ...row(1), articleId: 'other' }], 'keep'))
  await expect(store.transaction((tx) => insertRows(tx, 'articleUrl', [row(1)]))).rejects.toThrow(/unique/i)
  expect(await stored()).toEqual([row(1)])
  await store.transaction((tx) => insertRows(tx, 'articleUrl', [{ ...row(1), articleId: 'other' }, row(2)], ['url']))
  expect(await stored()).toEqual([{ ...row(1), articleId: 'other' }, row(2)])
})
