import type { Clock } from '#foundation'
import type { RecordTx } from '#record'

/** Row of the table `setting` that holds the last number an office gave to a case. */
const numberKey = 'respond.case-number'

/** Who opens a case of an office waits here for whoever is opening another one, and then sees it. */
export async function awaitTurn(tx: RecordTx, clock: Clock, officeId: string): Promise<void> {
  const at = { updatedAt: clock.now(), updatedBy: null }
  await tx
    .insertInto('setting')
    .values({ officeId, key: numberKey, value: '0', ...at })
    .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(at))
    .execute()
}

/**
 * The number of an office's next case, once it is our turn. None is given twice, also when the case that had it was taken
 * back: by then somebody may have said it aloud.
 */
export async function nextCaseNumber(tx: RecordTx, officeId: string): Promise<number> {
  const last = await tx
    .selectFrom('setting')
    .select('value')
    .where('officeId', '=', officeId)
    .where('key', '=', numberKey)
    .executeTakeFirstOrThrow()
  const highest = await tx
    .selectFrom('responseCase')
    .select(({ fn }) => fn.max('number').as('n'))
    .where('officeId', '=', officeId)
    .executeTakeFirst()
  const next = Math.max(Number(last.value), highest?.n ?? 0) + 1
  await tx
    .updateTable('setting')
    .set({ value: String(next) })
    .where('officeId', '=', officeId)
    .where('key', '=', numberKey)
    .execute()
  return next
}
