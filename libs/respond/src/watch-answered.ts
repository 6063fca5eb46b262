import { addDays } from '#press'
import type { Clock } from '#foundation'
import { announce } from '#label'
import type { RecordStore } from '#record'
import { addEvent, addNotice } from './case-event.js'

/** Days after an answer to the press from which a case is watched: by then the paper may have printed it. */
export const watchAfterDays = 1

/** Stands in the history where nobody moved a case: it moved by itself. */
export const byItself = 'machine'

/**
 * Cases whose answer is out for a day become watched by themselves, with a notice: did the paper print, mend or withdraw?
 * @returns cases moved.
 */
export async function watchAnswered(store: RecordStore, clock: Clock): Promise<number> {
  const since = addDays(clock.now(), -watchAfterDays)
  const due = await store.reader
    .selectFrom('responseCase')
    .select('id')
    .where('state', '=', 'answered')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('caseEvent')
            .select('caseEvent.id')
            .whereRef('caseEvent.caseId', '=', 'responseCase.id')
            .where('caseEvent.toState', '=', 'answered')
            .where('caseEvent.action', '=', 'move')
            .where('caseEvent.at', '>', since),
        ),
      ),
    )
    .execute()
  let moved = 0
  for (const { id } of due) if (await watch(store, clock, id)) moved++
  return moved
}

/** Nothing when somebody closed it meanwhile. */
const watch = (store: RecordStore, clock: Clock, id: string): Promise<boolean> =>
  store.transaction(async (tx) => {
    const row = await tx
      .updateTable('responseCase')
      .set({ state: 'watched', updatedAt: clock.now() })
      .where('id', '=', id)
      .where('state', '=', 'answered')
      .returningAll()
      .executeTakeFirst()
    if (!row) return false
    const before = { ...row, state: 'answered' }
    await addEvent(tx, clock, before, { accountId: byItself, action: 'move', to: 'watched', parts: [] })
    await addNotice(tx, clock, row, 'đã sang theo dõi: xem báo đã đăng, sửa hay gỡ bài')
    await announce(tx, clock, row.officeId, [row.articleId])
    return true
  })
