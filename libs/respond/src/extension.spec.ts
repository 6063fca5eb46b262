import { PressError } from '#foundation'
import { caseStates, roles, type Role } from '#press'
import { answerExtension, askExtension, caseDetails, changeDeadline, extensionStates } from '#respond'
import { openCaseDesk, ownBody, type CaseDesk } from '../contract/case-desk.js'

const deadline = '2026-11-25T10:00:00.000Z'
const later = '2026-11-28T10:00:00.000Z'

let desk: CaseDesk
let caseId: string
beforeEach(async () => {
  desk = await openCaseDesk()
  caseId = (await desk.flag('a1', { deadline })).id
  await desk.put(caseId, 'verifying')
})
afterEach(() => desk.store.close())

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof PressError ? `${error.code} ${String(error.details['field'] ?? '')}`.trim() : String(error),
  )
const ask = (role: Role, until: string | null = later, note: string | null = 'Chờ kết quả đo') =>
  outcome(askExtension(desk.store, desk.clock, { ...desk.as(role), caseId, deadline: until, note }))
const answer = (role: Role, isGranted: boolean, note: string | null = null, until: string | null = null) =>
  outcome(answerExtension(desk.store, desk.clock, { ...desk.as(role), caseId, isGranted, note, deadline: until }))
const rowNow = () =>
  desk.store.db.selectFrom('responseCase').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()

describe('asking for more time', () => {
  it('is for the body that works on its answer, with a later day and a reason', async () => {
    expect(await ask('don-vi', null)).toBe('form-invalid deadline')
    expect(await ask('don-vi', deadline)).toBe('form-invalid deadline')
    expect(await ask('don-vi', '2026-11-22T10:00:00.000Z')).toBe('form-invalid deadline')
    expect(await ask('don-vi', later, ' ')).toBe('form-invalid note')
    for (const role of roles.filter((r) => r !== 'don-vi')) expect(await ask(role)).toBe('case-move')
    expect(await ask('don-vi')).toBe('taken')
    expect(await rowNow()).toMatchObject({ deadline, extensionAsked: later, state: 'verifying' })
    expect((await desk.eventsOf(caseId)).at(-1)).toMatchObject({
      action: 'extension-asked',
      note: 'Đề nghị gia hạn đến 28/11/2026, 17:00.\nChờ kết quả đo',
    })
    expect((await desk.store.db.selectFrom('notice').select('text').execute()).map((n) => n.text)).toEqual([
      'PH-1: Sở Xây dựng đề nghị gia hạn đến 28/11/2026, 17:00',
    ])
  })
  it('is refused in every state where the body does not work on it', async () => {
    for (const state of caseStates.filter((s) => !extensionStates.includes(s))) {
      await desk.put(caseId, state)
      expect([state, await ask('don-vi')]).toEqual([state, expect.stringMatching(/^case-(?:move|unknown)$/)])
    }
  })
  it('is written down by the office for a body without an account, and by nobody else for another', async () => {
    await desk.put(caseId, 'verifying', 'UBND xã Ngòi Lạt')
    expect(await ask('lanh-dao')).toBe('case-move')
    expect(await ask('chuyen-vien')).toBe('taken')
    expect((await desk.eventsOf(caseId)).at(-1)?.note).toMatch(/^Ghi thay UBND xã Ngòi Lạt\./)
  })
  it('makes it the turn of the head of desk, while the body goes on', async () => {
    await ask('don-vi')
    const details = await caseDetails(desk.store.reader, desk.as('truong-phong'), caseId)
    expect(details.turns.map((t) => [t.role, t.step])).toEqual([
      ['don-vi', 'verifying'],
      ['truong-phong', 'extension'],
    ])
    expect([details.mayAnswerExtension, details.mayAskExtension]).toEqual([true, false])
  })
})

describe('answering a request for more time', () => {
  beforeEach(() => ask('don-vi'))

  it('sets the day that was asked, or another one, and keeps the old one in the history', async () => {
    for (const role of ['quan-tri', 'chuyen-vien', 'don-vi'] as const)
      expect(await answer(role, true)).toBe('case-move')
    expect(await answer('truong-phong', true, 'Đồng ý')).toBe('taken')
    expect(await rowNow()).toMatchObject({ deadline: later, extensionAsked: null })
    expect((await desk.eventsOf(caseId)).at(-1)).toMatchObject({
      action: 'extension-granted',
      note: 'Hạn: 28/11/2026, 17:00.\nTrước đó là 25/11/2026, 17:00.\nĐồng ý',
    })
    expect(await answer('truong-phong', true)).toBe('case-move')
    await ask('don-vi', '2026-12-05T10:00:00.000Z')
    expect(await answer('lanh-dao', true, null, '2026-12-01T10:00:00.000Z')).toBe('taken')
    expect((await rowNow()).deadline).toBe('2026-12-01T10:00:00.000Z')
  })
  it('refuses with a reason and leaves the deadline', async () => {
    expect(await answer('truong-phong', false)).toBe('form-invalid note')
    expect(await answer('truong-phong', false, 'Việc khẩn')).toBe('taken')
    expect(await rowNow()).toMatchObject({ deadline, extensionAsked: null })
  })
  it('is not needed any more once another deadline is set or the body has reported', async () => {
    await changeDeadline(desk.store, desk.clock, { ...desk.as('truong-phong'), caseId, deadline: later, note: null })
    expect((await rowNow()).extensionAsked).toBeNull()
    await ask('don-vi', '2026-12-05T10:00:00.000Z')
    await desk.move('don-vi', caseId, 'reported', { changes: { answer: 'Đã đo xong.' } })
    expect((await rowNow()).extensionAsked).toBeNull()
  })
  it('counts once when two answer at the same time', async () => {
    const both = await Promise.all([answer('truong-phong', true), answer('lanh-dao', false, 'Không')])
    expect(both.sort()).toEqual(['case-move', 'taken'])
  })
  it('keeps a request through the next step of the body', async () => {
    await desk.put(caseId, 'accepted', ownBody)
    await desk.move('don-vi', caseId, 'verifying')
    expect((await rowNow()).extensionAsked).toBe(later)
  })
})
