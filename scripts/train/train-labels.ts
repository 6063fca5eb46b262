/**
 * Trains the label model: `train-labels.js <labels folder> <corpus .jsonl.gz> [<file to write> [<lexicon cache>]]`. The folder holds
 * `train.tsv` and `train.items.jsonl.gz`; the corpus gives word knowledge without labels. Every choice is made by cross-validation on these labels; the same seed gives the same file.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { labelKinds } from '../../libs/label/src/kinds/index.js'
import type { LabelKindName } from '../../libs/label/src/kinds/label-kind.js'
import { columnsOf } from '../../libs/label/src/text-model/columns.js'
import { type KindDecision, type LabelModel, labelModelToBytes } from '../../libs/label/src/text-model/label-model.js'
import { Lexicon } from '../../libs/label/src/text-model/lexicon.js'
import { type KindReport, learnDecision } from './decide-kind.js'
import { foldOf, outOfFold } from './folds.js'
import { learnLexicon } from './learn-lexicon.js'
import { kappa } from './measure.js'
import { quantise } from './quantise.js'
import { seededRandom } from './random.js'
import { featuresOf } from './read-features.js'
import { type Gold, readLabelled, readLabelledFrom, targetsOf } from './read-labels.js'
import { decisionWeights, folds, linearSettings, minDocuments, naturalItems, seed } from './settings.js'
import { buildVocabulary, toSparseRows } from './sparse-rows.js'
import { columnLoudness, linearScores, trainLinear } from './train-linear.js'

/** Labels read in addition, without texts. */
const additionalLabels = join('scripts', 'train', 'labels', 'read-2026-11.tsv')

/** Number of a reader's value, -1 where the kind does not apply. */
function truthOf(kind: LabelKindName, gold: Gold): number {
  if (kind === 'topic') return gold.topics[0] as number
  if (kind === 'respond') return gold.respond ? 0 : 1
  return kind === 'tone' ? (gold.tone ?? -1) : gold[kind]
}

/** Mark for further topics with the best agreement on "is this topic among the others". */
function chooseFurtherTopic(scores: readonly Float32Array[], golds: readonly Gold[]): number {
  const { from, size } = columnsOf('topicAny')
  let best = { mark: 0, kappa: -1 }
  for (let mark = -2; mark <= 1.5; mark += 0.1) {
    const truth: number[] = []
    const given: number[] = []
    golds.forEach((gold, i) => {
      for (let t = 0; t < size; t++) {
        if (t === gold.topics[0]) continue
        truth.push(gold.topics.includes(t) ? 1 : 0)
        given.push((scores[i]?.[from + t] as number) > mark ? 1 : 0)
      }
    })
    const k = kappa(truth, given)
    if (k > best.kappa) best = { mark: Math.round(mark * 10) / 10, kappa: k }
  }
  return best.mark
}

async function train(
  folder: string,
  corpus: string,
  cache?: string,
): Promise<{ model: LabelModel; reports: KindReport[] }> {
  const first = await readLabelled(folder, 'train')
  const labelled = [...first, ...(await readLabelledFrom(additionalLabels, corpus))]
  const isNatural = (i: number): boolean => i < naturalItems
  const weights = labelled.map((_, i) => {
    if (i >= first.length) return decisionWeights.additional
    return isNatural(i) ? decisionWeights.natural : decisionWeights.picked
  })
  const golds = labelled.map((l) => l.gold)
  const ids = labelled.map((l) => l.item.id)
  const lexicon = await learnLexicon(corpus, cache)
  const reader = new Lexicon(lexicon)
  const documents = labelled.map((l) => featuresOf(l.item, reader))
  const vocabulary = buildVocabulary(documents, minDocuments)
  const rows = toSparseRows(documents, vocabulary)
  const targets = golds.map(targetsOf)
  const loud = columnLoudness(linearSettings)
  const fit = (use: readonly number[]): ReturnType<typeof trainLinear> =>
    trainLinear(rows, targets, use, vocabulary.keys.length, linearSettings, seededRandom(seed))
  const foldNumbers = ids.map((id) => foldOf(id, folds, 'scores'))
  const scores = outOfFold(foldNumbers, folds, fit, (m, i) => linearScores(rows, i, m, loud))
  const inputs = scores.map((s, i) => Float32Array.from([...s, ...(documents[i]?.counts ?? [])]))
  const learnt = labelKinds.map(({ name }) =>
    learnDecision(
      name,
      { ids, scores, inputs, weights, isNatural },
      golds.map((g) => truthOf(name, g)),
    ),
  )
  const linear = quantise(fit(ids.map((_, i) => i)), loud, vocabulary)
  const model = {
    name: 'built-in',
    version: '',
    trainedOn: `${labelled.length} labelled articles`,
    furtherTopic: chooseFurtherTopic(scores.slice(0, first.length), golds.slice(0, first.length)),
    decisions: Object.fromEntries(labelKinds.map((k, i) => [k.name, learnt[i]?.decision])) as Record<
      LabelKindName,
      KindDecision
    >,
    lexicon,
    linear,
  }
  const digest = createHash('sha256').update(labelModelToBytes(model)).digest('hex').slice(0, 12)
  return { model: { ...model, version: `built-in-${digest}` }, reports: learnt.map((l) => l.report) }
}

const [folder, corpus, target = join('libs', 'label', 'model', 'labels.bin'), cache] = process.argv.slice(2)
if (folder === undefined || corpus === undefined)
  throw new Error('usage: train-labels <labels folder> <corpus> [<file to write>]')
const { model, reports } = await train(folder, corpus, cache)
const bytes = labelModelToBytes(model)
writeFileSync(target, bytes)
console.log(`${model.version}: ${bytes.length} bytes, ${model.linear.keys.length} features, out-of-fold figures:`)
for (const r of reports)
  console.log(
    [
      r.kind.padEnd(10),
      `kappa ${r.kappa.toFixed(3)}, of the items drawn at random ${r.naturalKappa.toFixed(3)}`,
      `linear alone ${r.linearKappa.toFixed(3)}`,
      r.hasTrees ? 'with trees' : 'without trees',
      `calibration error ${r.calibrationError.toFixed(3)}`,
      `F1 of the first value ${r.firstValueF1.toFixed(3)}`,
    ].join('  '),
  )
