import { timeOrderedId, type Clock } from '#foundation'
import { auditSeal, inTransaction, lastAudit, type RecordStore, type RecordTx } from '#record'

export interface AuditEntry {
  readonly officeId: string
  readonly accountId: string | null
  /** `sign-in`, `correct`, `flag`, `export`, `issue` … */
  readonly action: string
  readonly subject?: string | null
  readonly details?: Record<string, unknown>
}

/**
 * Writes down who did what: in the transaction of what was done, or in one of its own. The database refuses to change or
 * delete an entry, and each carries the seal of the one before, so that what is done beside the product shows.
 */
export function audit(where: RecordStore | RecordTx, clock: Clock, entry: AuditEntry): Promise<void> {
  return inTransaction(where, async (tx) => {
    const last = await lastAudit(tx)
    const content = {
      id: timeOrderedId(clock.nowMs()),
      officeId: entry.officeId,
      accountId: entry.accountId,
      at: clock.now(),
      action: entry.action,
      subject: entry.subject ?? null,
      details: JSON.stringify(entry.details ?? {}),
    }
    const seq = last.seq + 1
    await tx
      .insertInto('audit')
      .values({ ...content, seq, hash: auditSeal(last.hash, seq, content) })
      .execute()
  })
}
