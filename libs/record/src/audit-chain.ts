import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database, RecordTx } from './record-store.js'
import type { AuditTable } from './schema/tables.js'

/** What stands before the first entry. */
export const chainStart = ''

/** An entry before it has its place in the chain. */
export type AuditContent = Omit<AuditTable, 'seq' | 'hash'>

/**
 * Seal of an entry: SHA-256 over its content, its number and the seal of the entry before. Who changes, takes away or
 * slips in an entry would have to make every later seal anew. Never change what goes into it: kept entries were sealed so.
 */
export function auditSeal(previous: string, seq: number, e: AuditContent): string {
  const parts = [previous, seq, e.id, e.officeId, e.accountId, e.at, e.action, e.subject, e.details]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Number and seal of the newest entry. Within a transaction nobody else adds one meanwhile. */
export async function lastAudit(db: Database | RecordTx): Promise<{ seq: number; hash: string }> {
  const last = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('seq', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: Number(last?.seq ?? 0), hash: last?.hash ?? chainStart }
}

/** How the chain of the audit log stands. */
export interface AuditChain {
  readonly entries: number
  /** Seal of the newest entry: whoever noted it down can tell later that nothing before it was changed. */
  readonly seal: string
  /** Number of the first entry that does not fit; null when all do. */
  readonly brokenAt: number | null
}

/** Rows read at once. */
const portion = 1000

/** Makes every seal again, or those after an entry that was verified before, and compares it with the one that was kept. */
export async function verifyAuditChain(
  db: Database | RecordTx,
  verified: Pick<AuditChain, 'entries' | 'seal'> | null = null,
): Promise<AuditChain> {
  let [seq, seal] = verified ? [verified.entries, verified.seal] : [0, chainStart]
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(portion).execute()
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.hash !== auditSeal(seal, row.seq, row))
        return { entries: seq, seal, brokenAt: seq + 1 }
      ;[seq, seal] = [row.seq, row.hash]
    }
    if (rows.length < portion) break
  }
  const { n } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  // An entry without a number was put in beside the product.
  return { entries: seq, seal, brokenAt: Number(n) === seq ? null : seq + 1 }
}

/** Gives the entries of a record from before the chain their numbers and seals, in the order of their ids. */
export async function sealKnownAudit(db: Kysely<unknown>): Promise<void> {
  const record = db as unknown as Database
  let [seq, seal] = [0, chainStart]
  for (;;) {
    const rows = await record
      .selectFrom('audit')
      .selectAll()
      .where('seq', 'is', null)
      .orderBy('id')
      .limit(portion)
      .execute()
    for (const row of rows) {
      seq += 1
      seal = auditSeal(seal, seq, row)
      await record.updateTable('audit').set({ seq, hash: seal }).where('id', '=', row.id).execute()
    }
    if (rows.length < portion) return
  }
}
