import { type Database, officeSetting, type RecordStore, type RecordTx } from '#record'

/** Rows of the table `setting`; each holds JSON. */
export type SettingKey =
  'sign-in' | 'report.cutOff' | 'report.profile' | 'report.writing' | 'respond' | 'first-run.outlets' | 'rebuild'

/** In the place of an office: what concerns the whole record. */
export const wholeRecord = '*'

/** What the office wrote under a key, or null. */
export const readSetting = (store: RecordStore, officeId: string, key: SettingKey): Promise<unknown> =>
  officeSetting(store.reader, officeId, key)

/** Keeps a value under a key, in the place of what stood there. `at` is UTC, `by` an account; null for the product itself. */
export async function writeSetting(
  db: Database | RecordTx,
  {
    officeId,
    key,
    value,
    at,
    by,
  }: { officeId: string; key: SettingKey; value: unknown; at: string; by: string | null },
): Promise<void> {
  const row = { officeId, key, value: JSON.stringify(value), updatedAt: at, updatedBy: by }
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((c) => c.columns(['officeId', 'key']).doUpdateSet(row))
    .execute()
}

/** Takes a value away. */
export async function forgetSetting(db: Database | RecordTx, officeId: string, key: SettingKey): Promise<void> {
  await db.deleteFrom('setting').where('officeId', '=', officeId).where('key', '=', key).execute()
}
