import { effectiveGroups, reprintsInOrder, type RecordTx } from '#record'

interface Member {
  readonly article: { readonly id: string }
  readonly machine: { readonly reprintGroup: string }
}

/**
 * Articles that some office counted as originals until one of these, saved just now, was found to have been published before
 * them. Asked of the record, which decides what counts, each office with its own moves.
 */
export async function displacedOriginals(tx: RecordTx, saved: readonly Member[]): Promise<string[]> {
  const ids = saved.filter((m) => m.machine.reprintGroup !== m.article.id).map((m) => m.article.id)
  if (ids.length === 0) return []
  const displaced = new Set<string>()
  const isSaved = new Set(saved.map((m) => m.article.id))
  for (const { id: officeId } of await tx.selectFrom('office').select('id').execute()) {
    const groups = await effectiveGroups(tx, officeId, ids)
    const taken = new Set([...groups.values()].filter((g) => g.isOriginal).map((g) => g.reprintGroup))
    for (const name of taken) {
      const before = (await reprintsInOrder(tx, officeId, name)).find((id) => !isSaved.has(id))
      if (before) displaced.add(before)
    }
  }
  return [...displaced]
}
