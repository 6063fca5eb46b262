import { PressError, type Clock } from '#foundation'
import type { AccountTable, RecordStore } from '#record'
import { audit } from './audit.js'
import { findCode, forgetCodes, makeCode } from './one-time-codes.js'
import { burnTime, isPassword, noPassword } from './passwords.js'
import { hasSecondFactor, useSecondFactor } from './second-factor.js'
import { openSession, type SignedIn, type Whence } from './sessions.js'
import { addressKey, type Throttle } from './throttle.js'

/** Between the password and the second step. Milliseconds. */
export const secondStepMs = 5 * 60_000

/** In, or one step before: then `code` stands for the password until the second step. */
export type SignInAnswer =
  | { readonly kind: 'in'; readonly token: string; readonly signedIn: SignedIn }
  | { readonly kind: 'second-step'; readonly code: string }

/** Checks name and password; opens a session, or asks for the second factor where the account has one. */
export async function signIn(
  store: RecordStore,
  clock: Clock,
  throttle: Throttle,
  given: { username: string; password: string; address: string; device?: string | null },
): Promise<SignInAnswer> {
  const username = given.username.trim().toLowerCase()
  const keys = [`name:${username}`, addressKey(given.address)] as const
  throttle.begin(keys)
  const account = await store.db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()
  const isRight =
    account && account.passwordHash !== noPassword
      ? await isPassword(account.passwordHash, given.password)
      : (await burnTime(given.password), false)
  if (!account || !isRight || account.disabledAt) {
    if (account) await writeDown(store, clock, account, 'sign-in.refused', given.address)
    throw new PressError('sign-in-wrong', { userMessage: 'Tên đăng nhập hoặc mật khẩu chưa đúng.' })
  }
  throttle.succeeded(keys)
  if (await hasSecondFactor(store.reader, account.id)) {
    const asked = { accountId: account.id, kind: 'second-step', lifeMs: secondStepMs, by: account.id } as const
    const { code } = await store.transaction((tx) => makeCode(tx, clock, asked))
    return { kind: 'second-step', code }
  }
  return letIn(store, clock, account, given)
}

/** Who has shown the right password and is asked for the second factor; null when that is too long ago. */
export async function awaitsSecondStep(store: RecordStore, clock: Clock, code: string): Promise<AccountTable | null> {
  const found = await findCode(store.reader, clock, 'second-step', code)
  if (!found) return null
  const account = await store.reader
    .selectFrom('account')
    .selectAll()
    .where('id', '=', found.accountId)
    .executeTakeFirst()
  return account && !account.disabledAt ? account : null
}

/** The second step: the code of the device, or a recovery code. Guesses are counted apart from those of passwords. */
export async function finishSignIn(
  store: RecordStore,
  clock: Clock,
  throttle: Throttle,
  given: { code: string; typed: string; address: string; device?: string | null },
): Promise<{ token: string; signedIn: SignedIn; used: 'device' | 'recovery' }> {
  const account = await awaitsSecondStep(store, clock, given.code)
  if (!account)
    throw new PressError('second-step-over', { userMessage: 'Đã quá năm phút. Hãy nhập lại tên và mật khẩu.' })
  const keys = [`name:second-step ${account.id}`, addressKey(given.address)] as const
  throttle.begin(keys)
  const used = await store.transaction(async (tx) => {
    if (!(await findCode(tx, clock, 'second-step', given.code))) return null
    const fits = await useSecondFactor(tx, clock, account.id, given.typed)
    if (fits) await forgetCodes(tx, account.id, 'second-step')
    return fits
  })
  if (!used) {
    await writeDown(store, clock, account, 'sign-in.refused', given.address, { step: 2 })
    throw new PressError('sign-in-wrong', { userMessage: 'Mã chưa đúng hoặc đã dùng. Hãy đợi mã mới rồi nhập lại.' })
  }
  throttle.succeeded(keys)
  const { token, signedIn } = await letIn(store, clock, account, given, { step: 2, used })
  return { token, signedIn, used }
}

async function letIn(
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
  from: Whence & { readonly address: string },
  details: Record<string, unknown> = {},
) {
  const { token, session } = await openSession(store, clock, account, from)
  await writeDown(store, clock, account, 'sign-in', from.address, details)
  return { kind: 'in' as const, token, signedIn: { account: account as SignedIn['account'], session } }
}

const writeDown = (
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> => audit(store, clock, { officeId: account.officeId, accountId: account.id, action, subject, details })
