import { createHash, randomBytes } from 'node:crypto'
import { PressError, type Clock } from '#foundation'
import type { Role } from '#press'
import { unlessFull, type AccountTable, type RecordStore, type SessionTable } from '#record'
import { audit } from './audit.js'
import { burnTime, isPassword } from './passwords.js'
import { addressKey, type Throttle } from './throttle.js'

/** A session ends after 12 hours without use and after 7 days in any case. Milliseconds. */
const idleMs = 12 * 3_600_000
const lifeMs = 7 * 86_400_000
/** The last use is written at most this often. */
const touchMs = 60_000

export interface SignedIn {
  readonly account: AccountTable & { role: Role }
  readonly session: SessionTable
}

/** Checks name and password and opens a session; the token goes into the cookie and is never stored. */
export async function signIn(
  store: RecordStore,
  clock: Clock,
  throttle: Throttle,
  given: { username: string; password: string; address: string },
): Promise<{ token: string; signedIn: SignedIn }> {
  const username = given.username.trim().toLowerCase()
  const keys = [`name:${username}`, addressKey(given.address)] as const
  throttle.begin(keys)
  const account = await store.db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst()
  const isRight = account
    ? await isPassword(account.passwordHash, given.password)
    : (await burnTime(given.password), false)
  if (!account || !isRight || account.disabledAt) {
    if (account)
      await audit(store.db, clock, {
        officeId: account.officeId,
        accountId: account.id,
        action: 'sign-in.refused',
        subject: given.address,
      })
    throw new PressError('sign-in-wrong', { userMessage: 'Tên đăng nhập hoặc mật khẩu chưa đúng.' })
  }
  throttle.succeeded(keys)
  const { token, session } = await openSession(store, clock, account)
  await audit(store.db, clock, {
    officeId: account.officeId,
    accountId: account.id,
    action: 'sign-in',
    subject: given.address,
  })
  return { token, signedIn: { account: account as SignedIn['account'], session } }
}

/** Opens a session for an account whose owner was checked by other means (the first-run code). */
export async function openSession(
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
): Promise<{ token: string; session: SessionTable }> {
  const token = randomBytes(32).toString('base64url')
  const session: SessionTable = {
    id: sessionId(token),
    accountId: account.id,
    csrf: randomBytes(24).toString('base64url'),
    createdAt: clock.now(),
    expiresAt: new Date(clock.nowMs() + lifeMs).toISOString(),
    lastSeenAt: clock.now(),
  }
  await store.db.deleteFrom('session').where('expiresAt', '<=', clock.now()).execute()
  await store.db.insertInto('session').values(session).execute()
  return { token, session }
}

/** The account behind a token, or null; disabled accounts and old sessions have none. */
export async function findSession(store: RecordStore, clock: Clock, token: string): Promise<SignedIn | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const session = await store.reader
    .selectFrom('session')
    .selectAll()
    .where('id', '=', sessionId(token))
    .executeTakeFirst()
  if (!session) return null
  const idleSince = clock.nowMs() - Date.parse(session.lastSeenAt)
  if (session.expiresAt <= clock.now() || idleSince > idleMs) {
    await unlessFull(store.db.deleteFrom('session').where('id', '=', session.id))
    return null
  }
  const account = await store.reader
    .selectFrom('account')
    .selectAll()
    .where('id', '=', session.accountId)
    .executeTakeFirst()
  if (!account || account.disabledAt) return null
  if (idleSince > touchMs)
    await unlessFull(store.db.updateTable('session').set({ lastSeenAt: clock.now() }).where('id', '=', session.id))
  return { account: account as SignedIn['account'], session }
}

export async function endSession(store: RecordStore, id: string): Promise<void> {
  await store.db.deleteFrom('session').where('id', '=', id).execute()
}

/** Ends every session of an account, on every machine. */
export async function endAllSessions(store: RecordStore, accountId: string): Promise<void> {
  await store.db.deleteFrom('session').where('accountId', '=', accountId).execute()
}

const sessionId = (token: string): string => createHash('sha256').update(token).digest('hex')
