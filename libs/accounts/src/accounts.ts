import { PressError, timeOrderedId, type Clock } from '#foundation'
import { roles, type Role } from '#press'
import type { AccountTable, RecordStore } from '#record'
import { audit } from './audit.js'
import { forgetCodes } from './one-time-codes.js'
import { checkNewPassword, hashPassword, noPassword } from './passwords.js'
import { forgetTokens } from './tokens.js'

/** Longest name of a person or a body. Characters. */
const displayNameMax = 200

/** What an account is, before anybody can use it. */
export interface AccountGiven {
  readonly officeId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  /** Only for a body's clerk. */
  readonly body?: string | null
  readonly by?: string | null
}
export interface NewAccount extends AccountGiven {
  readonly password: string
  readonly mustChangePassword?: boolean
}

/** Creates an account; throws `form-invalid` (details.field) or `password-weak`. */
export async function createAccount(store: RecordStore, clock: Clock, given: NewAccount): Promise<AccountTable> {
  const checked = newAccountRow(given, noPassword, clock)
  checkNewPassword(given.password, checked.username)
  const row: AccountTable = {
    ...checked,
    passwordHash: await hashPassword(given.password),
    mustChangePassword: Number(given.mustChangePassword ?? false),
  }
  await store.transaction(async (tx) => {
    const known = await tx.selectFrom('account').select('id').where('username', '=', row.username).executeTakeFirst()
    if (known) throw usernameTaken()
    await tx.insertInto('account').values(row).execute()
    await audit(tx, clock, {
      officeId: row.officeId,
      accountId: given.by ?? null,
      action: 'account.create',
      subject: row.username,
      details: { role: row.role },
    })
  })
  return row
}

/** The row of a new account; throws `form-invalid` with the field that is wrong. */
export function newAccountRow(given: AccountGiven, passwordHash: string, clock: Clock): AccountTable {
  const username = given.username.trim().toLowerCase()
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(username)) {
    throw invalid('username', 'Tên đăng nhập gồm 2 đến 40 chữ thường không dấu, số, dấu chấm hoặc gạch.')
  }
  const displayName = given.displayName.trim().slice(0, displayNameMax)
  if (!displayName) throw invalid('displayName', 'Nhập họ tên.')
  if (!roles.includes(given.role)) throw invalid('role', 'Chọn vai trò.')
  const body = given.body?.trim().slice(0, displayNameMax) || null
  if (given.role === 'don-vi' && !body) throw invalid('body', 'Nhập tên đơn vị xử lý.')
  return {
    id: timeOrderedId(clock.nowMs()),
    officeId: given.officeId,
    username,
    displayName,
    role: given.role,
    body,
    passwordHash,
    mustChangePassword: 0,
    disabledAt: null,
    createdAt: clock.now(),
  }
}

/** Sets a new password and ends every session of the account. */
export async function setPassword(
  store: RecordStore,
  clock: Clock,
  {
    username,
    password,
    mustChange,
    by,
  }: { username: string; password: string; mustChange: boolean; by: string | null },
): Promise<void> {
  const account = await findAccount(store, username)
  checkNewPassword(password, account.username)
  const passwordHash = await hashPassword(password)
  await store.transaction(async (tx) => {
    await tx
      .updateTable('account')
      .set({ passwordHash, mustChangePassword: Number(mustChange) })
      .where('id', '=', account.id)
      .execute()
    await tx.deleteFrom('session').where('accountId', '=', account.id).execute()
    await forgetCodes(tx, account.id)
    // Set by somebody else: the account may be in wrong hands. A person's own change leaves programs at work.
    if (by !== account.id) await forgetTokens(tx, clock, account.id)
    await audit(tx, clock, {
      officeId: account.officeId,
      accountId: by,
      action: 'account.password',
      subject: account.username,
    })
  })
}

/** Closes an account at once: its sessions end with the same step. What the person did stays. */
export async function disableAccount(
  store: RecordStore,
  clock: Clock,
  username: string,
  by: string | null,
): Promise<void> {
  const account = await findAccount(store, username)
  await store.transaction(async (tx) => {
    await tx.updateTable('account').set({ disabledAt: clock.now() }).where('id', '=', account.id).execute()
    await tx.deleteFrom('session').where('accountId', '=', account.id).execute()
    await forgetCodes(tx, account.id)
    await forgetTokens(tx, clock, account.id)
    await audit(tx, clock, {
      officeId: account.officeId,
      accountId: by,
      action: 'account.disable',
      subject: account.username,
    })
  })
}

export async function findAccount(store: RecordStore, username: string): Promise<AccountTable> {
  const account = await store.db
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username.trim().toLowerCase())
    .executeTakeFirst()
  if (!account)
    throw new PressError('account-unknown', {
      userMessage: `Không có tài khoản “${username}”. Hãy kiểm tra tên đăng nhập.`,
    })
  return account
}

export const usernameTaken = (): PressError => invalid('username', 'Tên đăng nhập này đã có.', { isTaken: true })

const invalid = (field: string, userMessage: string, more: Record<string, unknown> = {}): PressError =>
  new PressError('form-invalid', { userMessage, details: { field, ...more } })
