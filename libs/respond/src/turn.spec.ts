import { caseStates, type CaseState, type Role, transitionsFor } from '#press'
import { caseDetails, listCases, seatsOf, turnsOf } from '#respond'
import { office, openCaseDesk, ownBody, type CaseDesk } from '../contract/case-desk.js'

let desk: CaseDesk
beforeEach(async () => (desk = await openCaseDesk()))
afterEach(() => desk.store.close())

const open = caseStates.filter(
  (s): s is Exclude<CaseState, 'closed' | 'dismissed'> => s !== 'closed' && s !== 'dismissed',
)
const disable = (role: Role) =>
  desk.store.db.updateTable('account').set({ disabledAt: desk.clock.now() }).where('role', '=', role).execute()

describe('whose turn a case is', () => {
  it.each(open)('in %s it waits for one role, which can take the step', async (state) => {
    const { id } = await desk.flag('a1')
    await desk.put(id, state)
    const [turn, ...more] = (await caseDetails(desk.store.reader, desk.as('truong-phong'), id)).turns
    expect([more, turn?.step]).toEqual([[], state])
    const role = turn?.role as Role
    const details = await caseDetails(desk.store.reader, desk.as(role), id)
    expect(details.moves.length).toBeGreaterThan(0)
    expect(transitionsFor(state, role).length).toBeGreaterThan(0)
  })
  it.each(open)('in %s of a body without an account somebody of the office can take the step', async (state) => {
    const { id } = await desk.flag('a1')
    await desk.put(id, state, 'UBND xã Ngòi Lạt')
    const [turn] = (await caseDetails(desk.store.reader, desk.as('truong-phong'), id)).turns
    expect(turn?.role).not.toBe('don-vi')
    const details = await caseDetails(desk.store.reader, desk.as(turn?.role as Role), id)
    expect(details.moves.length).toBeGreaterThan(0)
    expect(turn?.isOnBehalf).toBe(details.isOnBehalf)
  })
  it('goes to who else may act where the first has no account, and to nobody where none has', async () => {
    const turn = async (state: CaseState) =>
      turnsOf({ state, body: ownBody, extensionAsked: null }, await seatsOf(desk.store.reader, office))[0]?.role
    expect(await turn('reviewed')).toBe('chuyen-vien')
    await disable('chuyen-vien')
    expect(await turn('reviewed')).toBe('truong-phong')
    expect(await turn('concluded')).toBe('truong-phong')
    await disable('don-vi')
    expect(await turn('dispatched')).toBe('truong-phong')
    await disable('truong-phong')
    expect([await turn('flagged'), await turn('dispatched')]).toEqual([null, null])
    await desk.put((await desk.flag('a1')).id, 'flagged')
    const { stranded } = await listCases(desk.store.reader, desk.as('lanh-dao'), { tab: 'open' }, desk.clock.now())
    expect(stranded).toBe(1)
  })
  it('is the head of desk for a dispatch where the office set so, and nobody once closed', async () => {
    const seats = await seatsOf(desk.store.reader, office)
    const row = { body: null, extensionAsked: null }
    expect(turnsOf({ ...row, state: 'proposed' }, seats)[0]?.role).toBe('lanh-dao')
    expect(turnsOf({ ...row, state: 'proposed' }, { ...seats, headMayDispatch: true })[0]?.role).toBe('truong-phong')
    expect(turnsOf({ ...row, state: 'closed' }, seats)).toEqual([])
    expect(turnsOf({ ...row, state: 'dismissed' }, seats)).toEqual([])
  })
})
