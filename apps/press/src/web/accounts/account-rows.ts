import { noPassword, openSessions, readSignInRules, type SignInRules } from '#accounts'
import type { Role } from '#press'
import type { AccountTable } from '#record'
import type { Desk } from '../../desk.js'

/** An account as the page shows it. */
export interface AccountRow {
  readonly account: AccountTable
  readonly state: 'active' | 'invited' | 'must-change' | 'disabled'
  /** Until when the newest link works; null without one. */
  readonly linkUntil: string | null
  readonly sessions: number
  readonly lastSeenAt: string | null
  readonly hasSecondFactor: boolean
  /** The office wants a second factor of this role, and there is none. */
  readonly lacksSecondFactor: boolean
}

/** Every account of the office, those in use first. */
export async function accountRows({ store, clock }: Desk, officeId: string): Promise<AccountRow[]> {
  const { reader } = store
  const rules = await readSignInRules(reader, officeId)
  const accounts = await reader
    .selectFrom('account')
    .leftJoin('secondFactor', 'secondFactor.accountId', 'account.id')
    .selectAll('account')
    .select('secondFactor.since as factorSince')
    .where('officeId', '=', officeId)
    .orderBy('username')
    .execute()
  const links = await reader
    .selectFrom('oneTimeCode')
    .select(['accountId', 'expiresAt'])
    .where('kind', '=', 'invitation')
    .where('expiresAt', '>', clock.now())
    .execute()
  const untilOf = new Map(links.map((l) => [l.accountId, l.expiresAt]))
  const rows: AccountRow[] = []
  for (const { factorSince, ...account } of accounts) {
    const sessions = await openSessions(reader, clock, account.id)
    rows.push({
      account,
      state: stateOf(account),
      linkUntil: untilOf.get(account.id) ?? null,
      sessions: sessions.length,
      lastSeenAt: sessions[0]?.lastSeenAt ?? null,
      hasSecondFactor: factorSince !== null,
      lacksSecondFactor: factorSince === null && wants(rules, account),
    })
  }
  return [...rows.filter((r) => r.state !== 'disabled'), ...rows.filter((r) => r.state === 'disabled')]
}

function stateOf(account: AccountTable): AccountRow['state'] {
  if (account.disabledAt) return 'disabled'
  if (account.passwordHash === noPassword) return 'invited'
  return account.mustChangePassword ? 'must-change' : 'active'
}

const wants = (rules: SignInRules, account: AccountTable): boolean =>
  rules.secondFactorFor.includes(account.role as Role)
