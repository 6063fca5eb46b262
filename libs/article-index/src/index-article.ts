import type { Bus, Envelope, Handler } from '#bus'
import { analyse } from '#language'
import type { EventValue, OutletTier, Relevance, Tone } from '#press'
import { labelValue, loadOfficeArticles, type OfficeArticle, type RecordStore, topicsOf } from '#record'
import type { ArticleIndex, IndexDocument } from './article-index.js'

/** Names of an article's own communes and wards of today, for the facet; `mentions` is the stored JSON. */
interface StoredPlace {
  readonly unit: string
  readonly level: string
  readonly isOwn?: boolean
  readonly now?: readonly string[] | null
  readonly era?: string
}

/** The whole index document of one article, from the record alone. */
export function buildDocument(officeId: string, a: OfficeArticle): IndexDocument {
  const tone = a.labels.tone?.values[0]
  return {
    officeId,
    articleId: a.article.id,
    revision: a.article.revision,
    title: analyse(a.version.title),
    body: analyse(a.version.text),
    outletId: a.article.outletId,
    tier: a.outlet.tier as OutletTier,
    publishedAt: a.article.publishedAt,
    firstSeenAt: a.article.firstSeenAt,
    reprintGroup: a.reprintGroup,
    isOriginal: a.isOriginal,
    story: a.story,
    relevance: labelValue(a, 'relevance', 'none') as Relevance,
    topics: topicsOf(a),
    event: labelValue(a, 'event', 'neutral') as EventValue,
    tone: (tone ?? null) as Tone | null,
    respond: labelValue(a, 'respond', 'false') === 'true',
    places: ownPlaces(a.places),
    handling: a.handling,
    completeness: a.article.completeness,
    isCorrected: a.isCorrected,
  }
}

/** Units of today in the office's own province, each once, at most twelve. */
function ownPlaces(mentions: string): string[] {
  const places = JSON.parse(mentions) as StoredPlace[]
  const names = places
    .filter((p) => p.isOwn && p.level === 'xa')
    .flatMap((p) => (p.era === 'old' ? (p.now ?? []) : [p.unit]))
  return [...new Set(names)].slice(0, 12)
}

type Labelled = Envelope<'article.labelled'>

/** Last stage: whole documents of labelled articles go into the index. */
export function indexArticle(
  store: RecordStore,
  index: ArticleIndex,
): Handler<'article.labelled', IndexDocument | null> {
  return {
    name: 'index',
    on: 'article.labelled',
    batchSize: 50,
    prepare: async (batch) => {
      const documents = new Map<string, IndexDocument>()
      for (const officeId of new Set(batch.map((m) => m.payload.officeId))) {
        const ids = [...new Set(batch.filter((m) => m.payload.officeId === officeId).map((m) => m.payload.articleId))]
        for (const a of await loadOfficeArticles(store.db, officeId, ids))
          documents.set(keyOf(officeId, a.article.id), buildDocument(officeId, a))
      }
      // The index is derived and takes whole documents of a revision: writing it before the transaction does no harm
      // when the transaction fails, since the message comes again.
      await index.put([...documents.values()])
      const gone = batch.filter((m) => !documents.has(keyOf(m.payload.officeId, m.payload.articleId)))
      if (gone.length > 0) await index.remove(gone.map((m) => m.payload))
      return batch.map((m: Labelled) => ({ ok: documents.get(keyOf(m.payload.officeId, m.payload.articleId)) ?? null }))
    },
    save: () => Promise.resolve(),
  }
}

const keyOf = (officeId: string, articleId: string): string => `${officeId}/${articleId}`

/** Articles of one step of a rebuild; between two, others of this process get their turn. */
const rebuildPortion = 50

/** Rebuilds the index from the record into a new generation, then switches. Readers keep the old one meanwhile. */
export async function rebuildIndex(
  store: RecordStore,
  index: ArticleIndex,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  const offices = await store.reader.selectFrom('office').select('id').execute()
  const ids = (
    await store.reader
      .selectFrom('article')
      .select('id')
      .where('state', '!=', 'erased')
      .orderBy('firstSeenAt')
      .orderBy('id')
      .execute()
  ).map((a) => a.id)
  const total = ids.length * offices.length
  const rebuild = await index.beginRebuild()
  let done = 0
  try {
    for (const { id: officeId } of offices) {
      for (let i = 0; i < ids.length; i += rebuildPortion) {
        signal?.throwIfAborted()
        const articles = await loadOfficeArticles(store.reader, officeId, ids.slice(i, i + rebuildPortion))
        await rebuild.put(articles.map((a) => buildDocument(officeId, a)))
        done += Math.min(rebuildPortion, ids.length - i)
        onProgress(done, total)
        await new Promise((r) => setImmediate(r))
      }
    }
    await rebuild.commit()
    return done
  } catch (error) {
    await rebuild.abandon()
    throw error
  }
}

/** Articles that changed while a rebuild ran are sent once more. */
export async function resendChanged(bus: Bus, since: string): Promise<number> {
  return bus.replay('article.labelled', since)
}
