import type { CaseState, Role } from '#press'
import type { CaseTable, Database, RecordTx } from '#record'
import { caseUnknown } from './errors.js'

/** Who looks at cases: a body's clerk sees those of the own body only, once they were dispatched. */
export interface CaseViewer {
  readonly officeId: string
  readonly role: Role
  /** The clerk's body; null for the office's own people. */
  readonly ownBody: string | null
}

/** States before a body hears of a case. */
const beforeDispatch: readonly CaseState[] = ['flagged', 'reviewed', 'proposed']

/** All cases that a person may see. */
export function visibleCases(db: Database | RecordTx, viewer: CaseViewer) {
  const cases = db.selectFrom('responseCase').where('responseCase.officeId', '=', viewer.officeId)
  if (viewer.role !== 'don-vi') return cases
  return (
    cases
      .where('responseCase.body', '=', viewer.ownBody ?? '')
      .where('responseCase.body', '!=', '')
      .where('responseCase.state', 'not in', beforeDispatch)
      // A case that was turned down before it left the office never was the body's.
      .where((eb) =>
        eb.or([
          eb('responseCase.state', '!=', 'dismissed'),
          eb.exists(
            eb
              .selectFrom('caseEvent')
              .select('caseEvent.id')
              .whereRef('caseEvent.caseId', '=', 'responseCase.id')
              .where('caseEvent.toState', '=', 'dispatched'),
          ),
        ]),
      )
  )
}

/** One case, or `case-unknown`: a clerk is told the same about another body's case as about none. */
export async function findCase(db: Database | RecordTx, viewer: CaseViewer, caseId: string): Promise<CaseTable> {
  const row = await visibleCases(db, viewer)
    .selectAll('responseCase')
    .where('responseCase.id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw caseUnknown()
  return row
}
