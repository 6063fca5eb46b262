import { discoverPages } from '#collect'
import { ManualClock } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { meanwhile } from '../../../record/contract/meanwhile.js'

let store: RecordStore
beforeEach(async () => (store = await memoryRecordStore()))
afterEach(() => store.close())

const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
const entry = (n: number) => ({
  link: `https://bao.example/tin-${n}.html`,
  title: `Tin ${n}`,
  guid: null,
  publishedAt: null,
  updatedAt: null,
  summary: null,
})
const listed = (into: RecordStore, numbers: readonly number[], sourceId: string | null = 's1') =>
  into.transaction((tx) => discoverPages(tx, clock, numbers.map(entry), { sourceId, outletId: 'bao' }))

describe('what a source lists', () => {
  it('is wanted once, whoever lists it', async () => {
    expect((await listed(store, [1, 2])).counts).toMatchObject({ seen: 2, new: 2, known: 0 })
    const again = await listed(store, [2, 3], 's2')
    expect(again.counts).toMatchObject({ seen: 2, new: 1, known: 1 })
    expect(again.rows.map((r) => r.url)).toEqual(['https://bao.example/tin-3.html'])
  })
  it('is known, and no failure of the source, when another one lists the same link at the same moment', async () => {
    const both = meanwhile(store, { kind: 'SelectQueryNode', table: 'articleUrl' }, async (tx) => {
      await discoverPages(tx, clock, [entry(1)], { sourceId: 's2', outletId: 'bao' })
    })
    const { rows, counts } = await listed(both, [1, 2])
    expect(counts).toMatchObject({ seen: 2, new: 1, known: 1, failed: 0 })
    expect(rows.map((r) => r.url)).toEqual(['https://bao.example/tin-2.html'])
    const kept = await store.db.selectFrom('frontier').select(['url', 'sourceId']).orderBy('url').execute()
    expect(kept.map((r) => r.sourceId)).toEqual(['s2', 's1'])
  })
})
