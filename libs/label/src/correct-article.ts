import { publish } from '#bus'
import { contentId, PressError, timeOrderedId, type Clock } from '#foundation'
import { correctionKinds, events, relevances, tones, topicCodes, type CorrectionKind } from '#press'
import {
  effectiveGroups,
  effectiveLabels,
  type CorrectionTable,
  inTransaction,
  reprintsInOrder,
  type RecordStore,
  type RecordTx,
  touchArticles,
} from '#record'

export interface CorrectionRequest {
  readonly officeId: string
  readonly accountId: string
  readonly articleId: string
  readonly kind: CorrectionKind
  /** Words of the kind, topics as a comma list; for story and reprint group the id to join, or `alone`; `true` for the original. */
  readonly value: string
  readonly reason?: string | null
}

/** Records what a person says about an article. It wins at once over the machine's word, which stays beside it. */
export async function correctArticle(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: CorrectionRequest,
): Promise<CorrectionTable> {
  const value = checkedValue(request)
  return inTransaction(where, async (tx) => {
    const article = await tx.selectFrom('article').selectAll().where('id', '=', request.articleId).executeTakeFirst()
    if (!article || article.state === 'erased') throw articleUnknown(request.articleId)
    const touched = await groupsTouched(tx, request.officeId, request.articleId, request.kind, value)
    const row: CorrectionTable = {
      id: timeOrderedId(clock.nowMs()),
      officeId: request.officeId,
      articleId: request.articleId,
      kind: request.kind,
      value,
      previous: await presentValue(tx, request, article.currentVersionId),
      reason: request.reason?.trim() || null,
      accountId: request.accountId,
      at: clock.now(),
      revokedAt: null,
      revokedBy: null,
    }
    await tx.insertInto('correction').values(row).execute()
    await announce(tx, clock, request.officeId, touched)
    return row
  })
}

/** Takes a correction back: what stood before it stands again. */
export async function revokeCorrection(
  where: RecordStore | RecordTx,
  clock: Clock,
  { officeId, accountId, correctionId }: { officeId: string; accountId: string; correctionId: string },
): Promise<void> {
  await inTransaction(where, async (tx) => {
    const row = await tx
      .selectFrom('correction')
      .selectAll()
      .where('id', '=', correctionId)
      .where('officeId', '=', officeId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (!row) throw correctionUnknown(correctionId)
    const before = await groupsTouched(tx, officeId, row.articleId, row.kind as CorrectionKind, row.value)
    await tx
      .updateTable('correction')
      .set({ revokedAt: clock.now(), revokedBy: accountId })
      .where('id', '=', correctionId)
      .execute()
    const after = await groupsTouched(tx, officeId, row.articleId, row.kind as CorrectionKind, row.value)
    await announce(tx, clock, officeId, [...new Set([...before, ...after])])
  })
}

/** What people said about articles goes to the index on their own lane, ahead of everything that waits. */
export async function announce(
  tx: RecordTx,
  clock: Clock,
  officeId: string,
  articleIds: readonly string[],
): Promise<void> {
  const touched = await touchArticles(tx, articleIds)
  await publish(
    tx,
    clock,
    touched.map((t) => ({
      type: 'article.labelled' as const,
      key: t.articleId,
      lane: 'people' as const,
      payload: { ...t, officeId },
    })),
  )
}

function checkedValue({ kind, value, articleId }: CorrectionRequest): string {
  if (!correctionKinds.includes(kind)) throw valueUnknown(kind, value)
  const given = value.trim()
  if (kind === 'story' || kind === 'reprint-group')
    return given === 'alone' || given === '' ? aloneId(kind, articleId) : given
  const allowed: Record<string, readonly string[]> = {
    relevance: relevances,
    tone: tones,
    event: events,
    topic: topicCodes,
    respond: ['true', 'false'],
    original: ['true'],
  }
  const values = [
    ...new Set(
      given
        .split(',')
        .map((v) => v.trim())
        .filter(Boolean),
    ),
  ]
  const isOk =
    values.length > 0 &&
    values.every((v) => allowed[kind]?.includes(v)) &&
    (kind === 'topic' ? values.length <= 3 : values.length === 1)
  if (!isOk) throw valueUnknown(kind, value)
  return values.join(',')
}

/** A group of its own. Not the article's id: the machine's group may carry that name, with others in it. */
const aloneId = (kind: CorrectionKind, articleId: string): string => contentId(['alone', kind, articleId])

async function presentValue(
  tx: RecordTx,
  { officeId, articleId, kind }: CorrectionRequest,
  versionId: string,
): Promise<string | null> {
  if (kind === 'story' || kind === 'reprint-group') {
    const groups = (await effectiveGroups(tx, officeId, [articleId])).get(articleId)
    return (kind === 'story' ? groups?.story : groups?.reprintGroup) ?? null
  }
  if (kind === 'original') return (await reprintsOf(tx, officeId, articleId))[0] ?? null
  const labels = await tx
    .selectFrom('label')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('articleId', '=', articleId)
    .where('versionId', '=', versionId)
    .execute()
  const corrections = await tx
    .selectFrom('correction')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('articleId', '=', articleId)
    .where('revokedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return effectiveLabels(labels, corrections)[kind]?.values.join(',') ?? null
}

/** Moving an article out of a reprint group may make another one the original: all of both groups are looked at again. */
async function groupsTouched(
  tx: RecordTx,
  officeId: string,
  articleId: string,
  kind: CorrectionKind,
  value: string,
): Promise<string[]> {
  if (kind === 'original') return reprintsOf(tx, officeId, articleId)
  if (kind !== 'reprint-group') return [articleId]
  const own = await tx
    .selectFrom('groupMember')
    .select('reprintGroup')
    .where('articleId', '=', articleId)
    .executeTakeFirst()
  const groups = [value, ...(own ? [own.reprintGroup] : [])]
  const members = await tx.selectFrom('groupMember').select('articleId').where('reprintGroup', 'in', groups).execute()
  const moved = await tx
    .selectFrom('correction')
    .select('articleId')
    .where('officeId', '=', officeId)
    .where('kind', '=', 'reprint-group')
    .where('value', 'in', groups)
    .execute()
  return [...new Set([articleId, ...members.map((m) => m.articleId), ...moved.map((m) => m.articleId)])]
}

/** The articles that carry the text of one, as the office sees it, the original first. */
async function reprintsOf(tx: RecordTx, officeId: string, articleId: string): Promise<string[]> {
  const own = (await effectiveGroups(tx, officeId, [articleId])).get(articleId)
  return own ? reprintsInOrder(tx, officeId, own.reprintGroup) : [articleId]
}

const articleUnknown = (articleId: string): PressError =>
  new PressError('article-unknown', {
    userMessage: 'Không thấy tin bài này. Có thể bài đã bị xóa; hãy quay lại danh sách.',
    details: { articleId },
  })
const correctionUnknown = (correctionId: string): PressError =>
  new PressError('correction-unknown', {
    userMessage: 'Hiệu chỉnh này đã được hoàn tác hoặc không còn. Hãy tải lại trang.',
    details: { correctionId },
  })
const valueUnknown = (kind: string, value: string): PressError =>
  new PressError('correction-value', {
    userMessage: 'Giá trị hiệu chỉnh không hợp lệ. Hãy chọn một giá trị trong danh sách.',
    details: { kind, value },
  })
