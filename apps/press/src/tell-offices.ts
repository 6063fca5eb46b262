import { timeOrderedId } from '#foundation'
import type { RecordStore } from '#record'

/** A notice of a kind for every office that has none of it since a time. */
export async function tellOffices(
  store: RecordStore,
  now: string,
  kind: string,
  text: string,
  since: string,
  link = '/jobs',
): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { id: officeId } of await tx.selectFrom('office').select('id').execute()) {
      const known = await tx
        .selectFrom('notice')
        .select('id')
        .where('officeId', '=', officeId)
        .where('kind', '=', kind)
        .where('at', '>', since)
        .limit(1)
        .executeTakeFirst()
      if (known) continue
      const row = { id: timeOrderedId(Date.parse(now)), officeId, at: now, kind, text, link, readAt: null }
      await tx.insertInto('notice').values(row).execute()
    }
  })
}
