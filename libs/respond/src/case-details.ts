import type { CaseTransition } from '#press'
import type { CaseEventTable, CaseTable, Database } from '#record'
import { findCase, type CaseViewer } from './find-case.js'
import { movesOf } from './moves-of.js'
import { deadlineRoles, seatsOf, type Turn, turnsOf } from './turn.js'
import { mayAskExtension } from './extension.js'

export interface CaseDetails {
  readonly row: CaseTable
  readonly outlet: string
  /** Address of the article at its outlet. */
  readonly canonicalUrl: string
  /** Newest first; a clerk's begins with the dispatch: what the office weighed before is its own. */
  readonly events: readonly (CaseEventTable & { readonly displayName: string | null })[]
  /** What this person may do next. */
  readonly moves: readonly CaseTransition[]
  /** These moves are the body's own, which has no account: who makes one writes down what the body did. */
  readonly isOnBehalf: boolean
  readonly mayChangeDeadline: boolean
  readonly mayAskExtension: boolean
  /** The body asked for more time and this person may answer. */
  readonly mayAnswerExtension: boolean
  /** Whom the case waits for; empty once it is closed. */
  readonly turns: readonly Turn[]
  /** Who flagged the article. */
  readonly flaggedBy: string | null
}

/** One case with its history and the moves that its viewer may make; `case-unknown` when it is not theirs to see. */
export async function caseDetails(db: Database, viewer: CaseViewer, caseId: string): Promise<CaseDetails> {
  const row = await findCase(db, viewer, caseId)
  const article = await db
    .selectFrom('article')
    .innerJoin('outlet', 'outlet.id', 'article.outletId')
    .select(['outlet.name', 'article.canonicalUrl'])
    .where('article.id', '=', row.articleId)
    .executeTakeFirstOrThrow()
  const events = await db
    .selectFrom('caseEvent')
    .leftJoin('account', 'account.id', 'caseEvent.accountId')
    .selectAll('caseEvent')
    .select('account.displayName')
    .where('caseEvent.caseId', '=', caseId)
    .orderBy('caseEvent.at', 'desc')
    .orderBy('caseEvent.id', 'desc')
    .execute()
  const isClerk = viewer.role === 'don-vi'
  const seats = await seatsOf(db, viewer.officeId)
  const isOpen = !['closed', 'dismissed'].includes(row.state)
  return {
    row: isClerk ? { ...row, note: null } : row,
    outlet: article.name,
    canonicalUrl: article.canonicalUrl,
    events: isClerk ? sinceDispatch(events) : events,
    ...(await movesOf(db, row, viewer.role, seats.headMayDispatch)),
    mayChangeDeadline: isOpen && deadlineRoles.includes(viewer.role),
    mayAskExtension: await mayAskExtension(db, row, viewer.role),
    mayAnswerExtension: row.extensionAsked !== null && deadlineRoles.includes(viewer.role),
    turns: turnsOf(row, seats),
    flaggedBy: events.find((e) => e.action === 'flag')?.displayName ?? null,
  }
}

/** What happened since the case last left the office; `events` newest first. */
function sinceDispatch<T extends { readonly action: string; readonly toState: string | null }>(
  events: readonly T[],
): T[] {
  const dispatch = events.findIndex((e) => e.action === 'move' && e.toState === 'dispatched')
  return events.slice(0, dispatch + 1)
}
