import { createHash, randomBytes } from 'node:crypto'
import { PressError, timeOrderedId, type Clock } from '#foundation'
import { may, type Permission, type Role } from '#press'
import {
  type AccessTokenTable,
  type AccountTable,
  type Database,
  type RecordStore,
  type RecordTx,
  unlessFull,
} from '#record'
import { audit } from './audit.js'

/** What a token may be allowed, and the permissions that each needs one of: a token never may more than its owner. */
export const tokenScopes = {
  read: ['read-press', 'read-cases', 'read-reports', 'read-sources', 'see-health'],
  export: ['read-press', 'read-reports'],
  correct: ['correct'],
  flag: ['flag'],
  note: ['move-case'],
  link: ['collect-link'],
} as const satisfies Record<string, readonly Permission[]>
export type TokenScope = keyof typeof tokenScopes
export const tokenScopeNames = Object.keys(tokenScopes) as TokenScope[]

/** Scopes that somebody of a role may give. */
export const scopesOf = (role: Role): TokenScope[] =>
  tokenScopeNames.filter((s) => tokenScopes[s].some((p) => may(role, p)))

/** A token that lives for good is one that somebody forgets. Days. */
export const tokenDays = [7, 30, 90, 365] as const
/** Tokens in force that a person may have. */
export const tokensMax = 20
const nameMax = 80
/** The last use is written at most this often. Milliseconds. */
const touchMs = 60_000
/** Marks our tokens for those who look for leaked secrets. */
const prefix = 'diembao_'

export interface TokenHolder {
  readonly account: AccountTable & { role: Role }
  readonly token: AccessTokenTable
  readonly scopes: readonly TokenScope[]
}

/** Makes a token; its text is in the answer alone, the record keeps its hash. */
export async function createToken(
  store: RecordStore,
  clock: Clock,
  { account, ...given }: { account: AccountTable; name: string; scopes: readonly string[]; days: number },
): Promise<{ token: string; row: AccessTokenTable }> {
  const name = given.name.trim().slice(0, nameMax)
  if (!name) throw invalid('name', 'Đặt tên cho mã, ví dụ tên phần mềm sẽ dùng mã.')
  const scopes = scopesOf(account.role as Role).filter((s) => given.scopes.includes(s))
  if (scopes.length === 0) throw invalid('scopes', 'Chọn ít nhất một việc mà mã được làm.')
  if (!(tokenDays as readonly number[]).includes(given.days)) throw invalid('days', 'Chọn thời hạn của mã.')
  const token = prefix + randomBytes(32).toString('base64url')
  const row: AccessTokenTable = {
    id: timeOrderedId(clock.nowMs()),
    officeId: account.officeId,
    accountId: account.id,
    name,
    hash: hashOf(token),
    hint: token.slice(-4),
    scopes: scopes.join(','),
    createdAt: clock.now(),
    expiresAt: new Date(clock.nowMs() + given.days * 86_400_000).toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  }
  await store.transaction(async (tx) => {
    const own = await tx.selectFrom('accessToken').selectAll().where('accountId', '=', account.id).execute()
    if (own.filter((t) => isInForce(t, clock)).length >= tokensMax)
      throw invalid('name', `Mỗi người có tối đa ${tokensMax} mã còn hiệu lực. Hãy thu hồi mã không dùng nữa.`)
    await tx.insertInto('accessToken').values(row).execute()
    await writeDown(tx, clock, row, 'token.create', { name, scopes, expiresAt: row.expiresAt })
  })
  return { token, row }
}

/** Who asks by a token, or null: unknown, expired, revoked, or its owner's account is disabled. */
export async function findToken(store: RecordStore, clock: Clock, token: string): Promise<TokenHolder | null> {
  if (!/^diembao_[\w-]{43}$/.test(token)) return null
  const row = await store.reader
    .selectFrom('accessToken')
    .selectAll()
    .where('hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row || !isInForce(row, clock)) return null
  const account = await store.reader
    .selectFrom('account')
    .selectAll()
    .where('id', '=', row.accountId)
    .where('officeId', '=', row.officeId)
    .executeTakeFirst()
  if (!account || account.disabledAt) return null
  if (!row.lastUsedAt || clock.nowMs() - Date.parse(row.lastUsedAt) > touchMs)
    await unlessFull(store.db.updateTable('accessToken').set({ lastUsedAt: clock.now() }).where('id', '=', row.id))
  const granted = row.scopes.split(',')
  // The role may have changed since: what it no longer may, the token may not either.
  const scopes = scopesOf(account.role as Role).filter((s) => granted.includes(s))
  return { account: account as TokenHolder['account'], token: row, scopes }
}

/** The tokens of a person, the newest first; ended ones stay in sight. */
export async function tokensOf(db: Database, accountId: string): Promise<AccessTokenTable[]> {
  return db
    .selectFrom('accessToken')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** Ends a token of this person; `token-unknown` for any other. */
export async function revokeToken(
  store: RecordStore,
  clock: Clock,
  { accountId, id }: { accountId: string; id: string },
): Promise<void> {
  await store.transaction(async (tx) => {
    const row = await tx
      .updateTable('accessToken')
      .set({ revokedAt: clock.now() })
      .where('id', '=', id)
      .where('accountId', '=', accountId)
      .where('revokedAt', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (!row)
      throw new PressError('token-unknown', {
        userMessage: 'Không có mã này, hoặc mã đã được thu hồi. Hãy tải lại trang.',
      })
    await writeDown(tx, clock, row, 'token.revoke', { name: row.name })
  })
}

/** Ends every token of an account: somebody leaves, or an administrator sets a new password. */
export async function forgetTokens(tx: RecordTx, clock: Clock, accountId: string): Promise<void> {
  await tx
    .updateTable('accessToken')
    .set({ revokedAt: clock.now() })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute()
}

/** Not revoked and not past its day. */
export const isInForce = (row: AccessTokenTable, clock: Clock): boolean =>
  row.revokedAt === null && row.expiresAt > clock.now()

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const writeDown = (tx: RecordTx, clock: Clock, row: AccessTokenTable, action: string, details: object): Promise<void> =>
  audit(tx, clock, {
    officeId: row.officeId,
    accountId: row.accountId,
    action,
    subject: row.id,
    details: { ...details },
  })

const invalid = (field: string, userMessage: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })
