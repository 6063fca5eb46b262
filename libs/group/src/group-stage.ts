import { publish, type Envelope, type Handler, type Prepared } from '#bus'
import { PressError, type Clock, type Log, type Metrics } from '#foundation'
import {
  type ArticleTable,
  type GroupMemberTable,
  type RecordStore,
  type RecordTx,
  type VersionTable,
  touchArticles,
} from '#record'
import { GroupWindow } from './window/group-window.js'
import type { Joined } from './window/joined.js'
import { encodeSignature } from './window/signature.js'

export interface GroupStageParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly windowDays: number
}

interface Grouped {
  readonly article: ArticleTable
  readonly version: VersionTable
  readonly joined: Joined
}
type Versioned = Envelope<'article.versioned'>

/** Rows of the window read from the record at a time. */
const loadAtOnce = 500

/**
 * Stage "group": same text, then same happening. One consumer: the window in memory decides across articles. It is filled
 * from the record before the first batch and put back when a transaction did not happen.
 */
export function groupStage(parts: GroupStageParts): Handler<'article.versioned', Grouped> {
  let window: GroupWindow | null = null
  return {
    name: 'group',
    on: 'article.versioned',
    batchSize: 40,
    prepare: async (batch) => {
      window ??= await loadWindow(parts)
      return joinBatch(window, batch, parts)
    },
    save: async (items, tx) => {
      for (const { prepared } of items) await saveMember(tx, prepared, parts.clock)
      await publish(
        tx,
        parts.clock,
        items.flatMap(({ message, prepared }) => messagesFor(message, prepared)),
      )
      const displaced = items.flatMap(({ prepared }) => prepared.joined.takesOriginalFrom ?? [])
      await resendOriginals(tx, displaced, parts.clock)
    },
    committed: (items) => {
      window?.commit()
      parts.metrics.add('press_group_items_total', { outcome: 'new' }, items.length)
    },
    rolledBack: () => window?.rollback(),
  }
}

async function joinBatch(
  window: GroupWindow,
  batch: readonly Versioned[],
  { store }: GroupStageParts,
): Promise<Prepared<Grouped>[]> {
  const versionIds = batch.map((m) => m.payload.versionId)
  const versions = new Map(
    (await store.db.selectFrom('version').selectAll().where('id', 'in', versionIds).execute()).map((v) => [v.id, v]),
  )
  const articleIds = batch.map((m) => m.payload.articleId)
  const articles = new Map(
    (await store.db.selectFrom('article').selectAll().where('id', 'in', articleIds).execute()).map((a) => [a.id, a]),
  )
  const answers: Prepared<Grouped>[] = []
  window.begin()
  try {
    for (const { payload } of batch) {
      const version = versions.get(payload.versionId)
      const article = articles.get(payload.articleId)
      if (!version || !article) {
        answers.push({ error: missing(payload.versionId) })
        continue
      }
      const { title, text } = version
      const joined = window.join({
        id: article.id,
        title,
        text,
        publishedAt: article.publishedAt,
        arrivedAt: Date.parse(article.firstSeenAt),
      })
      answers.push({ ok: { article, version, joined } })
      // Pages are served by the same thread: let them in between articles.
      await new Promise(setImmediate)
    }
    return answers
  } catch (error) {
    window.rollback()
    throw error
  }
}

const missing = (versionId: string): PressError =>
  new PressError('version-missing', {
    userMessage: 'Không thấy phiên bản bài cần gộp. Hãy chạy lệnh rebuild để dựng lại từ bản lưu.',
    details: { versionId },
  })

async function saveMember(tx: RecordTx, { article, version, joined }: Grouped, clock: Clock): Promise<void> {
  const row: GroupMemberTable = {
    articleId: article.id,
    versionId: version.id,
    reprintGroup: joined.reprintGroup,
    story: joined.story,
    similarity: joined.similarity,
    reason: JSON.stringify(joined.reason),
    publishedAt: article.publishedAt,
    groupedAt: clock.now(),
    signature: Buffer.from(encodeSignature(joined.signature)).toString('base64'),
  }
  const { articleId: _id, ...changes } = row
  await tx
    .insertInto('groupMember')
    .values(row)
    .onConflict((c) => c.column('articleId').doUpdateSet(changes))
    .execute()
}

function messagesFor({ payload, key, lane }: Versioned, { version }: Grouped) {
  return [
    { type: 'article.grouped' as const, key, lane, payload: { articleId: payload.articleId, versionId: version.id } },
  ]
}

/** An article that was the original until an earlier one came: what stands in the index about it changes. */
async function resendOriginals(tx: RecordTx, articleIds: readonly string[], clock: Clock): Promise<void> {
  const touched = await touchArticles(tx, articleIds)
  await publish(
    tx,
    clock,
    touched.map((payload) => ({ type: 'article.grouped' as const, key: payload.articleId, payload })),
  )
}

/** The window as the record remembers it, oldest arrival first. */
async function loadWindow({ store, clock, log, windowDays }: GroupStageParts): Promise<GroupWindow> {
  const window = new GroupWindow({ windowDays })
  const since = new Date(clock.nowMs() - windowDays * 86_400_000).toISOString()
  for (let offset = 0; ; offset += loadAtOnce) {
    const rows = await store.db
      .selectFrom('groupMember')
      .innerJoin('article', 'article.id', 'groupMember.articleId')
      .select([
        'groupMember.articleId',
        'reprintGroup',
        'story',
        'signature',
        'article.publishedAt',
        'article.firstSeenAt',
      ])
      .where('article.firstSeenAt', '>=', since)
      .orderBy('article.firstSeenAt')
      .orderBy('groupMember.articleId')
      .limit(loadAtOnce)
      .offset(offset)
      .execute()
    const unreadable = window.load(
      rows.flatMap((r) =>
        r.signature
          ? [
              {
                id: r.articleId,
                reprintGroup: r.reprintGroup,
                story: r.story,
                publishedAt: r.publishedAt,
                arrivedAt: Date.parse(r.firstSeenAt),
                signature: Buffer.from(r.signature, 'base64'),
              },
            ]
          : [],
      ),
    )
    // Signatures of an older build: these articles are no longer compared with until a rebuild reads their texts again.
    if (unreadable.length > 0) log.warn('group.signatures-old', { articles: unreadable.length })
    if (rows.length < loadAtOnce) break
    await new Promise(setImmediate)
  }
  log.info('group.loaded', { articles: window.size })
  return window
}
