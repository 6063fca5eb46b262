import { timeOrderedId, type Clock } from '#foundation'
import type { Database, RecordTx } from '#record'

export interface AuditEntry {
  readonly officeId: string
  readonly accountId: string | null
  /** `sign-in`, `correct`, `flag`, `export`, `issue` … */
  readonly action: string
  readonly subject?: string | null
  readonly details?: Record<string, unknown>
}

/** Writes down who did what. There is no way in the product to change or delete an entry. */
export async function audit(db: Database | RecordTx, clock: Clock, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: timeOrderedId(clock.nowMs()),
      officeId: entry.officeId,
      accountId: entry.accountId,
      at: clock.now(),
      action: entry.action,
      subject: entry.subject ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
