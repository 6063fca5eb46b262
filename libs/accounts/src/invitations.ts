import { PressError, type Clock } from '#foundation'
import type { AccountTable, Database, RecordStore, RecordTx } from '#record'
import { findAccount, newAccountRow, type AccountGiven, usernameTaken } from './accounts.js'
import { audit } from './audit.js'
import { findCode, forgetCodes, makeCode } from './one-time-codes.js'
import { checkNewPassword, hashPassword, noPassword } from './passwords.js'

/** For how long an invitation may be taken up. Days. */
export const invitationDays = 7
const invitationMs = invitationDays * 86_400_000

/** An invitation as it goes to the person: shown once, never kept. */
export interface Invitation {
  readonly account: AccountTable
  readonly code: string
  readonly expiresAt: string
}

/** Makes an account that nobody can use until its owner takes up the invitation and sets a password. */
export function inviteAccount(store: RecordStore, clock: Clock, given: AccountGiven): Promise<Invitation> {
  return store.transaction(async (tx) => {
    const account = newAccountRow(given, noPassword, clock)
    const known = await tx
      .selectFrom('account')
      .select('id')
      .where('username', '=', account.username)
      .executeTakeFirst()
    if (known) throw usernameTaken()
    await tx.insertInto('account').values(account).execute()
    return invite(tx, clock, account, given.by ?? null, 'account.create')
  })
}

/**
 * A new invitation for a known account: the password goes, every session ends, and a disabled account is open again. This
 * is how somebody who forgot the password gets back in.
 */
export async function inviteAgain(
  store: RecordStore,
  clock: Clock,
  username: string,
  by: string | null,
): Promise<Invitation> {
  const known = await findAccount(store, username)
  const account: AccountTable = { ...known, passwordHash: noPassword, mustChangePassword: 0, disabledAt: null }
  return store.transaction(async (tx) => {
    const { passwordHash, mustChangePassword, disabledAt } = account
    await tx
      .updateTable('account')
      .set({ passwordHash, mustChangePassword, disabledAt })
      .where('id', '=', account.id)
      .execute()
    await tx.deleteFrom('session').where('accountId', '=', account.id).execute()
    await forgetCodes(tx, account.id)
    return invite(tx, clock, account, by, 'account.invite')
  })
}

/** Whom an invitation is for; throws `invitation-over` when it is unknown, used or too old. */
export async function findInvitation(db: Database | RecordTx, clock: Clock, code: string): Promise<AccountTable> {
  const found = await findCode(db, clock, 'invitation', code)
  const account = found
    ? await db.selectFrom('account').selectAll().where('id', '=', found.accountId).executeTakeFirst()
    : undefined
  if (!account || account.disabledAt) throw invitationOver()
  return account
}

/** Takes an invitation up: the person's own password is set and the code is used. */
export async function acceptInvitation(
  store: RecordStore,
  clock: Clock,
  { code, password }: { code: string; password: string },
): Promise<AccountTable> {
  const { username } = await findInvitation(store.reader, clock, code)
  checkNewPassword(password, username)
  const passwordHash = await hashPassword(password)
  return store.transaction(async (tx) => {
    const account = await findInvitation(tx, clock, code)
    await tx.updateTable('account').set({ passwordHash, mustChangePassword: 0 }).where('id', '=', account.id).execute()
    await forgetCodes(tx, account.id)
    await audit(tx, clock, {
      officeId: account.officeId,
      accountId: account.id,
      action: 'account.invite.used',
      subject: account.username,
    })
    return { ...account, passwordHash, mustChangePassword: 0 }
  })
}

async function invite(tx: RecordTx, clock: Clock, account: AccountTable, by: string | null, action: string) {
  const made = await makeCode(tx, clock, { accountId: account.id, kind: 'invitation', lifeMs: invitationMs, by })
  await audit(tx, clock, {
    officeId: account.officeId,
    accountId: by,
    action,
    subject: account.username,
    details: { role: account.role },
  })
  return { account, ...made }
}

const invitationOver = (): PressError =>
  new PressError('invitation-over', {
    userMessage: 'Liên kết này đã dùng rồi hoặc đã hết hạn. Hãy nhờ người quản trị gửi liên kết mới.',
  })
