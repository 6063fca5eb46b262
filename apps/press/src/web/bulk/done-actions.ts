import { type Clock, timeOrderedId } from '#foundation'
import type { Permission } from '#press'
import type { Database, RecordTx } from '#record'
import { writeDown } from '../shell/actor.js'
import type { SignedVisit } from '../shell/visit.js'

/** What one press of a button did to several articles: enough to take exactly that back. */
export type DoneAction =
  | { readonly kind: 'read'; readonly articles: readonly string[]; readonly skipped: number }
  | {
      readonly kind: 'unread'
      /** The marks taken away, so that they come back with their time. */
      readonly marks: readonly { readonly articleId: string; readonly at: string }[]
      readonly skipped: number
    }
  | { readonly kind: 'label'; readonly corrections: readonly string[]; readonly skipped: number }
  | { readonly kind: 'flag'; readonly cases: readonly string[]; readonly skipped: number }
  | {
      readonly kind: 'report'
      readonly reportId: string
      readonly title: string
      readonly articles: readonly string[]
      readonly skipped: number
    }

/** What a person must be allowed to do such a thing, and to take it back. */
export const permissionOf = {
  read: 'read-press',
  unread: 'read-press',
  label: 'correct',
  flag: 'flag',
  report: 'write-report',
} as const satisfies Record<DoneAction['kind'], Permission>

const doneName = 'bulk'
const undoneName = 'bulk.undo'

/** Writes it into the log, which nobody can change; gives the name it is found by. */
export async function writeDone(tx: RecordTx, clock: Clock, visit: SignedVisit, done: DoneAction): Promise<string> {
  const subject = timeOrderedId(clock.nowMs())
  await writeDown(tx, clock, visit, { action: doneName, subject, details: { ...done } })
  return subject
}

export const writeUndone = (tx: RecordTx, clock: Clock, visit: SignedVisit, subject: string): Promise<void> =>
  writeDown(tx, clock, visit, { action: undoneName, subject })

export interface FoundAction {
  readonly id: string
  readonly done: DoneAction
  readonly isUndone: boolean
}

/** What this person did under that name; null when it was somebody else or nothing. */
export async function findDone(
  db: Database | RecordTx,
  visit: SignedVisit,
  id: string | null,
): Promise<FoundAction | null> {
  if (!id) return null
  const rows = await db
    .selectFrom('audit')
    .select(['action', 'details'])
    .where('officeId', '=', visit.office.id)
    .where('accountId', '=', visit.account.id)
    .where('subject', '=', id)
    .where('action', 'in', [doneName, undoneName])
    .execute()
  const done = rows.find((r) => r.action === doneName)
  if (!done) return null
  return {
    id,
    done: JSON.parse(done.details) as DoneAction,
    isUndone: rows.some((r) => r.action === undoneName),
  }
}
