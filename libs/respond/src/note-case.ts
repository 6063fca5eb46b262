import type { Clock } from '#foundation'
import type { CaseState } from '#press'
import { type CaseTable, inTransaction, type RecordStore, type RecordTx } from '#record'
import { addEvent, addNotice, deadlineSentence, deadlineText } from './case-event.js'
import { typedText } from './case-text.js'
import { caseMoved, deadlinePassed, formError, moveForbidden } from './errors.js'
import { findCase, type CaseViewer } from './find-case.js'
import { deadlineRoles } from './turn.js'

export interface NoteRequest extends CaseViewer {
  readonly accountId: string
  readonly caseId: string
  readonly note: string | null
}

/** Adds a line to a case's history: a reminder, a request for more time, what was said on the telephone. */
export async function noteCase(where: RecordStore | RecordTx, clock: Clock, request: NoteRequest): Promise<CaseTable> {
  return inTransaction(where, async (tx) => {
    const row = await findCase(tx, request, request.caseId)
    const note = typedText('note', request.note)
    if (!note) throw formError('note', 'Ghi nội dung.')
    await addEvent(tx, clock, row, {
      accountId: request.accountId,
      action: 'note',
      to: row.state as CaseState,
      parts: [note],
    })
    if (request.role === 'don-vi') await addNotice(tx, clock, row, `${row.body ?? ''} ghi thêm vào việc`)
    return touch(tx, clock, row, {})
  })
}

/** Sets another deadline; the old one stays in the history. A request for more time is answered with it. */
export async function changeDeadline(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: NoteRequest & { readonly deadline: string | null },
): Promise<CaseTable> {
  return inTransaction(where, async (tx) => {
    const row = await findCase(tx, request, request.caseId)
    if (!deadlineRoles.includes(request.role)) throw moveForbidden({ from: row.state })
    if (['closed', 'dismissed'].includes(row.state)) throw caseMoved({ from: row.state })
    const { deadline } = request
    if (!deadline) throw formError('deadline', 'Chọn ngày hạn mới.')
    if (deadline <= clock.now()) throw deadlinePassed(clock.now())
    const note = typedText('note', request.note)
    const before = row.deadline ? `Trước đó là ${deadlineText(row.deadline)}.` : null
    await addEvent(tx, clock, row, {
      accountId: request.accountId,
      action: 'deadline',
      to: row.state as CaseState,
      parts: [deadlineSentence(deadline), before, note],
    })
    return touch(tx, clock, row, { deadline, extensionAsked: null })
  })
}

async function touch(
  tx: RecordTx,
  clock: Clock,
  row: CaseTable,
  change: Partial<Pick<CaseTable, 'deadline' | 'extensionAsked'>>,
): Promise<CaseTable> {
  const set = { ...change, updatedAt: clock.now() }
  await tx.updateTable('responseCase').set(set).where('id', '=', row.id).execute()
  return { ...row, ...set }
}
