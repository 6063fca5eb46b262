import type { Database, RecordTx } from '../record-store.js'

/** What an office wrote under a key of the table `setting` (JSON), or null. */
export async function officeSetting(db: Database | RecordTx, officeId: string, key: string): Promise<unknown> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('officeId', '=', officeId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? JSON.parse(row.value) : null
}
