import { ManualClock } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import {
  addressKey,
  createAccount,
  disableAccount,
  endAllSessions,
  findSession,
  setPassword,
  signIn,
  Throttle,
} from '#accounts'

const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
const password = 'cây cầu sông Vằng'
let store: RecordStore
let throttle: Throttle
async function enter(given = password, username = 'lan', address = '127.0.0.1') {
  const answer = await signIn(store, clock, throttle, { username, password: given, address })
  if (answer.kind !== 'in') throw new Error(answer.kind)
  return answer
}

beforeEach(async () => {
  store = await memoryRecordStore()
  throttle = new Throttle(clock)
  await createAccount(store, clock, {
    officeId: 'o1',
    username: 'Lan',
    displayName: 'Đỗ Thị Lan',
    role: 'chuyen-vien',
    password,
  })
})
afterEach(() => store.close())

describe('accounts', () => {
  it('lets the right password in, typed in any Unicode form, and keeps neither password nor token', async () => {
    const { token, signedIn } = await enter(password.normalize('NFD'), ' LAN ')
    expect(signedIn.account.displayName).toBe('Đỗ Thị Lan')
    expect((await findSession(store, clock, token))?.account.username).toBe('lan')
    const kept = JSON.stringify([
      await store.db.selectFrom('session').selectAll().execute(),
      await store.db.selectFrom('account').selectAll().execute(),
    ])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(password)
  })
  it('says the same for a wrong password and an unknown name', async () => {
    await expect(enter('sai mật khẩu rồi')).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await expect(enter(password, 'nobody')).rejects.toMatchObject({ code: 'sign-in-wrong' })
  })
  it('makes guessing wait after the fourth failure, and lets the owner in when the wait is over', async () => {
    for (let i = 0; i < 4; i++) await expect(enter('sai mật khẩu rồi')).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await expect(enter()).rejects.toMatchObject({ code: 'sign-in-throttled' })
    clock.advance(6_000)
    await expect(enter()).resolves.toBeDefined()
  })
  it('counts guesses that are sent at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => enter('sai mật khẩu rồi')))
    const codes = answers.map((a) => (a.status === 'rejected' ? (a.reason as { code: string }).code : 'in'))
    expect(codes.filter((c) => c === 'sign-in-wrong')).toHaveLength(4)
    expect(codes.filter((c) => c === 'sign-in-throttled')).toHaveLength(8)
  })
  it('makes an address that tries many names wait, also when one of them was right', async () => {
    await createAccount(store, clock, {
      officeId: 'o1',
      username: 'ke-gian',
      displayName: 'Kẻ Gian',
      role: 'chuyen-vien',
      password,
    })
    for (let i = 0; i < 10; i++) {
      await expect(enter('sai mật khẩu rồi', `ten-${i}`)).rejects.toMatchObject({ code: 'sign-in-wrong' })
      await expect(enter('sai mật khẩu rồi', `ten-${i + 10}`)).rejects.toMatchObject({ code: 'sign-in-wrong' })
      if (i < 9) await enter(password, 'ke-gian')
    }
    await expect(enter('sai mật khẩu rồi', 'ten-moi')).rejects.toMatchObject({ code: 'sign-in-throttled' })
    await expect(enter(password, 'lan', '127.0.0.2')).resolves.toBeDefined()
  })
  it('takes an IPv6 network for one address', () => {
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::9'))
    expect(addressKey('2001:db8::1')).toBe(addressKey('2001:db8:0:0:1::2'))
    expect(addressKey('2001:db8:1:3::9')).not.toBe(addressKey('2001:db8:1:2::9'))
    expect(addressKey('::ffff:10.0.0.7')).toBe('address:10.0.0.7')
  })
  it('gives every sign-in a token of its own and forgets sessions that are over', async () => {
    const first = await enter()
    const second = await enter()
    expect(second.token).not.toBe(first.token)
    clock.advance(8 * 86_400_000)
    await enter()
    expect(await store.db.selectFrom('session').selectAll().execute()).toHaveLength(1)
  })
  it('writes down who came in and who was refused, and has no way to change it', async () => {
    await enter()
    await expect(enter('sai mật khẩu rồi')).rejects.toBeDefined()
    const entries = await store.db.selectFrom('audit').select(['action', 'subject']).orderBy('id').execute()
    expect(entries.map((e) => e.action)).toEqual(['account.create', 'sign-in', 'sign-in.refused'])
    await expect(store.db.updateTable('audit').set({ action: 'x' }).execute()).rejects.toThrow('audit only grows')
    await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow('audit only grows')
  })
  it('ends sessions when they are old, unused, closed everywhere, or when the account is disabled or gets a new password', async () => {
    const alive = async (token: string): Promise<boolean> => (await findSession(store, clock, token)) !== null
    const unused = (await enter()).token
    clock.advance(13 * 3_600_000)
    expect(await alive(unused)).toBe(false)
    const everywhere = await enter()
    await endAllSessions(store, everywhere.signedIn.account.id)
    expect(await alive(everywhere.token)).toBe(false)
    const changed = (await enter()).token
    await setPassword(store, clock, { username: 'lan', password: 'mật khẩu mới 2026', mustChange: true, by: null })
    expect(await alive(changed)).toBe(false)
    const last = (await enter('mật khẩu mới 2026')).token
    await disableAccount(store, clock, 'lan', null)
    expect(await alive(last)).toBe(false)
    await expect(enter('mật khẩu mới 2026')).rejects.toMatchObject({ code: 'sign-in-wrong' })
  })
  it('refuses weak passwords, doubled names and a clerk without a body', async () => {
    const make = (over: object) =>
      createAccount(store, clock, {
        officeId: 'o1',
        username: 'minh',
        displayName: 'Minh',
        role: 'chuyen-vien',
        password,
        ...over,
      })
    await expect(make({ password: 'ngắn' })).rejects.toMatchObject({ code: 'password-weak' })
    await expect(make({ password: 'x1y2z'.repeat(60) })).rejects.toMatchObject({ code: 'password-weak' })
    await expect(make({ password: 'minh-minh-minh' })).rejects.toMatchObject({ code: 'password-weak' })
    await expect(make({ username: 'lan' })).rejects.toMatchObject({ details: { field: 'username' } })
    await expect(make({ role: 'don-vi' })).rejects.toMatchObject({ details: { field: 'body' } })
  })
})
