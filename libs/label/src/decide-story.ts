import { type Clock, PressError, timeOrderedId } from '#foundation'
import type { StoryDecisionKind } from '#press'
import {
  type CorrectionTable,
  effectiveGroups,
  inTransaction,
  membersOfStory,
  type RecordStore,
  type RecordTx,
  reprintsInOrder,
  type StoryDecisionTable,
  storyDecisions,
} from '#record'
import { announce, correctArticle } from './correct-article.js'

export interface StoryDecisionRequest {
  readonly officeId: string
  readonly accountId: string
  readonly story: string
  readonly kind: StoryDecisionKind
  /** The story to merge into, or the title; nothing for a pin. */
  readonly value?: string
  readonly reason?: string | null
}
export interface StoryMoveRequest {
  readonly officeId: string
  readonly accountId: string
  readonly articleIds: readonly string[]
  /** The story to move to; `new` begins one of these articles. */
  readonly to: string
  readonly reason?: string | null
}

/** Longest title a person may give. Characters. */
const titleMax = 200

/** Records what an office decides about a whole story; articles that come later are under it too. */
export async function decideStory(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: StoryDecisionRequest,
): Promise<StoryDecisionTable> {
  return inTransaction(where, async (tx) => {
    const { officeId, accountId, kind, reason } = request
    const known = await storyDecisions(tx, officeId)
    const story = known.rootOf(request.story)
    const members = await membersOfStory(tx, officeId, story)
    if (members.length === 0) throw storyUnknown(request.story)
    const value = await checkedValue(tx, { ...request, story })
    const row: StoryDecisionTable = {
      id: timeOrderedId(clock.nowMs()),
      officeId,
      story,
      kind,
      value,
      reason: reason?.trim() || null,
      accountId,
      at: clock.now(),
      revokedAt: null,
      revokedBy: null,
    }
    await tx.insertInto('storyDecision').values(row).execute()
    if (kind === 'merge') await announce(tx, clock, officeId, members)
    return row
  })
}

async function checkedValue(tx: RecordTx, { officeId, story, kind, value = '' }: StoryDecisionRequest): Promise<string> {
  const given = value.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (kind === 'pin') return 'true'
  if (kind === 'title') {
    if (given === '' || given.length > titleMax) throw mistake('Tên dòng sự kiện cần từ 1 đến 200 ký tự. Hãy nhập lại.', 'title')
    return given
  }
  const target = (await storyDecisions(tx, officeId)).rootOf(given)
  if (target === story) throw mistake('Hai dòng sự kiện này đã là một. Hãy chọn một dòng khác.', 'target')
  if ((await membersOfStory(tx, officeId, target)).length === 0)
    throw mistake('Dòng sự kiện được chọn không còn. Hãy chọn một dòng khác.', 'target')
  return target
} // prettier-ignore

/** Takes a decision about a story back: what stood before it stands again. */
export async function revokeStoryDecision(
  where: RecordStore | RecordTx,
  clock: Clock,
  { officeId, accountId, decisionId }: { officeId: string; accountId: string; decisionId: string },
): Promise<StoryDecisionTable> {
  return inTransaction(where, async (tx) => {
    const row = await tx
      .selectFrom('storyDecision')
      .selectAll()
      .where('id', '=', decisionId)
      .where('officeId', '=', officeId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (!row) throw decisionUnknown(decisionId)
    const revoked = { revokedAt: clock.now(), revokedBy: accountId }
    await tx.updateTable('storyDecision').set(revoked).where('id', '=', decisionId).execute()
    if (row.kind === 'merge') await announce(tx, clock, officeId, await membersOfStory(tx, officeId, row.story))
    return { ...row, ...revoked }
  })
}

/**
 * Moves articles to another story, or begins one with them. Articles of the same story that carry the same text go along: one
 * text tells one happening. Moving one to where it stands pins it there: the machine does not move it any more.
 */
export async function moveArticles(
  where: RecordStore | RecordTx,
  clock: Clock,
  { officeId, accountId, articleIds, to, reason }: StoryMoveRequest,
): Promise<CorrectionTable[]> {
  return inTransaction(where, async (tx) => {
    const ids = await withCopies(tx, officeId, articleIds)
    if (ids.length === 0) throw mistake('Chưa chọn bài nào. Hãy đánh dấu vào ô ở đầu dòng rồi làm lại.', 'article')
    const value = to === 'new' ? timeOrderedId(clock.nowMs()) : await knownStory(tx, officeId, to)
    const made: CorrectionTable[] = []
    for (const articleId of ids)
      made.push(
        await correctArticle(tx, clock, { officeId, accountId, articleId, kind: 'story', value, reason: reason ?? null }),
      )
    return made
  })
} // prettier-ignore

async function withCopies(tx: RecordTx, officeId: string, articleIds: readonly string[]): Promise<string[]> {
  const chosen = await effectiveGroups(tx, officeId, articleIds)
  const all = new Set(chosen.keys())
  const texts = new Map([...chosen.values()].map((own) => [`${own.reprintGroup} ${own.story}`, own]))
  for (const { reprintGroup, story } of texts.values()) {
    const copies = await reprintsInOrder(tx, officeId, reprintGroup)
    for (const [id, own] of await effectiveGroups(tx, officeId, copies)) if (own.story === story) all.add(id)
  }
  return [...all]
}

async function knownStory(tx: RecordTx, officeId: string, story: string): Promise<string> {
  const root = (await storyDecisions(tx, officeId)).rootOf(story.trim())
  if ((await membersOfStory(tx, officeId, root)).length === 0)
    throw mistake('Dòng sự kiện được chọn không còn. Hãy chọn một dòng khác.', 'target')
  return root
}

const mistake = (userMessage: string, field: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })
const storyUnknown = (story: string): PressError =>
  new PressError('story-unknown', {
    userMessage: 'Không có dòng sự kiện này. Có thể các bài đã được chuyển sang dòng khác; hãy tìm lại trong mục Dòng sự kiện.',
    details: { story },
  }) // prettier-ignore
const decisionUnknown = (decisionId: string): PressError =>
  new PressError('decision-unknown', {
    userMessage: 'Việc này đã được hoàn tác hoặc không còn. Hãy tải lại trang.',
    details: { decisionId },
  })
