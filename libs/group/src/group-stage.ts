import { publish, type Envelope, type Handler, type Prepared } from '#bus'
import { PressError, type Clock, type Log, type Metrics } from '#foundation'
import {
  type ArticleTable,
  type GroupMemberTable,
  insertRows,
  type RecordStore,
  type RecordTx,
  type VersionTable,
  touchArticles,
} from '#record'
import { displacedOriginals } from './stage/displaced-originals.js'
import { type Decision, StageWindow } from './stage/stage-window.js'
import type { IncomingArticle } from './window/joined.js'
import { encodeSignature } from './window/signature.js'

export interface GroupStageParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly windowDays: number
}

interface Grouped extends Decision {
  readonly article: ArticleTable
  readonly version: VersionTable
  readonly groupedAt: string
}
type Versioned = Envelope<'article.versioned'>

/**
 * Stage "group": same text, then same happening. One consumer: the window in memory decides across articles. It is filled
 * from the record before the first batch and put back when a transaction did not happen.
 */
export function groupStage(parts: GroupStageParts): Handler<'article.versioned', Grouped> {
  let window: StageWindow | null = null
  return {
    name: 'group',
    on: 'article.versioned',
    batchSize: 40,
    prepare: async (batch) => {
      window ??= await StageWindow.load(parts)
      return joinBatch(window, batch, parts)
    },
    save: async (items, tx) => {
      await saveMembers(
        tx,
        items.map((i) => i.prepared),
      )
      await publish(
        tx,
        parts.clock,
        items.flatMap(({ message, prepared }) => messagesFor(message, prepared)),
      )
      await resendOriginals(
        tx,
        await displacedOriginals(
          tx,
          items.map((i) => i.prepared),
        ),
        parts.clock,
      )
    },
    committed: (items) => {
      window?.commit()
      parts.metrics.add('press_group_items_total', { outcome: 'new' }, items.length)
    },
    rolledBack: () => window?.rollback(),
  }
}

async function joinBatch(
  window: StageWindow,
  batch: readonly Versioned[],
  { store, clock }: GroupStageParts,
): Promise<Prepared<Grouped>[]> {
  const versionIds = batch.map((m) => m.payload.versionId)
  const versions = new Map(
    (await readVersions(store, versionIds)).map(({ fetchedAt, ...version }) => [version.id, { version, fetchedAt }]),
  )
  const articleIds = batch.map((m) => m.payload.articleId)
  const articles = new Map(
    (await store.db.selectFrom('article').selectAll().where('id', 'in', articleIds).execute()).map((a) => [a.id, a]),
  )
  const answers: Prepared<Grouped>[] = []
  await window.begin(articleIds)
  try {
    for (const { payload } of batch) {
      const found = versions.get(payload.versionId)
      const article = articles.get(payload.articleId)
      if (!found || !article) {
        answers.push({ error: missing(payload.versionId) })
        continue
      }
      const { version, fetchedAt } = found
      const decision = await window.join(incoming(article, version), fetchedAt ?? version.extractedAt)
      answers.push({ ok: { article, version, ...decision, groupedAt: window.groupedAt(clock.nowMs()) } })
      // Pages are served by the same thread: let them in between articles.
      await new Promise(setImmediate)
    }
    return answers
  } catch (error) {
    window.rollback()
    throw error
  }
}

const readVersions = ({ db }: RecordStore, ids: readonly string[]) =>
  db
    .selectFrom('version')
    .leftJoin('page', 'page.id', 'version.pageId')
    .selectAll('version')
    .select('page.fetchedAt')
    .where('version.id', 'in', ids)
    .execute()

const incoming = (article: ArticleTable, { title, text }: VersionTable): IncomingArticle => ({
  id: article.id,
  title,
  text,
  publishedAt: article.publishedAt,
  arrivedAt: Date.parse(article.firstSeenAt),
})

const missing = (versionId: string): PressError =>
  new PressError('version-missing', {
    userMessage: 'Không thấy phiên bản bài cần gộp. Hãy chạy lệnh rebuild để dựng lại từ bản lưu.',
    details: { versionId },
  })

/** Of an article that comes twice in a batch the last membership stands. */
async function saveMembers(tx: RecordTx, grouped: readonly Grouped[]): Promise<void> {
  const rows = new Map(grouped.map((g) => [g.article.id, memberRow(g)]))
  await insertRows(tx, 'groupMember', [...rows.values()], ['articleId'])
}

const memberRow = ({ article, version, joined, machine, groupedAt }: Grouped): GroupMemberTable => ({
  articleId: article.id,
  versionId: version.id,
  ...machine,
  similarity: joined.similarity,
  reason: JSON.stringify(joined.reason),
  publishedAt: article.publishedAt,
  groupedAt,
  signature: Buffer.from(encodeSignature(joined.signature)).toString('base64'),
  continues: joined.continues ?? null,
})

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
