import type { Clock } from '#foundation'
import { type CaseState, transitionsFor } from '#press'
import { inTransaction, type CaseTable, type RecordStore, type RecordTx } from '#record'
import { addEvent, addNotice, deadlineSentence, deadlineText } from './case-event.js'
import { typedText } from './case-text.js'
import { caseMoved, deadlinePassed, formError, moveForbidden } from './errors.js'
import { findCase } from './find-case.js'
import type { NoteRequest } from './note-case.js'
import { hasNoClerk } from './receiving-bodies.js'
import { deadlineRoles, recordingRoles } from './turn.js'

/** States in which the body works on its answer and may ask for more time. */
export const extensionStates: readonly CaseState[] = ['accepted', 'verifying', 'needs-more']

/** True when a role may ask for more time: the body's clerk, or who writes down for a body without one. */
export async function mayAskExtension(
  db: RecordTx | RecordStore['reader'],
  row: Pick<CaseTable, 'officeId' | 'state' | 'body' | 'deadline'>,
  role: NoteRequest['role'],
): Promise<boolean> {
  if (row.deadline === null || !extensionStates.includes(row.state as CaseState)) return false
  if (role === 'don-vi') return transitionsFor(row.state as CaseState, role).length > 0
  return recordingRoles.includes(role) && (await hasNoClerk(db, row.officeId, row.body))
}

/** A body asks for more time; the deadline stays what it is until somebody of the office answers. */
export async function askExtension(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: NoteRequest & { readonly deadline: string | null },
): Promise<CaseTable> {
  return inTransaction(where, async (tx) => {
    const row = await findCase(tx, request, request.caseId)
    if (!extensionStates.includes(row.state as CaseState) || row.deadline === null) throw caseMoved({ from: row.state })
    if (!(await mayAskExtension(tx, row, request.role))) throw moveForbidden({ from: row.state })
    const { deadline } = request
    if (!deadline) throw formError('deadline', 'Chọn ngày đề nghị gia hạn đến.')
    if (deadline <= clock.now()) throw deadlinePassed(clock.now())
    if (deadline <= row.deadline)
      throw formError('deadline', `Ngày đề nghị phải sau hạn đang có, ${deadlineText(row.deadline)}.`)
    const note = typedText('note', request.note)
    if (!note) throw formError('note', 'Ghi lý do đề nghị gia hạn.')
    const behalf = request.role === 'don-vi' ? null : `Ghi thay ${row.body ?? ''}.`
    await write(tx, clock, row, request, 'extension-asked', [
      behalf,
      `Đề nghị gia hạn đến ${deadlineText(deadline)}.`,
      note,
    ])
    await addNotice(tx, clock, row, `${row.body ?? ''} đề nghị gia hạn đến ${deadlineText(deadline)}`)
    return save(tx, clock, row, { extensionAsked: deadline })
  })
}

/** The office grants more time, as asked or to another day, or refuses with a reason. */
export async function answerExtension(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: NoteRequest & { readonly isGranted: boolean; readonly deadline: string | null },
): Promise<CaseTable> {
  return inTransaction(where, async (tx) => {
    const row = await findCase(tx, request, request.caseId)
    if (!deadlineRoles.includes(request.role)) throw moveForbidden({ from: row.state })
    if (row.extensionAsked === null) throw caseMoved({ from: row.state })
    const note = typedText('note', request.note)
    if (!request.isGranted) {
      if (!note) throw formError('note', 'Ghi lý do không gia hạn.')
      await write(tx, clock, row, request, 'extension-refused', [note])
      return save(tx, clock, row, { extensionAsked: null })
    }
    const deadline = request.deadline ?? row.extensionAsked
    if (deadline <= clock.now()) throw deadlinePassed(clock.now())
    const before = row.deadline && `Trước đó là ${deadlineText(row.deadline)}.`
    await write(tx, clock, row, request, 'extension-granted', [deadlineSentence(deadline), before, note])
    return save(tx, clock, row, { deadline, extensionAsked: null })
  })
}

const write = (
  tx: RecordTx,
  clock: Clock,
  row: CaseTable,
  { accountId }: NoteRequest,
  action: 'extension-asked' | 'extension-granted' | 'extension-refused',
  parts: readonly (string | null)[],
): Promise<void> => addEvent(tx, clock, row, { accountId, action, to: row.state as CaseState, parts })

/** Only over the request that was read: of two answers at once the first counts. */
async function save(
  tx: RecordTx,
  clock: Clock,
  row: CaseTable,
  change: Partial<Pick<CaseTable, 'deadline' | 'extensionAsked'>>,
): Promise<CaseTable> {
  const set = { ...change, updatedAt: clock.now() }
  const saved = await tx
    .updateTable('responseCase')
    .set(set)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('extensionAsked', row.extensionAsked === null ? 'is' : '=', row.extensionAsked)
    .returningAll()
    .executeTakeFirst()
  if (!saved) throw caseMoved({ from: row.state })
  return saved
}
