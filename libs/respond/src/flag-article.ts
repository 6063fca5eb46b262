import { PressError, timeOrderedId, type Clock } from '#foundation'
import { announce } from '#label'
import {
  caseTransitions,
  flagLevels,
  flagReasons,
  transitionsFor,
  type CaseState,
  type FlagLevel,
  type FlagReason,
  type Role,
} from '#press'
import type { CaseTable, RecordStore, RecordTx } from '#record'

export interface FlagRequest {
  readonly officeId: string
  readonly accountId: string
  readonly articleId: string
  readonly reason: FlagReason
  readonly level: FlagLevel
  /** What the office proposes to do, typed by a person. */
  readonly handling?: string | null
  /** The body that should answer. */
  readonly body?: string | null
  /** UTC. */
  readonly deadline?: string | null
  readonly note?: string | null
}

/** Opens a case on an article. One article has at most one open case; a second flag is an error that names the first. */
export async function flagArticle(store: RecordStore, clock: Clock, request: FlagRequest): Promise<CaseTable> {
  if (!(request.reason in flagReasons)) throw formError('reason', 'Chọn lý do gắn cờ.')
  if (!(request.level in flagLevels)) throw formError('level', 'Chọn mức độ.')
  if (request.deadline && request.deadline <= clock.now()) throw formError('deadline', 'Hạn phải sau giờ hiện tại.')
  return store.transaction(async (tx) => {
    const article = await tx
      .selectFrom('article')
      .innerJoin('version', 'version.id', 'article.currentVersionId')
      .select(['article.id', 'version.title'])
      .where('article.id', '=', request.articleId)
      .where('article.state', '!=', 'erased')
      .executeTakeFirst()
    if (!article)
      throw new PressError('article-unknown', { userMessage: 'Không thấy tin bài này. Hãy quay lại danh sách.' })
    await refuseSecondCase(tx, request.officeId, request.articleId)
    const row = await newCase(tx, clock, request, article.title)
    await tx.insertInto('responseCase').values(row).execute()
    await addEvent(tx, clock, row, request.accountId, { action: 'flag', to: 'flagged', note: request.note ?? null })
    await announce(tx, clock, request.officeId, [request.articleId])
    return row
  })
}

async function refuseSecondCase(tx: RecordTx, officeId: string, articleId: string): Promise<void> {
  const open = await tx
    .selectFrom('responseCase')
    .select('number')
    .where('officeId', '=', officeId)
    .where('articleId', '=', articleId)
    .where('state', 'not in', ['closed', 'dismissed'])
    .executeTakeFirst()
  if (open) {
    throw new PressError('case-open', {
      userMessage: `Bài này đã có việc PH-${open.number} đang mở. Hãy mở việc đó để ghi thêm.`,
      details: { number: open.number },
    })
  }
}

async function newCase(tx: RecordTx, clock: Clock, r: FlagRequest, title: string): Promise<CaseTable> {
  const last = await tx
    .selectFrom('responseCase')
    .select(({ fn }) => fn.max('number').as('n'))
    .where('officeId', '=', r.officeId)
    .executeTakeFirst()
  const trimmed = (text?: string | null): string | null => text?.trim() || null
  return {
    id: timeOrderedId(clock.nowMs()),
    officeId: r.officeId,
    number: Number(last?.n ?? 0) + 1,
    articleId: r.articleId,
    title,
    state: 'flagged',
    reason: r.reason,
    level: r.level,
    handling: trimmed(r.handling),
    body: trimmed(r.body),
    deadline: r.deadline ?? null,
    note: trimmed(r.note),
    answer: null,
    createdAt: clock.now(),
    createdBy: r.accountId,
    updatedAt: clock.now(),
  }
}

export interface MoveRequest {
  readonly officeId: string
  readonly accountId: string
  readonly role: Role
  /** The clerk's own body: a clerk sees and moves the cases of that body only. */
  readonly ownBody: string | null
  readonly caseId: string
  readonly to: CaseState
  readonly note?: string | null
  readonly headMayDispatch?: boolean
  readonly changes?: Partial<Pick<CaseTable, 'handling' | 'body' | 'deadline' | 'answer' | 'note' | 'level'>>
}

/** Moves a case along its path; refuses a move that the role may not make. */
export async function moveCase(store: RecordStore, clock: Clock, request: MoveRequest): Promise<CaseTable> {
  return store.transaction(async (tx) => {
    const row = await tx
      .selectFrom('responseCase')
      .selectAll()
      .where('id', '=', request.caseId)
      .where('officeId', '=', request.officeId)
      .executeTakeFirst()
    if (!row || (request.role === 'don-vi' && row.body !== request.ownBody)) {
      throw new PressError('case-unknown', { userMessage: 'Không thấy việc này, hoặc việc thuộc đơn vị khác.' })
    }
    const move = transitionsFor(row.state as CaseState, request.role, request.headMayDispatch).find(
      (t) => t.to === request.to,
    )
    if (!move) throw notAllowed(row, request.to)
    if (move.needsReason && !request.note?.trim()) throw formError('note', 'Ghi lý do.')
    if (request.to === 'dispatched' && !(request.changes?.body ?? row.body))
      throw formError('body', 'Chọn đơn vị trả lời.')
    const changed = { ...row, ...request.changes, state: request.to, updatedAt: clock.now() }
    await tx.updateTable('responseCase').set(changed).where('id', '=', row.id).execute()
    await addEvent(tx, clock, row, request.accountId, { action: 'move', to: request.to, note: request.note ?? null })
    await announce(tx, clock, request.officeId, [row.articleId])
    return changed
  })
}

function notAllowed(row: CaseTable, to: CaseState): PressError {
  const exists = caseTransitions.some((t) => t.from === row.state && t.to === to)
  return new PressError('case-move', {
    userMessage: exists
      ? 'Vai trò này không được chuyển việc sang trạng thái đó.'
      : 'Việc đã sang trạng thái khác. Hãy tải lại trang.',
    details: { from: row.state, to },
  })
}

async function addEvent(
  tx: RecordTx,
  clock: Clock,
  row: CaseTable,
  accountId: string,
  { action, to, note }: { action: string; to: CaseState; note: string | null },
): Promise<void> {
  await tx
    .insertInto('caseEvent')
    .values({
      id: timeOrderedId(clock.nowMs()),
      officeId: row.officeId,
      caseId: row.id,
      at: clock.now(),
      accountId,
      action,
      fromState: action === 'flag' ? null : row.state,
      toState: to,
      note: note?.trim() || null,
    })
    .execute()
}

/** A mistake in one field of a form; `details.field` names it. */
const formError = (field: string, userMessage: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })
