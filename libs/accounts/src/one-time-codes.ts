import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#foundation'
import type { Database, OneTimeCodeTable, RecordTx } from '#record'

export type CodeKind = OneTimeCodeTable['kind']

/** Makes a code that lets an account in once; earlier ones of its kind are no longer valid. Only its hash is kept. */
export async function makeCode(
  tx: RecordTx,
  clock: Clock,
  { accountId, kind, lifeMs, by }: { accountId: string; kind: CodeKind; lifeMs: number; by: string | null },
): Promise<{ code: string; expiresAt: string }> {
  const code = randomBytes(24).toString('base64url')
  const expiresAt = new Date(clock.nowMs() + lifeMs).toISOString()
  await forgetCodes(tx, accountId, kind)
  await tx.deleteFrom('oneTimeCode').where('expiresAt', '<=', clock.now()).execute()
  await tx
    .insertInto('oneTimeCode')
    .values({ id: codeId(code), accountId, kind, createdAt: clock.now(), createdBy: by, expiresAt })
    .execute()
  return { code, expiresAt }
}

/** The code as it was kept; null when it is unknown, used or over. */
export async function findCode(
  db: Database | RecordTx,
  clock: Clock,
  kind: CodeKind,
  code: string,
): Promise<OneTimeCodeTable | null> {
  if (!/^[\w-]{32}$/.test(code)) return null
  const row = await db
    .selectFrom('oneTimeCode')
    .selectAll()
    .where('id', '=', codeId(code))
    .where('kind', '=', kind)
    .where('expiresAt', '>', clock.now())
    .executeTakeFirst()
  return row ?? null
}

/** Takes codes of an account away; of one kind, where it is named. */
export async function forgetCodes(tx: RecordTx, accountId: string, kind?: CodeKind): Promise<void> {
  await tx
    .deleteFrom('oneTimeCode')
    .where('accountId', '=', accountId)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind as CodeKind))
    .execute()
}

const codeId = (code: string): string => createHash('sha256').update(code).digest('hex')
