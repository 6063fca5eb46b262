import { unflag } from '#respond'
import { meanwhile } from '../../record/contract/meanwhile.js'
import { openCaseDesk, start, type CaseDesk } from '../contract/case-desk.js'

let desk: CaseDesk
beforeEach(async () => (desk = await openCaseDesk()))
afterEach(() => desk.store.close())

const takeBack = (caseIds: readonly string[], store = desk.store) =>
  unflag(store, desk.clock, { ...desk.as('chuyen-vien'), caseIds })
const cases = () => desk.store.db.selectFrom('responseCase').select(['number', 'state']).orderBy('number').execute()

describe('taking flags back', () => {
  it('removes the case with its history, and gives its number to no other', async () => {
    await desk.flag('a1')
    const { id } = await desk.flag('a2')
    await takeBack([id])
    expect(await desk.eventsOf(id)).toEqual([])
    expect((await desk.flag('a3')).number).toBe(3)
    expect(await cases()).toEqual([
      { number: 1, state: 'flagged' },
      { number: 3, state: 'flagged' },
    ])
  })
  it('takes back none when somebody has gone on with one', async () => {
    const first = await desk.flag('a1')
    const second = await desk.flag('a2')
    await desk.move('truong-phong', second.id, 'reviewed')
    await expect(takeBack([first.id, second.id])).rejects.toMatchObject({ code: 'case-move' })
    expect(await cases()).toHaveLength(2)
  })
  it('leaves a case that somebody moves at the same moment, with what was written about it', async () => {
    const { id } = await desk.flag('a1')
    const store = meanwhile(desk.store, { kind: 'SelectQueryNode', table: 'caseEvent' }, async (tx) => {
      await tx.updateTable('responseCase').set({ state: 'reviewed', updatedAt: start }).where('id', '=', id).execute()
    })
    await expect(takeBack([id], store)).rejects.toMatchObject({ code: 'case-move' })
    expect(await desk.eventsOf(id)).toHaveLength(1)
  })
})
