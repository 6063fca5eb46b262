import { ManualClock } from '#foundation'
import { memoryRecordStore, type RecordStore, verifyAuditChain } from '#record'
import { audit } from '#accounts'
import { tamper } from '../../record/contract/tamper.js'

const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
let store: RecordStore
beforeEach(async () => {
  store = await memoryRecordStore()
})
afterEach(() => store.close())

const write = (action: string) => audit(store, clock, { officeId: 'o1', accountId: 'a1', action, details: { n: 1 } })

describe('the chain of the audit log', () => {
  it('numbers entries without a gap, also those of one transaction and those written at once', async () => {
    await Promise.all([write('a'), write('b'), write('c')])
    await store.transaction(async (tx) => {
      for (const action of ['d', 'e']) await audit(tx, clock, { officeId: 'o1', accountId: null, action })
    })
    const rows = await store.db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq').execute()
    expect(rows.map((r) => r.seq)).toEqual([1, 2, 3, 4, 5])
    const chain = await verifyAuditChain(store.reader)
    expect(chain).toEqual({ entries: 5, seal: rows.at(-1)?.hash, brokenAt: null })
  })
  it('is undone together with what it told of', async () => {
    const work = store.transaction(async (tx) => {
      await audit(tx, clock, { officeId: 'o1', accountId: null, action: 'report.freeze' })
      throw new Error('disk')
    })
    await expect(work).rejects.toThrow('disk')
    await write('a')
    expect(await verifyAuditChain(store.reader)).toMatchObject({ entries: 1, brokenAt: null })
  })
  it.each([
    ['changed', `update "audit" set "action" = 'x' where "seq" = 2`, 2],
    ['taken away', `delete from "audit" where "seq" = 2`, 2],
    ['moved', `update "audit" set "seq" = "seq" + 10 where "seq" = 2`, 2],
    [
      'put in without a number',
      `insert into "audit" ("id", "officeId", "at", "action", "details") values ('z', 'o1', '2026', 'x', '{}')`,
      4,
    ],
  ])('shows where an entry was %s', async (_how, change, brokenAt) => {
    for (const action of ['a', 'b', 'c']) await write(action)
    await tamper(store, change)
    expect(await verifyAuditChain(store.reader)).toMatchObject({ brokenAt })
  })
})
