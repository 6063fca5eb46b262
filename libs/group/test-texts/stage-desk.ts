import { type Envelope, runBatch } from '#bus'
import { ManualClock, Metrics, type Log } from '#foundation'
import { memoryRecordStore, type RecordStore } from '#record'
import { groupStage, type IncomingArticle } from '../src/index.js'

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** One article (or one version of it) that comes to the stage. */
export interface Arrival extends IncomingArticle {
  readonly fetchedAt: string
}

/** A record with the stage "group" on it. `restart` forgets what is in memory. */
export interface StageDesk {
  readonly store: RecordStore
  readonly clock: ManualClock
  restart(): void
  deliver(...arrivals: Arrival[]): Promise<void>
  /** A person of the office puts an article somewhere; returns the id of the correction. */
  move(articleId: string, kind: 'story' | 'reprint-group', value: string, at: string): Promise<string>
  revoke(id: string, at: string): Promise<void>
  /** Groups of all articles as the machine has them, by article id. */
  groups(): Promise<Record<string, unknown>>
}

export async function stageDesk({ windowDays = 30, log = quiet } = {}): Promise<StageDesk> {
  const store = await memoryRecordStore()
  const clock = new ManualClock(Date.UTC(2026, 2, 1))
  await store.db
    .insertInto('office')
    .values({ id: 'o1', name: 'Phòng', provinceSlug: 'x', createdAt: clock.now() })
    .execute()
  const newStage = () => groupStage({ store, clock, log, metrics: new Metrics(), windowDays })
  let stage = newStage()
  let count = 0
  return {
    store,
    clock,
    restart: () => (stage = newStage()),
    deliver: async (...arrivals) => {
      const batch: Envelope<'article.versioned'>[] = []
      for (const arrival of arrivals) batch.push(await keep(store, arrival, ++count))
      const result = await runBatch(store, stage, batch, clock.now(), () => Promise.resolve())
      for (const { error } of result.failed) throw error
    },
    move: async (articleId, kind, value, at) => {
      const id = `c${String(++count).padStart(5, '0')}`
      const who = { officeId: 'o1', accountId: 'an', previous: null, reason: null, revokedAt: null, revokedBy: null }
      await store.db
        .insertInto('correction')
        .values({ id, articleId, kind, value, at, ...who })
        .execute()
      return id
    },
    revoke: async (id, at) => {
      await store.db.updateTable('correction').set({ revokedAt: at, revokedBy: 'an' }).where('id', '=', id).execute()
    },
    groups: async () => {
      const rows = await store.db
        .selectFrom('groupMember')
        .select(['articleId', 'reprintGroup', 'story', 'similarity', 'reason', 'continues'])
        .orderBy('articleId')
        .execute()
      return Object.fromEntries(rows.map(({ articleId, ...rest }) => [articleId, rest]))
    },
  }
}

/** Writes what the stages before have written about an arrival; returns the message to the stage. */
async function keep(store: RecordStore, arrival: Arrival, n: number): Promise<Envelope<'article.versioned'>> {
  const { id, title, text, fetchedAt } = arrival
  const publishedAt = arrival.publishedAt ?? fetchedAt
  const versionId = `v-${id}-${n}`
  const page = { id: `p${n}`, url: `https://bao.example/${id}`, file: 'a', offset: 0, length: 1, originalDigest: 'd' }
  await store.db
    .insertInto('page')
    .values({ ...page, cutBlocks: 0, fetchedAt })
    .execute()
  const known = await store.db.selectFrom('article').select('id').where('id', '=', id).executeTakeFirst()
  const none = { lead: null, byline: null, section: null, sourceLine: null, modifiedAt: null }
  await store.db
    .insertInto('version')
    .values({
      id: versionId,
      articleId: id,
      pageId: `p${n}`,
      seq: n,
      title,
      text,
      ...none,
      publishedAt,
      extractedAt: fetchedAt,
      method: 'test',
    }) // prettier-ignore
    .execute()
  if (known) await store.db.updateTable('article').set({ currentVersionId: versionId }).where('id', '=', id).execute()
  else
    await store.db
      .insertInto('article')
      .values({
        id,
        outletId: 'bao',
        canonicalUrl: page.url,
        firstSeenAt: fetchedAt,
        publishedAt,
        publishedZone: '+07:00',
        publishedPrecision: 'minute',
        publishedSource: 'json-ld',
        currentVersionId: versionId,
        completeness: 'full',
        state: 'active',
        revision: 1,
      }) // prettier-ignore
      .execute()
  const head = { id: `m${n}`, type: 'article.versioned' as const, key: id, lane: 'news' as const, attempts: 0 }
  return { ...head, payload: { articleId: id, versionId }, createdAt: fetchedAt }
}
