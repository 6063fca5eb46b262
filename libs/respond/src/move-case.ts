import type { Clock } from '#foundation'
import { announce } from '#label'
import { caseStateNames, caseTransitions, flagLevels, type CaseState } from '#press'
import { type CaseTable, inTransaction, type RecordStore, type RecordTx } from '#record'
import { addEvent, addNotice, deadlineSentence } from './case-event.js'
import { typedBody, typedText } from './case-text.js'
import { caseMoved, deadlinePassed, formError, moveForbidden } from './errors.js'
import { extensionStates } from './extension.js'
import { findCase, type CaseViewer } from './find-case.js'
import { movesOf } from './moves-of.js'
import { knownBody } from './receiving-bodies.js'

/** What the head of desk may find out about a report in the press. */
export const conclusions = {
  dung: 'Báo nêu đúng',
  'dung-mot-phan': 'Báo nêu đúng một phần',
  'khong-dung': 'Báo nêu không đúng',
  'chua-du-can-cu': 'Chưa đủ căn cứ kết luận',
} as const
export type Conclusion = keyof typeof conclusions

/** Fields of a case that a move may change. */
export type CaseField = 'level' | 'handling' | 'body' | 'deadline' | 'answer' | 'conclusion'

/** Fields that a move asks for; whatever else a form sends is left alone. */
const fieldsAsked: Partial<Record<CaseState, readonly CaseField[]>> = {
  proposed: ['level', 'handling', 'body', 'deadline'],
  dispatched: ['body', 'deadline'],
  reported: ['answer'],
  concluded: ['conclusion'],
  answered: ['answer'],
}
export const fieldsOfMove = (to: CaseState): readonly CaseField[] => fieldsAsked[to] ?? []

export interface MoveRequest extends CaseViewer {
  readonly accountId: string
  readonly caseId: string
  readonly to: CaseState
  readonly note?: string | null
  /** The office lets its head of desk dispatch; see `respondSettings`. */
  readonly headMayDispatch?: boolean
  readonly changes?: Partial<Record<CaseField, string | null>>
}

/** Moves a case along its path; refuses a move that the role may not make. */
export async function moveCase(where: RecordStore | RecordTx, clock: Clock, request: MoveRequest): Promise<CaseTable> {
  return inTransaction(where, async (tx) => {
    const row = await findCase(tx, request, request.caseId)
    const { moves, isOnBehalf } = await movesOf(tx, row, request.role, request.headMayDispatch)
    const move = moves.find((t) => t.to === request.to)
    if (!move) throw refusal(row, request.to)
    const note = typedText('note', request.note)
    const set = await checkedChanges(tx, clock, row, request)
    if (move.needsReason && !note) throw formError('note', 'Ghi lý do.')
    const changed = await saveMoved(tx, row, { ...set, state: request.to, updatedAt: clock.now() })
    await addEvent(tx, clock, row, {
      accountId: request.accountId,
      action: 'move',
      to: request.to,
      parts: [isOnBehalf && `Ghi thay ${row.body ?? ''}.`, ...changesAsSentences(request, set), note],
    })
    if (request.role === 'don-vi')
      await addNotice(tx, clock, changed, `${row.body ?? ''} chuyển sang “${caseStateNames[request.to]}”`)
    await announce(tx, clock, request.officeId, [row.articleId])
    return changed
  })
}

const refusal = (row: CaseTable, to: CaseState) => {
  const details = { from: row.state, to }
  return caseTransitions.some((t) => t.from === row.state && t.to === to) ? moveForbidden(details) : caseMoved(details)
}

type Changes = Partial<
  Pick<CaseTable, 'level' | 'handling' | 'body' | 'deadline' | 'answer' | 'conclusion' | 'extensionAsked'>
>

/** Only when nobody moved it since we read it; what others changed besides (its deadline) stays as they left it. */
async function saveMoved(
  tx: RecordTx,
  row: CaseTable,
  set: Changes & Pick<CaseTable, 'state' | 'updatedAt'>,
): Promise<CaseTable> {
  const changed = await tx
    .updateTable('responseCase')
    .set(set)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .returningAll()
    .executeTakeFirst()
  if (!changed) throw caseMoved({ from: row.state, to: set.state })
  return changed
}

async function checkedChanges(tx: RecordTx, clock: Clock, row: CaseTable, request: MoveRequest): Promise<Changes> {
  const given = request.changes ?? {}
  const set: Changes = {}
  for (const field of fieldsOfMove(request.to)) {
    const value = given[field]
    if (field === 'conclusion') {
      if (!Object.hasOwn(conclusions, value ?? '')) throw formError('conclusion', 'Chọn kết luận.')
      set.conclusion = value
    } else if (value === undefined) continue
    else if (field === 'level') {
      if (!Object.hasOwn(flagLevels, value ?? '')) throw formError('level', 'Chọn mức độ.')
      set.level = value as string
    } else if (field === 'body') set.body = await knownBody(tx, row.officeId, typedBody(value))
    else if (field === 'deadline') set.deadline = value
    else set[field] = typedText(field, value)
  }
  checkTogether({ ...row, ...set }, row, request.to, clock.now())
  // A request for more time falls away with the work it was for, a finding with the case that is opened again.
  if (!extensionStates.includes(request.to)) set.extensionAsked = null
  if (request.to === 'reviewed') set.conclusion = null
  return set
}

function checkTogether(next: CaseTable, row: CaseTable, to: CaseState, now: string): void {
  if (to === 'proposed' && !next.handling) throw formError('handling', 'Ghi đề xuất xử lý.')
  if (to === 'dispatched' && !next.body) throw formError('body', 'Chọn đơn vị trả lời.')
  if (to === 'dispatched' && row.state === 'returned' && next.body === row.body)
    throw formError('body', 'Chọn đơn vị khác: đơn vị này đã trả lại việc.')
  if (to === 'dispatched' && !next.deadline) throw formError('deadline', 'Chọn hạn trả lời.')
  if (fieldsOfMove(to).includes('deadline') && next.deadline && next.deadline <= now) throw deadlinePassed(now)
  if (to === 'reported' && !next.answer) throw formError('answer', 'Ghi kết quả xác minh.')
  if (to === 'answered' && !next.answer) throw formError('answer', 'Ghi nội dung đã trả lời báo.')
}

/** The history keeps what was decided, since later moves may change the case. */
function changesAsSentences(request: MoveRequest, set: Changes): (string | null | undefined | false)[] {
  const conclusion = request.to === 'concluded' ? conclusions[request.changes?.conclusion as Conclusion] : null
  return [
    conclusion && `${conclusion}.`,
    set.handling && `Đề xuất: ${set.handling}`,
    set.body && `Đơn vị: ${set.body}.`,
    set.deadline && deadlineSentence(set.deadline),
    set.answer,
  ]
}
