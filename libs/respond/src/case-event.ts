import { timeOrderedId, type Clock } from '#foundation'
import { localDate, localTime, type CaseState } from '#press'
import type { CaseTable, RecordTx } from '#record'

/** What happened to a case. */
export type CaseAction =
  'flag' | 'move' | 'note' | 'deadline' | 'extension-asked' | 'extension-granted' | 'extension-refused'

/** Writes a line of the case's history. `parts` are sentences; empty ones are left out. */
export async function addEvent(
  tx: RecordTx,
  clock: Clock,
  row: Pick<CaseTable, 'id' | 'officeId' | 'state'>,
  event: {
    accountId: string
    action: CaseAction
    to: CaseState
    parts: readonly (string | null | undefined | false)[]
  },
): Promise<void> {
  await tx
    .insertInto('caseEvent')
    .values({
      id: timeOrderedId(clock.nowMs()),
      officeId: row.officeId,
      caseId: row.id,
      at: clock.now(),
      accountId: event.accountId,
      action: event.action,
      fromState: event.action === 'flag' ? null : row.state,
      toState: event.to,
      note: event.parts.filter(Boolean).join('\n') || null,
    })
    .execute()
}

/** Tells the office's own people what a body did, since they do not look at the case all day. */
export async function addNotice(tx: RecordTx, clock: Clock, row: CaseTable, text: string): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      id: timeOrderedId(clock.nowMs()),
      officeId: row.officeId,
      at: clock.now(),
      kind: 'case',
      text: `PH-${row.number}: ${text}`,
      link: `/cases/${row.id}`,
      readAt: null,
    })
    .execute()
}

/** `25/11/2026, 17:00` in local time. */
export function deadlineText(deadline: string): string {
  const [year = '', month = '', day = ''] = localDate(deadline).split('-')
  return `${day}/${month}/${year}, ${localTime(deadline)}`
}
export const deadlineSentence = (deadline: string): string => `Hạn: ${deadlineText(deadline)}.`
