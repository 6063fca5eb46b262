import { PressError, timeOrderedId, type Clock } from '#foundation'
import { roles, type Role } from '#press'
import type { AccountTable, RecordStore } from '#record'
import { audit } from './audit.js'
import { checkNewPassword, hashPassword } from './passwords.js'

export interface NewAccount {
  readonly officeId: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly password: string
  /** Only for a body's clerk. */
  readonly body?: string | null
  readonly mustChangePassword?: boolean
  readonly by?: string | null
}

/** Creates an account; throws `form-invalid` (details.field), `password-weak` or `account-known`. */
export async function createAccount(store: RecordStore, clock: Clock, given: NewAccount): Promise<AccountTable> {
  const username = given.username.trim().toLowerCase()
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(username)) {
    throw invalid('username', 'Tên đăng nhập gồm 2 đến 40 chữ thường không dấu, số, dấu chấm hoặc gạch.')
  }
  if (!given.displayName.trim()) throw invalid('displayName', 'Nhập họ tên.')
  if (!roles.includes(given.role)) throw invalid('role', 'Chọn vai trò.')
  if (given.role === 'don-vi' && !given.body?.trim()) throw invalid('body', 'Nhập tên đơn vị xử lý.')
  checkNewPassword(given.password, username)
  const row: AccountTable = {
    id: timeOrderedId(clock.nowMs()),
    officeId: given.officeId,
    username,
    displayName: given.displayName.trim(),
    role: given.role,
    body: given.body?.trim() || null,
    passwordHash: await hashPassword(given.password),
    mustChangePassword: Number(given.mustChangePassword ?? false),
    disabledAt: null,
    createdAt: clock.now(),
  }
  await store.transaction(async (tx) => {
    const known = await tx.selectFrom('account').select('id').where('username', '=', username).executeTakeFirst()
    if (known) throw invalid('username', 'Tên đăng nhập này đã có.')
    await tx.insertInto('account').values(row).execute()
    await audit(tx, clock, {
      officeId: row.officeId,
      accountId: given.by ?? null,
      action: 'account.create',
      subject: username,
    })
  })
  return row
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

const invalid = (field: string, userMessage: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })
