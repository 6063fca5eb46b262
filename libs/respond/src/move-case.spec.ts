import { PressError } from '#foundation'
import { caseStates, caseTransitions, roles, transitionsFor, type CaseState, type Role } from '#press'
import { fieldsOfMove, moveCase, type CaseField } from '#respond'
import { meanwhile } from '../../record/contract/meanwhile.js'
import { openCaseDesk, ownBody, type CaseDesk } from '../contract/case-desk.js'

let desk: CaseDesk
let caseId: string
beforeEach(async () => {
  desk = await openCaseDesk()
  caseId = (await desk.flag('a1')).id
})
afterEach(() => desk.store.close())

/** What each move asks for, filled in. */
const filled: Record<CaseField, string> = {
  level: 'khan',
  handling: 'Đề nghị kiểm tra.',
  body: 'Sở Tài chính',
  deadline: '2026-11-30T10:00:00.000Z',
  answer: 'Đã gia cố mố cầu.',
  conclusion: 'dung-mot-phan',
}
const changesFor = (to: CaseState) => Object.fromEntries(fieldsOfMove(to).map((f) => [f, filled[f]]))
const outcome = (work: Promise<{ state: string }>): Promise<string> =>
  work.then(
    (row) => row.state,
    (error: unknown) => (error instanceof PressError ? `${error.code} ${String(error.details['field'] ?? '')}`.trim() : String(error)),
  ) // prettier-ignore
const rowNow = () =>
  desk.store.db.selectFrom('responseCase').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()

describe('moving a case', () => {
  it.each(caseTransitions.map((t) => [t.from, t.to] as const))(
    'from %s to %s: exactly the roles of the table may, with a history line',
    async (from, to) => {
      for (const role of roles) {
        await desk.put(caseId, from)
        const may = transitionsFor(from, role).some((t) => t.to === to)
        const before = (await desk.eventsOf(caseId)).length
        const got = await outcome(desk.move(role, caseId, to, { note: 'Có lý do', changes: changesFor(to) }))
        if (may) {
          expect([role, got]).toEqual([role, to])
          const event = (await desk.eventsOf(caseId)).at(-1)
          expect(event).toMatchObject({ fromState: from, toState: to, accountId: desk.as(role).accountId })
          expect(event?.note).toContain('Có lý do')
        } else {
          expect([role, got]).toEqual([role, role === 'don-vi' && isHidden(from) ? 'case-unknown' : 'case-move'])
          expect((await desk.eventsOf(caseId)).length).toBe(before)
          expect((await rowNow()).state).toBe(from)
        }
      }
    },
  )
  /** No event of this case says that it was dispatched, so a dismissed one never reached the body. */
  const isHidden = (state: CaseState): boolean => ['flagged', 'reviewed', 'proposed', 'dismissed'].includes(state)

  it('refuses every move that is not in the table, for every role', async () => {
    for (const from of caseStates) {
      const known = new Set(caseTransitions.filter((t) => t.from === from).map((t) => t.to))
      const to = caseStates.find((s) => !known.has(s) && s !== from) as CaseState
      await desk.put(caseId, from)
      for (const role of roles) expect(await outcome(desk.move(role, caseId, to))).toMatch(/^case-(?:move|unknown)$/)
      expect((await rowNow()).state).toBe(from)
    }
  })
  it('asks for a reason where the table says so', async () => {
    for (const { from, to, by } of caseTransitions.filter((t) => t.needsReason)) {
      await desk.put(caseId, from)
      if (by.includes('don-vi')) await desk.put(caseId, from, ownBody)
      const move = desk.move(by[0] as Role, caseId, to, { note: '   ', changes: changesFor(to) })
      expect([from, to, await outcome(move)]).toEqual([from, to, 'form-invalid note'])
    }
  })
  it('lets the head of desk dispatch only where the office says so', async () => {
    await desk.put(caseId, 'proposed')
    const changes = { deadline: filled.deadline }
    expect(await outcome(desk.move('truong-phong', caseId, 'dispatched', { changes }))).toBe('case-move')
    expect(await outcome(desk.move('truong-phong', caseId, 'dispatched', { changes, headMayDispatch: true }))).toBe(
      'dispatched',
    )
  })
  it('dispatches to a body with a deadline to come, and after a return to another body', async () => {
    await desk.put(caseId, 'proposed', null)
    const dispatch = (changes: object) => outcome(desk.move('lanh-dao', caseId, 'dispatched', { changes }))
    expect(await dispatch({})).toBe('form-invalid body')
    expect(await dispatch({ body: 'Sở Y tế' })).toBe('form-invalid deadline')
    expect(await dispatch({ body: 'Sở Y tế', deadline: '2026-11-22T00:00:00.000Z' })).toBe('form-invalid deadline')
    expect(await dispatch({ body: 'so xay dung', deadline: filled.deadline })).toBe('dispatched')
    expect((await desk.eventsOf(caseId)).at(-1)?.note).toBe('Đơn vị: Sở Xây dựng.\nHạn: 30/11/2026, 17:00.')
    await desk.move('don-vi', caseId, 'returned', { note: 'Không thuộc thẩm quyền' })
    const again = (body: string) => outcome(desk.move('truong-phong', caseId, 'dispatched', { changes: { body } }))
    expect(await again(ownBody)).toBe('form-invalid body')
    expect(await again('Sở Tài chính')).toBe('dispatched')
    expect(await outcome(desk.move('don-vi', caseId, 'accepted'))).toBe('case-unknown')
  })
  it('proposes nothing without saying what, unless it was said when the article was flagged', async () => {
    await desk.put(caseId, 'reviewed')
    const propose = (handling?: string) =>
      outcome(desk.move('chuyen-vien', caseId, 'proposed', { changes: handling === undefined ? {} : { handling } }))
    expect(await propose()).toBe('form-invalid handling')
    expect(await propose('  ')).toBe('form-invalid handling')
    expect(await propose('Đề nghị kiểm tra.')).toBe('proposed')
    await desk.put(caseId, 'reviewed')
    expect(await propose()).toBe('proposed')
  })
  it('keeps the finding with the case until it is opened again', async () => {
    await desk.put(caseId, 'reported')
    await desk.move('truong-phong', caseId, 'concluded', { note: 'Biên bản', changes: { conclusion: 'khong-dung' } })
    expect((await rowNow()).conclusion).toBe('khong-dung')
    await desk.move('lanh-dao', caseId, 'closed')
    await desk.move('truong-phong', caseId, 'reviewed', { note: 'Có tin mới' })
    expect((await rowNow()).conclusion).toBeNull()
  })
  it('takes from a form only what the move asks for', async () => {
    await desk.put(caseId, 'dispatched')
    await desk.move('don-vi', caseId, 'accepted', {
      changes: { body: 'Sở Y tế', deadline: '2027-01-01T00:00:00.000Z', level: 'thuong', answer: 'x', handling: 'x' },
    })
    expect(await rowNow()).toMatchObject({ body: ownBody, deadline: null, answer: null, handling: null })
  })
  it('wants an answer with a report and a finding with a conclusion, and keeps each in the history', async () => {
    await desk.put(caseId, 'verifying')
    expect(await outcome(desk.move('don-vi', caseId, 'reported'))).toBe('form-invalid answer')
    await desk.move('don-vi', caseId, 'reported', { changes: { answer: 'Đã đo lún 9 cm.' } })
    const conclude = (conclusion: string) =>
      outcome(desk.move('truong-phong', caseId, 'concluded', { note: 'Theo biên bản', changes: { conclusion } }))
    expect(await conclude('constructor')).toBe('form-invalid conclusion')
    expect(await conclude('dung')).toBe('concluded')
    await desk.move('chuyen-vien', caseId, 'answered', { changes: { answer: 'Đã gửi văn bản cho báo.' } })
    expect((await desk.eventsOf(caseId)).slice(1).map((e) => e.note)).toEqual([
      'Đã đo lún 9 cm.',
      'Báo nêu đúng.\nTheo biên bản',
      'Đã gửi văn bản cho báo.',
    ])
  })
  it('lets the office write down the steps of a body without an account, and of no other', async () => {
    const far = 'UBND xã Ngòi Lạt'
    await desk.put(caseId, 'dispatched', far)
    for (const role of ['quan-tri', 'lanh-dao'] as const)
      expect(await outcome(desk.move(role, caseId, 'accepted'))).toBe('case-move')
    expect(await outcome(desk.move('chuyen-vien', caseId, 'accepted', { note: 'Công văn 12' }))).toBe('accepted')
    expect(await outcome(desk.move('truong-phong', caseId, 'verifying'))).toBe('verifying')
    const answer = { answer: 'Xã đã kiểm tra.' }
    expect(await outcome(desk.move('chuyen-vien', caseId, 'reported', { changes: answer }))).toBe('reported')
    expect((await desk.eventsOf(caseId)).slice(1).map((e) => e.note)).toEqual([
      `Ghi thay ${far}.\nCông văn 12`,
      `Ghi thay ${far}.`,
      `Ghi thay ${far}.\nXã đã kiểm tra.`,
    ])
    await desk.put(caseId, 'dispatched', ownBody)
    expect(await outcome(desk.move('chuyen-vien', caseId, 'accepted'))).toBe('case-move')
    await desk.store.db
      .updateTable('account')
      .set({ disabledAt: '2026-11-23T00:00:00.000Z' })
      .where('role', '=', 'don-vi')
      .execute()
    expect(await outcome(desk.move('chuyen-vien', caseId, 'accepted'))).toBe('accepted')
  })
  it('tells the office what a body did, by a notice that leads to the case', async () => {
    await desk.put(caseId, 'dispatched')
    await desk.move('don-vi', caseId, 'accepted')
    expect(await desk.store.db.selectFrom('notice').select(['text', 'link', 'readAt']).execute()).toEqual([
      { text: 'PH-1: Sở Xây dựng chuyển sang “Đã tiếp nhận”', link: `/cases/${caseId}`, readAt: null },
    ])
  })
  it('moves once when two people press the button at the same time', async () => {
    const both = await Promise.all([
      outcome(desk.move('truong-phong', caseId, 'reviewed')),
      outcome(desk.move('truong-phong', caseId, 'dismissed', { note: 'Trùng' })),
    ])
    expect(both).toContain('case-move')
    expect((await desk.eventsOf(caseId)).length).toBe(2)
  })
  it('leaves alone what somebody else changed meanwhile, and says what the case is like now', async () => {
    await desk.put(caseId, 'accepted')
    const deadline = '2026-12-05T10:00:00.000Z'
    const store = meanwhile(desk.store, { kind: 'SelectQueryNode', table: 'responseCase' }, async (tx) => {
      await tx.updateTable('responseCase').set({ deadline }).where('id', '=', caseId).execute()
    })
    const moved = await moveCase(store, desk.clock, { ...desk.as('don-vi'), caseId, to: 'verifying' })
    expect(moved).toMatchObject({ state: 'verifying', deadline })
    expect(await rowNow()).toEqual(moved)
  })
})
