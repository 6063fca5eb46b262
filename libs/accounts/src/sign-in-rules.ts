import { roles, type Role } from '#press'
import { type Database, officeSetting, type RecordTx } from '#record'

/** Key of the office's own rules of signing in, in the table `setting`. */
export const signInSettingKey = 'sign-in' as const

export interface SignInRules {
  /** A session ends after so long without use. */
  readonly idleHours: number
  /** A session ends after so long in any case. */
  readonly lifeDays: number
  /** Roles that cannot go on without a second factor. */
  readonly secondFactorFor: readonly Role[]
}

export const defaultSignInRules: SignInRules = { idleHours: 12, lifeDays: 7, secondFactorFor: [] }
/** What an office may choose. */
export const idleHoursRange = { min: 1, max: 72 } as const
export const lifeDaysRange = { min: 1, max: 30 } as const

const hourMs = 3_600_000
const dayMs = 86_400_000
export const idleMsOf = (rules: SignInRules): number => rules.idleHours * hourMs
export const lifeMsOf = (rules: SignInRules): number => rules.lifeDays * dayMs

/** The office's rules of signing in; defaults where it set none. */
export async function readSignInRules(db: Database | RecordTx, officeId: string): Promise<SignInRules> {
  const given = (await officeSetting(db, officeId, signInSettingKey)) as Partial<
    Record<keyof SignInRules, unknown>
  > | null
  const asked = Array.isArray(given?.secondFactorFor) ? given.secondFactorFor : []
  return {
    idleHours: within(given?.idleHours, idleHoursRange, defaultSignInRules.idleHours),
    lifeDays: within(given?.lifeDays, lifeDaysRange, defaultSignInRules.lifeDays),
    secondFactorFor: roles.filter((r) => asked.includes(r)),
  }
}

const within = (given: unknown, { min, max }: { min: number; max: number }, fallback: number): number =>
  typeof given === 'number' && Number.isInteger(given) && given >= min && given <= max ? given : fallback

/** Rules hold for sessions that are open, too: none lives longer than it would if it were opened now. */
export async function applySignInRules(tx: RecordTx, officeId: string, rules: SignInRules): Promise<void> {
  const own = tx.selectFrom('account').select('id').where('officeId', '=', officeId)
  const open = await tx
    .selectFrom('session')
    .select(['id', 'createdAt', 'expiresAt'])
    .where('accountId', 'in', own)
    .execute()
  for (const { id, createdAt, expiresAt } of open) {
    const latest = new Date(Date.parse(createdAt) + lifeMsOf(rules)).toISOString()
    await tx
      .updateTable('session')
      .set({ idleMs: idleMsOf(rules), expiresAt: latest < expiresAt ? latest : expiresAt })
      .where('id', '=', id)
      .execute()
  }
}
