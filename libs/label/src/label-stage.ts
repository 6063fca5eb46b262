import { publish, type Envelope, type Handler, type Prepared } from '#bus'
import { contentId, PressError, type Clock, type Metrics } from '#foundation'
import { labelKinds } from '#press'
import type { LabelTable, OfficeTable, RecordStore, RecordTx, VersionTable } from '#record'
import type { Classification, Classifier } from './classifier.js'

/** A unit named in a text, as stored with the article; `isOwn` when it lies in the office's province. */
export interface StoredPlace {
  readonly surface: string
  readonly start: number
  readonly unit: string
  readonly level: string
  readonly era: string
  readonly province: string
  readonly code?: string
  readonly now?: readonly string[] | null
  readonly isOwn: boolean
}

/** Finds the units a text names, with offsets in it, seen from one province. */
export type FindPlaces = (text: string, provinceSlug: string, publishedAt: string) => StoredPlace[]

export interface LabelStageParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly metrics: Metrics
  readonly classifier: Classifier
  readonly findPlaces: FindPlaces
}

interface OfficeLabels {
  readonly officeId: string
  readonly classification: Classification
  readonly places: readonly StoredPlace[]
}
interface Labelled {
  readonly version: VersionTable
  readonly offices: readonly OfficeLabels[]
}
type Grouped = Envelope<'article.grouped'>

/** Stage "label": what an article says for each office's province. People's corrections stay beside and win when read. */
export function labelStage(parts: LabelStageParts): Handler<'article.grouped', Labelled> {
  return {
    name: 'label',
    on: 'article.grouped',
    batchSize: 25,
    prepare: (batch) => prepare(batch, parts),
    save: async (items, tx) => {
      for (const { prepared } of items) for (const office of prepared.offices) await saveLabels(tx, prepared.version, office, parts)
      await publish(
        tx,
        parts.clock,
        items.flatMap(({ message, prepared }) =>
          prepared.offices.map(({ officeId }) => ({
            type: 'article.labelled' as const,
            key: message.key,
            lane: message.lane,
            payload: { articleId: message.payload.articleId, officeId, versionId: prepared.version.id },
          })),
        ),
      )
    },
  }
}

async function prepare(batch: readonly Grouped[], parts: LabelStageParts): Promise<Prepared<Labelled>[]> {
  const { store } = parts
  const offices = await store.db.selectFrom('office').selectAll().execute()
  const ids = [...new Set(batch.map((m) => m.payload.versionId))]
  const versions = new Map((await store.db.selectFrom('version').selectAll().where('id', 'in', ids).execute()).map((v) => [v.id, v]))
  const prepared: Prepared<Labelled>[] = []
  for (const { payload } of batch) {
    const version = versions.get(payload.versionId)
    if (!version) {
      prepared.push({ error: versionMissing(payload.versionId) })
      continue
    }
    prepared.push({ ok: { version, offices: offices.map((office) => labelFor(office, version, parts)) } })
    // Pages are served by the same thread: let them in between articles.
    await new Promise(setImmediate)
  }
  return prepared
}

function labelFor(office: OfficeTable, version: VersionTable, { classifier, findPlaces }: LabelStageParts): OfficeLabels {
  const abstract = version.lead ?? ''
  const body = abstract && version.text.startsWith(abstract) ? version.text.slice(abstract.length + 1) : version.text
  const classification = classifier.classify({ province: office.provinceSlug, title: version.title, abstract, body })
  return { officeId: office.id, classification, places: findPlaces(version.text, office.provinceSlug, version.publishedAt) }
}

const versionMissing = (versionId: string): PressError =>
  new PressError('version-missing', {
    userMessage: 'Không thấy phiên bản bài cần gán nhãn. Hãy chạy lệnh rebuild để dựng lại từ bản lưu.',
    details: { versionId },
  })

async function saveLabels(tx: RecordTx, version: VersionTable, labels: OfficeLabels, parts: LabelStageParts): Promise<void> {
  const { officeId, classification } = labels
  const rows = labelKinds.map((kind) => labelRow(version, officeId, kind, classification, parts))
  await tx.deleteFrom('label').where('articleId', '=', version.articleId).where('officeId', '=', officeId).where('versionId', '=', version.id).execute()
  await tx.insertInto('label').values(rows).execute()
  await tx
    .insertInto('place')
    .values({ articleId: version.articleId, officeId, versionId: version.id, mentions: JSON.stringify(labels.places) })
    .onConflict((c) => c.columns(['articleId', 'officeId']).doUpdateSet((eb) => ({ versionId: eb.ref('excluded.versionId'), mentions: eb.ref('excluded.mentions') })))
    .execute()
  parts.metrics.add('press_label_items_total', { outcome: 'new' })
}

function labelRow(
  version: VersionTable,
  officeId: string,
  kind: (typeof labelKinds)[number],
  c: Classification,
  { classifier, clock }: LabelStageParts,
): LabelTable {
  const value = {
    relevance: c.relevance,
    topic: c.topics.join(','),
    event: c.event,
    tone: c.tone ?? '',
    respond: String(c.respond),
  }[kind]
  const evidence = c.evidence[kind]
  const shift = evidence?.part === 'body' && version.lead && version.text.startsWith(version.lead) ? version.lead.length + 1 : 0
  return {
    id: contentId([officeId, version.id, kind, classifier.modelVersion]),
    officeId,
    articleId: version.articleId,
    versionId: version.id,
    kind,
    value,
    confidence: c.confidence[kind],
    evidencePart: evidence ? (evidence.part === 'title' ? 'title' : 'text') : null,
    evidenceStart: evidence ? evidence.start + shift : null,
    evidenceEnd: evidence ? evidence.end + shift : null,
    modelVersion: classifier.modelVersion,
    decidedAt: clock.now(),
  }
}
