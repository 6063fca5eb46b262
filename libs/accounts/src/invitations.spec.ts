import { ManualClock } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import {
  acceptInvitation,
  disableAccount,
  findInvitation,
  findSession,
  inviteAccount,
  inviteAgain,
  openSession,
  signIn,
  Throttle,
} from '#accounts'

const password = 'cây cầu sông Vằng'
const lan = { officeId: 'o1', username: 'Lan', displayName: 'Đỗ Thị Lan', role: 'chuyen-vien' as const }
let clock: ManualClock
let store: RecordStore
beforeEach(async () => {
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  store = await memoryRecordStore()
})
afterEach(() => store.close())

const enter = (given: string) =>
  signIn(store, clock, new Throttle(clock), { username: 'lan', password: given, address: '::1' })
const over = { code: 'invitation-over' }

describe('an invitation', () => {
  it('lets its person set the own password, once', async () => {
    const { code } = await inviteAccount(store, clock, lan)
    expect(await findInvitation(store.reader, clock, code)).toMatchObject({ username: 'lan' })
    await acceptInvitation(store, clock, { code, password })
    expect(await enter(password)).toMatchObject({ kind: 'in', signedIn: { account: { mustChangePassword: 0 } } })
    await expect(acceptInvitation(store, clock, { code, password: 'mật khẩu khác 1' })).rejects.toMatchObject(over)
  })
  it('is kept as a hash, and the account has no password until then', async () => {
    const { code } = await inviteAccount(store, clock, lan)
    expect(JSON.stringify(await store.db.selectFrom('oneTimeCode').selectAll().execute())).not.toContain(code)
    for (const guess of ['', ' ', 'mật khẩu nào đó'])
      await expect(enter(guess)).rejects.toMatchObject({ code: 'sign-in-wrong' })
  })
  it('wants a good password and stays valid until there is one', async () => {
    const { code } = await inviteAccount(store, clock, lan)
    await expect(acceptInvitation(store, clock, { code, password: 'ngắn' })).rejects.toMatchObject({
      code: 'password-weak',
    })
    await acceptInvitation(store, clock, { code, password })
  })
  it('is over after seven days, after a newer one, and when the account is disabled', async () => {
    const { code } = await inviteAccount(store, clock, lan)
    clock.advance(7 * 86_400_000)
    await expect(findInvitation(store.reader, clock, code)).rejects.toMatchObject(over)
    const second = await inviteAgain(store, clock, 'lan', null)
    const third = await inviteAgain(store, clock, 'lan', null)
    await expect(findInvitation(store.reader, clock, second.code)).rejects.toMatchObject(over)
    await disableAccount(store, clock, 'lan', null)
    await expect(findInvitation(store.reader, clock, third.code)).rejects.toMatchObject(over)
    await expect(findInvitation(store.reader, clock, 'x')).rejects.toMatchObject(over)
  })
  it('for a known account takes password and sessions away, and opens a disabled one', async () => {
    await acceptInvitation(store, clock, { code: (await inviteAccount(store, clock, lan)).code, password })
    const account = await store.db.selectFrom('account').selectAll().executeTakeFirstOrThrow()
    const { token } = await openSession(store, clock, account)
    await disableAccount(store, clock, 'lan', null)
    const { code } = await inviteAgain(store, clock, 'lan', null)
    expect(await findSession(store, clock, token)).toBeNull()
    await expect(enter(password)).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await acceptInvitation(store, clock, { code, password: 'con đò bến Vạn' })
    expect(await enter('con đò bến Vạn')).toMatchObject({ kind: 'in' })
  })
  it('cannot be made twice for one name', async () => {
    await inviteAccount(store, clock, lan)
    await expect(inviteAccount(store, clock, lan)).rejects.toMatchObject({ details: { field: 'username' } })
  })
})
