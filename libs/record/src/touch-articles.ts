import type { RecordTx } from './record-store.js'

/** Raises the revision of articles about which something changed; gives what a message on each has to name. */
export async function touchArticles(
  tx: RecordTx,
  ids: readonly string[],
): Promise<{ articleId: string; versionId: string }[]> {
  if (ids.length === 0) return []
  await tx
    .updateTable('article')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
  return tx
    .selectFrom('article')
    .select(['id as articleId', 'currentVersionId as versionId'])
    .where('id', 'in', ids)
    .execute()
}
