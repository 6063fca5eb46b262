import { ManualClock } from '#foundation'
import { roles } from '#press'
import { memoryRecordStore, type AccountTable, type RecordStore } from '#record'
import {
  createAccount,
  createToken,
  disableAccount,
  findToken,
  revokeToken,
  scopesOf,
  setPassword,
  tokensMax,
  tokensOf,
} from '#accounts'

const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
let store: RecordStore
let lan: AccountTable
beforeEach(async () => {
  store = await memoryRecordStore()
  lan = await createAccount(store, clock, {
    officeId: 'o1',
    username: 'lan',
    displayName: 'Lan',
    role: 'chuyen-vien',
    password: 'cây cầu sông Vằng',
  })
})
afterEach(() => store.close())
const make = (over: Partial<Parameters<typeof createToken>[2]> = {}) =>
  createToken(store, clock, { account: lan, name: 'Cổng tin', scopes: ['read', 'flag'], days: 30, ...over })

describe('access tokens', () => {
  it('are kept as a hash alone and lead to their owner', async () => {
    const { token, row } = await make()
    const kept = JSON.stringify(await store.db.selectFrom('accessToken').selectAll().execute())
    expect(kept).not.toContain(token)
    const audited = JSON.stringify(await store.db.selectFrom('audit').selectAll().execute())
    expect(audited).not.toContain(token)
    expect(audited).toContain('token.create')
    expect(row.hint).toBe(token.slice(-4))
    const holder = await findToken(store, clock, token)
    expect(holder?.account.id).toBe(lan.id)
    expect(holder?.scopes).toEqual(['read', 'flag'])
    for (const other of ['', 'diembao_', `${token}x`, token.slice(0, -1), token.replace('diembao', 'khac')])
      expect(await findToken(store, clock, other)).toBeNull()
  })
  it('end when they are revoked, when their day has come, and when the account is disabled or gets a password from others', async () => {
    const alive = async (token: string): Promise<boolean> => (await findToken(store, clock, token)) !== null
    const revoked = await make()
    await revokeToken(store, clock, { accountId: lan.id, id: revoked.row.id })
    expect(await alive(revoked.token)).toBe(false)
    const own = await make()
    await setPassword(store, clock, { username: 'lan', password: 'mật khẩu mới 2026', mustChange: false, by: lan.id })
    expect(await alive(own.token)).toBe(true)
    await setPassword(store, clock, { username: 'lan', password: 'mật khẩu khác 2026', mustChange: true, by: null })
    expect(await alive(own.token)).toBe(false)
    const old = await make({ days: 7 })
    clock.advance(7 * 86_400_000 - 1)
    expect(await alive(old.token)).toBe(true)
    clock.advance(1)
    expect(await alive(old.token)).toBe(false)
    const last = await make()
    await disableAccount(store, clock, 'lan', null)
    await store.db.updateTable('account').set({ disabledAt: null }).execute()
    expect(await alive(last.token)).toBe(false)
  })
  it('never may more than the role, also when the role changes later', async () => {
    const { token } = await make({ scopes: ['read', 'flag', 'manage-accounts'] })
    expect((await findToken(store, clock, token))?.scopes).toEqual(['read', 'flag'])
    await store.db.updateTable('account').set({ role: 'lanh-dao' }).execute()
    expect((await findToken(store, clock, token))?.scopes).toEqual(['read'])
    for (const role of roles) expect([role, scopesOf(role).includes('correct')]).toEqual([role, ['chuyen-vien', 'truong-phong'].includes(role)])
  })
  it('say when they were used last, and are nobody else’s to revoke', async () => {
    const { token, row } = await make()
    clock.advance(5_000)
    await findToken(store, clock, token)
    expect((await tokensOf(store.db, lan.id))[0]?.lastUsedAt).toBe(clock.now())
    await expect(revokeToken(store, clock, { accountId: 'x', id: row.id })).rejects.toMatchObject({ code: 'token-unknown' })
    expect(await findToken(store, clock, token)).not.toBeNull()
  })
  it('need a name, something to do, and an end; a person has at most so many', async () => {
    await expect(make({ name: ' ' })).rejects.toMatchObject({ details: { field: 'name' } })
    await expect(make({ scopes: ['manage-accounts'] })).rejects.toMatchObject({ details: { field: 'scopes' } })
    await expect(make({ days: 100_000 })).rejects.toMatchObject({ details: { field: 'days' } })
    for (let i = 0; i < tokensMax; i++) await make()
    await expect(make()).rejects.toMatchObject({ details: { field: 'name' } })
  })
}) // prettier-ignore
