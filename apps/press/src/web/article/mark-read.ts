import { unlessFull } from '#record'
import type { Desk } from '../../desk.js'
import type { SignedVisit } from '../shell/visit.js'

/** Lists show what was opened; each person has marks of the own. */
export async function markRead(desk: Desk, { office, account, now }: SignedVisit, articleId: string): Promise<void> {
  await unlessFull(
    desk.store.db
      .insertInto('readMark')
      .values({ officeId: office.id, accountId: account.id, articleId, at: now })
      .onConflict((c) => c.doNothing()),
  )
}
