import { type CaseState, caseTransitions, type Role } from '#press'
import type { CaseTable, Database, RecordTx } from '#record'
import { respondSettings } from './respond-settings.js'

/** What a case waits for. */
export type TurnStep = Exclude<CaseState, 'closed' | 'dismissed'> | 'extension'

/** Who is to take the next step of a case. */
export interface Turn {
  /** Null when nobody who may take it has an account: somebody must be told. */
  readonly role: Role | null
  /** What the case waits for: the state it is in, or `extension` for the answer to a request for more time. */
  readonly step: TurnStep
  /** The step is the body's, written down by the office because nobody of the body has an account. */
  readonly isOnBehalf: boolean
}

/** Who works in an office and may be waited for. */
export interface Seats {
  readonly roles: ReadonlySet<Role>
  /** Bodies of which somebody has an account. */
  readonly bodies: ReadonlySet<string>
  readonly headMayDispatch: boolean
}

/** The one role that is to act in each state; others may, where the table of transitions says so. */
const firstToAct: Record<Exclude<CaseState, 'closed' | 'dismissed'>, Role> = {
  flagged: 'truong-phong',
  reviewed: 'chuyen-vien',
  proposed: 'lanh-dao',
  dispatched: 'don-vi',
  returned: 'truong-phong',
  accepted: 'don-vi',
  verifying: 'don-vi',
  reported: 'truong-phong',
  'needs-more': 'don-vi',
  concluded: 'chuyen-vien',
  answered: 'lanh-dao',
  watched: 'lanh-dao',
}

/** Who writes down what a body without an account did; in the order they are asked. */
export const recordingRoles: readonly Role[] = ['chuyen-vien', 'truong-phong']
/** Who may set a deadline anew and answer a request for more time; in the order they are asked. */
export const deadlineRoles: readonly Role[] = ['truong-phong', 'lanh-dao']

/** Whose turn a case is: one role for a step, so that nobody waits for somebody who waits for them. */
export function turnsOf(row: Pick<CaseTable, 'state' | 'body' | 'extensionAsked'>, seats: Seats): Turn[] {
  const state = row.state as CaseState
  if (state === 'closed' || state === 'dismissed') return []
  const turns = [nextStep(state, row.body, seats)]
  if (row.extensionAsked) turns.push({ role: seated(deadlineRoles, seats), step: 'extension', isOnBehalf: false })
  return turns
}

function nextStep(state: Exclude<CaseState, 'closed' | 'dismissed'>, body: string | null, seats: Seats): Turn {
  const first = state === 'proposed' && seats.headMayDispatch ? 'truong-phong' : firstToAct[state]
  if (first === 'don-vi') {
    if (body !== null && seats.bodies.has(body)) return { role: 'don-vi', step: state, isOnBehalf: false }
    return { role: seated(recordingRoles, seats), step: state, isOnBehalf: true }
  }
  const able = caseTransitions.filter((t) => t.from === state).flatMap((t) => t.by)
  return { role: seated([first, ...able], seats), step: state, isOnBehalf: false }
}

const seated = (roles: readonly Role[], seats: Seats): Role | null => roles.find((r) => seats.roles.has(r)) ?? null

/** True when a person of this role, who sees the case, is the one it waits for. */
export const isTurnOf = (turns: readonly Turn[], role: Role): boolean => turns.some((t) => t.role === role)

/** The accounts in use of an office, as cases need them. */
export async function seatsOf(db: Database | RecordTx, officeId: string): Promise<Seats> {
  const accounts = await db
    .selectFrom('account')
    .select(['role', 'body'])
    .distinct()
    .where('officeId', '=', officeId)
    .where('disabledAt', 'is', null)
    .execute()
  return {
    roles: new Set(accounts.map((a) => a.role as Role)),
    bodies: new Set(accounts.flatMap((a) => (a.role === 'don-vi' && a.body ? [a.body] : []))),
    headMayDispatch: (await respondSettings(db, officeId)).headMayDispatch,
  }
}
