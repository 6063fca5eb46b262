import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { PressError, type Clock } from '#foundation'
import type { AccountTable, Database, RecordStore, RecordTx, SecondFactorTable } from '#record'
import { audit } from './audit.js'

/** As every authenticator app reads it (RFC 6238): six digits, a new one every 30 seconds. */
const periodSeconds = 30
/** Clocks of phones may be off by a step to either side. Steps. */
const window = 1
const secretBytes = 20
const recoveryCount = 10
/** No letter or digit that can be taken for another. */
const recoveryLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

export interface SecondFactor {
  /** Shown while it is being set up, and never again. */
  readonly secret: string
  /** When the person showed that the device works; null while it is being set up. */
  readonly since: string | null
  readonly recoveryLeft: number
}

/** The second factor of an account, also one that is only being set up. */
export async function secondFactorOf(db: Database | RecordTx, accountId: string): Promise<SecondFactor | null> {
  const row = await rowOf(db, accountId)
  return row && { secret: row.secret, since: row.since, recoveryLeft: recoveryHashes(row).length }
}

export async function hasSecondFactor(db: Database | RecordTx, accountId: string): Promise<boolean> {
  return (await rowOf(db, accountId))?.since != null
}

/** Begins setting up: a new secret for the person's device. One that is in use stays as it is. */
export async function beginSecondFactor(store: RecordStore, clock: Clock, account: AccountTable): Promise<void> {
  await store.transaction(async (tx) => {
    if (await hasSecondFactor(tx, account.id)) return
    const secret = new Secret({ size: secretBytes }).base32
    const row = { accountId: account.id, secret, since: null, lastStep: 0, recoveryCodes: '[]', createdAt: clock.now() }
    await tx
      .insertInto('secondFactor')
      .values(row)
      .onConflict((c) => c.column('accountId').doUpdateSet(row))
      .execute()
  })
}

/** What the device reads from the picture. */
export const otpAddress = (secret: string, username: string, issuer: string): string =>
  totpOf(secret, username, issuer).toString()

/** The person typed the device's code: the second factor is in use from now on. Gives recovery codes, shown once. */
export function confirmSecondFactor(
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
  typed: string,
): Promise<string[]> {
  return store.transaction(async (tx) => {
    const row = await rowOf(tx, account.id)
    if (!row || row.since) throw notBegun()
    const lastStep = stepOf(row, typed, clock)
    if (lastStep === null) throw wrongCode()
    const codes = Array.from({ length: recoveryCount }, recoveryCode)
    await tx
      .updateTable('secondFactor')
      .set({ since: clock.now(), lastStep, recoveryCodes: JSON.stringify(codes.map(hashOf)) })
      .where('accountId', '=', account.id)
      .execute()
    await audit(tx, clock, { ...actorOf(account), action: 'second-factor.on', subject: account.username })
    return codes
  })
}

/** New recovery codes in the place of all earlier ones. */
export function renewRecoveryCodes(store: RecordStore, clock: Clock, account: AccountTable): Promise<string[]> {
  return store.transaction(async (tx) => {
    if (!(await hasSecondFactor(tx, account.id))) throw notBegun()
    const codes = Array.from({ length: recoveryCount }, recoveryCode)
    await tx
      .updateTable('secondFactor')
      .set({ recoveryCodes: JSON.stringify(codes.map(hashOf)) })
      .where('accountId', '=', account.id)
      .execute()
    await audit(tx, clock, { ...actorOf(account), action: 'second-factor.codes', subject: account.username })
    return codes
  })
}

/** Takes the second factor away. `by` is null on the command line; whoever lost the device has no session left. */
export async function endSecondFactor(
  store: RecordStore,
  clock: Clock,
  account: AccountTable,
  by: string | null,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.deleteFrom('secondFactor').where('accountId', '=', account.id).execute()
    if (by !== account.id) await tx.deleteFrom('session').where('accountId', '=', account.id).execute()
    await audit(tx, clock, {
      officeId: account.officeId,
      accountId: by,
      action: 'second-factor.off',
      subject: account.username,
    })
  })
}

/** Uses up the device's code, or a recovery code; null when neither fits. No code is taken twice. */
export async function useSecondFactor(
  tx: RecordTx,
  clock: Clock,
  accountId: string,
  typed: string,
): Promise<'device' | 'recovery' | null> {
  const row = await rowOf(tx, accountId)
  if (!row?.since) return null
  const factor = tx.updateTable('secondFactor').where('accountId', '=', accountId)
  const lastStep = stepOf(row, typed, clock)
  if (lastStep !== null) {
    await factor.set({ lastStep }).execute()
    return 'device'
  }
  const given = Buffer.from(hashOf(typed))
  const left = recoveryHashes(row)
  const rest = left.filter((kept) => !timingSafeEqual(Buffer.from(kept), given))
  if (rest.length === left.length) return null
  await factor.set({ recoveryCodes: JSON.stringify(rest) }).execute()
  return 'recovery'
}

/** The step of time whose code was typed; null when it is none, or one that was used or is older. */
function stepOf(row: SecondFactorTable, typed: string, clock: Clock): number | null {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(row.secret).validate({ token, timestamp: clock.nowMs(), window })
  if (delta === null) return null
  const step = Math.floor(clock.nowMs() / 1000 / periodSeconds) + delta
  return step > row.lastStep ? step : null
}

const totpOf = (secret: string, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, digits: 6, period: periodSeconds })

const rowOf = async (db: Database | RecordTx, accountId: string): Promise<SecondFactorTable | null> =>
  (await db.selectFrom('secondFactor').selectAll().where('accountId', '=', accountId).executeTakeFirst()) ?? null

const recoveryHashes = (row: SecondFactorTable): string[] => JSON.parse(row.recoveryCodes) as string[]

/** `k7mqp-w2xra`: about fifty bits. */
function recoveryCode(): string {
  const five = (): string =>
    Array.from({ length: 5 }, () => recoveryLetters[randomInt(recoveryLetters.length)]).join('')
  return `${five()}-${five()}`
}

/** However the code is typed: with or without its dash, in capitals, with spaces. */
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(
      code
        .slice(0, 100)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ''),
    )
    .digest('hex')

const actorOf = (account: AccountTable) => ({ officeId: account.officeId, accountId: account.id })

const wrongCode = (): PressError =>
  new PressError('form-invalid', {
    userMessage: 'Mã chưa đúng. Hãy nhập mã đang hiện trong ứng dụng, và kiểm tra giờ của điện thoại.',
    details: { field: 'code' },
  })
const notBegun = (): PressError =>
  new PressError('second-factor-state', {
    userMessage: 'Việc bật xác thực hai lớp chưa bắt đầu hoặc đã xong. Hãy mở lại trang Tài khoản của tôi.',
  })
