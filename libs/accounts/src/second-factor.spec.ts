import { Secret, TOTP } from 'otpauth'
import { ManualClock } from '#foundation'
import { type AccountTable, memoryRecordStore, type RecordStore } from '#record'
import {
  beginSecondFactor,
  confirmSecondFactor,
  createAccount,
  endSecondFactor,
  findSession,
  finishSignIn,
  renewRecoveryCodes,
  secondFactorOf,
  signIn,
  Throttle,
} from '#accounts'

const password = 'cây cầu sông Vằng'
let clock: ManualClock
let store: RecordStore
let throttle: Throttle
let lan: AccountTable
beforeEach(async () => {
  clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  store = await memoryRecordStore()
  throttle = new Throttle(clock)
  lan = await createAccount(store, clock, {
    officeId: 'o1',
    username: 'lan',
    displayName: 'Đỗ Thị Lan',
    role: 'chuyen-vien',
    password,
  })
})
afterEach(() => store.close())

/** What the person's phone shows now, or so many milliseconds from now. */
async function phone(offMs = 0): Promise<string> {
  const { secret = '' } = (await secondFactorOf(store.reader, lan.id)) ?? {}
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.nowMs() + offMs })
}
async function setUp(): Promise<string[]> {
  await beginSecondFactor(store, clock, lan)
  const codes = await confirmSecondFactor(store, clock, lan, await phone())
  clock.advance(30_000)
  return codes
}
async function firstStep(): Promise<string> {
  const answer = await signIn(store, clock, throttle, { username: 'lan', password, address: '::1' })
  if (answer.kind !== 'second-step') throw new Error(answer.kind)
  return answer.code
}
const secondStep = (code: string, typed: string) =>
  finishSignIn(store, clock, throttle, { code, typed, address: '::1', device: 'Firefox' })

describe('a second factor', () => {
  it('is asked for after the password; neither opens a session alone', async () => {
    await setUp()
    const code = await firstStep()
    expect(await store.db.selectFrom('session').selectAll().execute()).toEqual([])
    const { token } = await secondStep(code, await phone())
    expect((await findSession(store, clock, token))?.session.device).toBe('Firefox')
    await expect(secondStep('x'.repeat(32), await phone())).rejects.toMatchObject({ code: 'second-step-over' })
  })
  it('begins with the first right code only, and then keeps its secret', async () => {
    await beginSecondFactor(store, clock, lan)
    await expect(confirmSecondFactor(store, clock, lan, '000000')).rejects.toMatchObject({ details: { field: 'code' } })
    expect(await signIn(store, clock, throttle, { username: 'lan', password, address: '::1' })).toMatchObject({
      kind: 'in',
    })
    const codes = await confirmSecondFactor(store, clock, lan, await phone())
    expect(new Set(codes).size).toBe(10)
    const before = await secondFactorOf(store.reader, lan.id)
    await beginSecondFactor(store, clock, lan)
    expect(await secondFactorOf(store.reader, lan.id)).toEqual(before)
  })
  it('takes no code twice, none that is a minute old, and forgives a clock that is off by half a minute', async () => {
    await setUp()
    const used = await phone()
    await secondStep(await firstStep(), used)
    await expect(secondStep(await firstStep(), used)).rejects.toMatchObject({ code: 'sign-in-wrong' })
    clock.advance(120_000)
    await expect(secondStep(await firstStep(), await phone(-60_000))).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await secondStep(await firstStep(), await phone(-30_000))
  })
  it('takes a recovery code once, however it is typed, and keeps only hashes', async () => {
    const [first = '', second = ''] = await setUp()
    expect(JSON.stringify(await store.db.selectFrom('secondFactor').selectAll().execute())).not.toContain(first)
    const { used } = await secondStep(await firstStep(), ` ${first.toUpperCase().replace('-', ' ')} `)
    expect([used, (await secondFactorOf(store.reader, lan.id))?.recoveryLeft]).toEqual(['recovery', 9])
    await expect(secondStep(await firstStep(), first)).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await renewRecoveryCodes(store, clock, lan)
    await expect(secondStep(await firstStep(), second)).rejects.toMatchObject({ code: 'sign-in-wrong' })
  })
  it('makes guessing wait, however often the right password is given in between', async () => {
    await setUp()
    for (let i = 0; i < 4; i++)
      await expect(secondStep(await firstStep(), '000000')).rejects.toMatchObject({ code: 'sign-in-wrong' })
    await expect(secondStep(await firstStep(), await phone())).rejects.toMatchObject({ code: 'sign-in-throttled' })
  })
  it('waits five minutes after the password, and not for a code that was used', async () => {
    await setUp()
    const code = await firstStep()
    await secondStep(code, await phone())
    clock.advance(60_000)
    await expect(secondStep(code, await phone())).rejects.toMatchObject({ code: 'second-step-over' })
    const late = await firstStep()
    clock.advance(300_000)
    await expect(secondStep(late, await phone())).rejects.toMatchObject({ code: 'second-step-over' })
  })
  it('is taken away by somebody else with every session, and is written down', async () => {
    await setUp()
    const { token } = await secondStep(await firstStep(), await phone())
    await endSecondFactor(store, clock, lan, null)
    expect(await findSession(store, clock, token)).toBeNull()
    expect(await signIn(store, clock, throttle, { username: 'lan', password, address: '::1' })).toMatchObject({
      kind: 'in',
    })
    const log = await store.db.selectFrom('audit').select('action').orderBy('seq').execute()
    expect(log.map((e) => e.action)).toEqual([
      'account.create',
      'second-factor.on',
      'sign-in',
      'second-factor.off',
      'sign-in',
    ])
  })
})
