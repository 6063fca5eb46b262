import { byItself, caseDetails, watchAnswered } from '#respond'
import { openCaseDesk, type CaseDesk } from '../contract/case-desk.js'

const hour = 3_600_000

let desk: CaseDesk
let caseId: string
beforeEach(async () => {
  desk = await openCaseDesk()
  caseId = (await desk.flag('a1')).id
  await desk.put(caseId, 'concluded')
  await desk.move('chuyen-vien', caseId, 'answered', { changes: { answer: 'Đã gửi văn bản cho báo.' } })
})
afterEach(() => desk.store.close())

const state = async () => (await caseDetails(desk.store.reader, desk.as('truong-phong'), caseId)).row.state

describe('watching after an answer to the press', () => {
  it('begins by itself a day after the answer, once, with a line and a notice', async () => {
    desk.clock.advance(23 * hour)
    expect([await watchAnswered(desk.store, desk.clock), await state()]).toEqual([0, 'answered'])
    desk.clock.advance(hour)
    expect([await watchAnswered(desk.store, desk.clock), await state()]).toEqual([1, 'watched'])
    expect(await watchAnswered(desk.store, desk.clock)).toBe(0)
    expect((await desk.eventsOf(caseId)).at(-1)).toMatchObject({
      action: 'move',
      fromState: 'answered',
      toState: 'watched',
      accountId: byItself,
    })
    expect((await desk.store.db.selectFrom('notice').select('text').execute()).map((n) => n.text)).toEqual([
      'PH-1: đã sang theo dõi: xem báo đã đăng, sửa hay gỡ bài',
    ])
    expect(await state()).toBe('watched')
  })
  it('leaves a case that the leader closed', async () => {
    await desk.move('lanh-dao', caseId, 'closed')
    desk.clock.advance(48 * hour)
    expect([await watchAnswered(desk.store, desk.clock), await state()]).toEqual([0, 'closed'])
  })
})
