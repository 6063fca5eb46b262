import { publish, type Envelope, type Handler, type Prepared } from '#bus'
import { contentId, PressError, type Clock, type Metrics } from '#foundation'
import { labelKinds } from '#press'
import {
  insertRows,
  type LabelTable,
  type OfficeTable,
  type RecordStore,
  type RecordTx,
  type VersionTable,
} from '#record'
import type { Classification } from './classifier.js'

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

/** One version seen from one province. */
export interface TextToLabel {
  readonly province: string
  readonly title: string
  readonly abstract: string
  readonly body: string
  /** The version's whole text, in which places are looked for. */
  readonly text: string
  readonly publishedAt: string
}
/** What the machine says about it. */
export interface MachineLabels {
  readonly modelVersion: string
  readonly classification: Classification
  readonly places: readonly StoredPlace[]
}
export type LabelText = (text: TextToLabel) => MachineLabels

export interface LabelStageParts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly metrics: Metrics
  /** Labels texts in order; in a worker thread where there is one. */
  readonly labelTexts: (texts: readonly TextToLabel[]) => Promise<readonly MachineLabels[]>
}

interface OfficeLabels extends MachineLabels {
  readonly officeId: string
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
      const labelled = items.flatMap(({ prepared: { version, offices } }) =>
        offices.map((labels) => ({ version, labels })),
      )
      await saveLabels(tx, labelled, parts)
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

async function prepare(
  batch: readonly Grouped[],
  { store, labelTexts }: LabelStageParts,
): Promise<Prepared<Labelled>[]> {
  const offices = await store.db.selectFrom('office').selectAll().execute()
  const ids = [...new Set(batch.map((m) => m.payload.versionId))]
  const rows = await store.db.selectFrom('version').selectAll().where('id', 'in', ids).execute()
  const pairs = rows.flatMap((version) => offices.map((office) => ({ version, office })))
  const labels = await labelTexts(pairs.map(({ version, office }) => textFor(office, version)))
  const byVersion = new Map<string, OfficeLabels[]>()
  pairs.forEach(({ version, office }, i) => {
    const list = byVersion.get(version.id) ?? []
    list.push({ officeId: office.id, ...(labels[i] as MachineLabels) })
    byVersion.set(version.id, list)
  })
  const versions = new Map(rows.map((v) => [v.id, v]))
  return batch.map(({ payload }) => {
    const version = versions.get(payload.versionId)
    return version
      ? { ok: { version, offices: byVersion.get(version.id) ?? [] } }
      : { error: versionMissing(payload.versionId) }
  })
}

function textFor(office: OfficeTable, version: VersionTable): TextToLabel {
  const { title, text, publishedAt } = version
  const abstract = version.lead ?? ''
  return { province: office.provinceSlug, title, abstract, body: text.slice(leadLength(version)), text, publishedAt }
}

/** Characters of the version's text before the body: the lead and its line break. */
const leadLength = ({ lead, text }: VersionTable): number =>
  lead && text.startsWith(lead) ? Math.min(lead.length + 1, text.length) : 0

const versionMissing = (versionId: string): PressError =>
  new PressError('version-missing', {
    userMessage: 'Không thấy phiên bản bài cần gán nhãn. Hãy chạy lệnh rebuild để dựng lại từ bản lưu.',
    details: { versionId },
  })

/** Labels of a whole batch at once; what comes twice in it counts as it came last. */
async function saveLabels(
  tx: RecordTx,
  labelled: readonly { readonly version: VersionTable; readonly labels: OfficeLabels }[],
  { clock, metrics }: LabelStageParts,
): Promise<void> {
  const versions = new Map(labelled.map((l) => [`${l.labels.officeId} ${l.version.id}`, l]))
  const places = new Map(labelled.map((l) => [`${l.labels.officeId} ${l.version.articleId}`, l]))
  for (const officeId of new Set(labelled.map((l) => l.labels.officeId))) {
    const own = [...versions.values()].filter((l) => l.labels.officeId === officeId).map((l) => l.version)
    await tx
      .deleteFrom('label')
      .where('officeId', '=', officeId)
      .where('articleId', 'in', [...new Set(own.map((v) => v.articleId))])
      .where(
        'versionId',
        'in',
        own.map((v) => v.id),
      )
      .execute()
  }
  const rows = [...versions.values()].flatMap(({ version, labels }) =>
    labelKinds.map((kind) => labelRow(version, labels.officeId, kind, labels, clock)),
  )
  await insertRows(tx, 'label', rows)
  await insertRows(
    tx,
    'place',
    [...places.values()].map(({ version: { id, articleId }, labels: { officeId, places } }) => {
      return { articleId, officeId, versionId: id, mentions: JSON.stringify(places) }
    }),
    ['articleId', 'officeId'],
  )
  metrics.add('press_label_items_total', { outcome: 'new' }, labelled.length)
}

function labelRow(
  version: VersionTable,
  officeId: string,
  kind: (typeof labelKinds)[number],
  { classification: c, modelVersion }: OfficeLabels,
  clock: Clock,
): LabelTable {
  const value = {
    relevance: c.relevance,
    topic: c.topics.join(','),
    event: c.event,
    tone: c.tone ?? '',
    respond: String(c.respond),
  }[kind]
  const evidence = c.evidence[kind]
  const shift = evidence?.part === 'body' ? leadLength(version) : 0
  return {
    id: contentId([officeId, version.id, kind, modelVersion]),
    officeId,
    articleId: version.articleId,
    versionId: version.id,
    kind,
    value,
    confidence: c.confidence[kind],
    evidencePart: evidence ? (evidence.part === 'title' ? 'title' : 'text') : null,
    evidenceStart: evidence ? evidence.start + shift : null,
    evidenceEnd: evidence ? evidence.end + shift : null,
    modelVersion,
    decidedAt: clock.now(),
  }
}
