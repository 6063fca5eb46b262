import { transitionsFor, type CaseState, type CaseTransition, type Role } from '#press'
import type { CaseTable, Database, RecordTx } from '#record'
import { hasNoClerk } from './receiving-bodies.js'
import { recordingRoles } from './turn.js'

export interface PossibleMoves {
  readonly moves: readonly CaseTransition[]
  /** The moves are the body's, written down by the office because nobody of the body has an account. */
  readonly isOnBehalf: boolean
}

/** What a role may do next with a case. */
export async function movesOf(
  db: Database | RecordTx,
  row: Pick<CaseTable, 'officeId' | 'state' | 'body'>,
  role: Role,
  headMayDispatch: boolean | undefined,
): Promise<PossibleMoves> {
  const state = row.state as CaseState
  const own = transitionsFor(state, role, headMayDispatch)
  if (!recordingRoles.includes(role)) return { moves: own, isOnBehalf: false }
  const ofBody = transitionsFor(state, 'don-vi')
  if (ofBody.length === 0 || !(await hasNoClerk(db, row.officeId, row.body))) return { moves: own, isOnBehalf: false }
  return { moves: [...own, ...ofBody], isOnBehalf: true }
}
