import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#foundation'
import type { Role } from '#press'
import { unlessFull, type AccountTable, type Database, type RecordStore, type SessionTable } from '#record'
import { defaultSignInRules, idleMsOf, lifeMsOf, readSignInRules } from './sign-in-rules.js'

/** The last use is written at most this often. */
const touchMs = 60_000
/** Longest name of a browser that is kept. Characters. */
const deviceMax = 300

export interface SignedIn {
  readonly account: AccountTable & { role: Role }
  readonly session: SessionTable
}

/** From where somebody asks: what the browser calls itself, and the network address. */
export interface Whence {
  readonly device?: string | null
  readonly address?: string | null
}

/** Opens a session for an account whose owner was checked; the token goes into the cookie and is never stored. */
export async function openSession(
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
  { device, address }: Whence = {},
): Promise<{ token: string; session: SessionTable }> {
  const rules = await readSignInRules(store.reader, account.officeId)
  const token = randomBytes(32).toString('base64url')
  const session: SessionTable = {
    id: sessionId(token),
    accountId: account.id,
    csrf: randomBytes(24).toString('base64url'),
    createdAt: clock.now(),
    expiresAt: new Date(clock.nowMs() + lifeMsOf(rules)).toISOString(),
    lastSeenAt: clock.now(),
    device: device?.slice(0, deviceMax) || null,
    address: address || null,
    idleMs: idleMsOf(rules),
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
  if (isOver(session, clock)) {
    await unlessFull(store.db.deleteFrom('session').where('id', '=', session.id))
    return null
  }
  const account = await store.reader
    .selectFrom('account')
    .selectAll()
    .where('id', '=', session.accountId)
    .executeTakeFirst()
  if (!account || account.disabledAt) return null
  if (idleSince(session, clock) > touchMs)
    await unlessFull(store.db.updateTable('session').set({ lastSeenAt: clock.now() }).where('id', '=', session.id))
  return { account: account as SignedIn['account'], session }
}

/** The open sessions of an account, the last used first. */
export async function openSessions(db: Database, clock: Clock, accountId: string): Promise<SessionTable[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('lastSeenAt', 'desc')
    .execute()
  return rows.filter((s) => !isOver(s, clock))
}

/** Ends one session; of this account, where one is named. True when there was one. */
export async function endSession(store: RecordStore, id: string, accountId?: string): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('session')
    .where('id', '=', id)
    .$if(accountId !== undefined, (q) => q.where('accountId', '=', accountId as string))
    .executeTakeFirst()
  return Number(numDeletedRows) > 0
}

/** Ends every session of an account, on every machine. */
export async function endAllSessions(store: RecordStore, accountId: string): Promise<void> {
  await store.db.deleteFrom('session').where('accountId', '=', accountId).execute()
}

const idleSince = (session: SessionTable, clock: Clock): number => clock.nowMs() - Date.parse(session.lastSeenAt)
const isOver = (session: SessionTable, clock: Clock): boolean =>
  session.expiresAt <= clock.now() || idleSince(session, clock) > (session.idleMs ?? idleMsOf(defaultSignInRules))

const sessionId = (token: string): string => createHash('sha256').update(token).digest('hex')
