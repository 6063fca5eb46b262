import { PressError, timeOrderedId, type Clock } from '#foundation'
import { announce } from '#label'
import { flagLevels, flagReasons, type FlagLevel, type FlagReason } from '#press'
import { type CaseTable, inTransaction, type RecordStore, type RecordTx } from '#record'
import { addEvent, deadlineSentence } from './case-event.js'
import { awaitTurn, nextCaseNumber } from './case-number.js'
import { typedBody, typedText } from './case-text.js'
import { deadlinePassed, formError } from './errors.js'
import { knownBody } from './receiving-bodies.js'

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
export async function flagArticle(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: FlagRequest,
): Promise<CaseTable> {
  if (!Object.hasOwn(flagReasons, request.reason)) throw formError('reason', 'Chọn lý do gắn cờ.')
  if (!Object.hasOwn(flagLevels, request.level)) throw formError('level', 'Chọn mức độ.')
  if (request.deadline && request.deadline <= clock.now()) throw deadlinePassed(clock.now())
  return inTransaction(where, async (tx) => {
    const article = await tx
      .selectFrom('article')
      .innerJoin('version', 'version.id', 'article.currentVersionId')
      .select(['article.id', 'version.title'])
      .where('article.id', '=', request.articleId)
      .where('article.state', '!=', 'erased')
      .executeTakeFirst()
    if (!article)
      throw new PressError('article-unknown', { userMessage: 'Không thấy tin bài này. Hãy quay lại danh sách.' })
    await awaitTurn(tx, clock, request.officeId)
    await refuseSecondCase(tx, request.officeId, request.articleId)
    const row = await newCase(tx, clock, request, article.title)
    await tx.insertInto('responseCase').values(row).execute()
    await addEvent(tx, clock, row, {
      accountId: request.accountId,
      action: 'flag',
      to: 'flagged',
      parts: [row.body && `Đơn vị: ${row.body}.`, row.deadline && deadlineSentence(row.deadline), row.note],
    })
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
  return {
    id: timeOrderedId(clock.nowMs()),
    officeId: r.officeId,
    number: await nextCaseNumber(tx, r.officeId),
    articleId: r.articleId,
    title,
    state: 'flagged',
    reason: r.reason,
    level: r.level,
    handling: typedText('handling', r.handling),
    body: await knownBody(tx, r.officeId, typedBody(r.body)),
    deadline: r.deadline ?? null,
    note: typedText('note', r.note),
    answer: null,
    conclusion: null,
    extensionAsked: null,
    createdAt: clock.now(),
    createdBy: r.accountId,
    updatedAt: clock.now(),
  }
}
