import { PressError } from '#foundation'
import { labelErrors } from './errors.js'
import { labelKinds, type ValueOf } from './kinds/index.js'
import type { LabelKindName } from './kinds/label-kind.js'
import { columnsOf } from './text-model/columns.js'
import { type Features, features } from './text-model/features.js'
import type { KindDecision, LabelModel } from './text-model/label-model.js'
import { Lexicon } from './text-model/lexicon.js'
import { type ActiveRows, type Direction, LinearModel, probabilities } from './text-model/linear.js'
import { type NormalisedText, normalisedText } from './text-model/normalised-text.js'
import { mentionsIn, type PlaceHit } from './text-model/mentions.js'
import { packTrees } from './text-model/trees.js'
import { partNames, type PartName, readWords, type ReadWords } from './text-model/words.js'

/** What the classifier must know of places; `createGazetteer()` of `#gazetteer` gives it. */
export interface PlaceSource {
  /** The province a name means, in any usual form, or null. */
  readonly resolveProvince: (name: string) => { readonly slug: string } | null
  /** Spans that name the province, its units or other provinces, in order. */
  readonly nameHits: (text: string, province: string) => readonly PlaceHit[]
}

/** An article as read for one province. */
export interface ArticleToLabel {
  /** Any usual form of the name: "Quảng Ninh", "tỉnh Quảng Ninh", slug. */
  readonly province: string
  readonly title: string
  readonly abstract: string
  readonly body: string
}

/** The deciding sentence: the one whose removal lowers the score of the given value most. */
export interface Evidence {
  /** The field it stands in. */
  readonly part: PartName
  /** UTF-16 offsets in that field as given. */
  readonly start: number
  readonly end: number
}

/** The machine's statements on one article. */
export interface Classification {
  readonly relevance: ValueOf<'relevance'>
  /** Main topic first, one to three. */
  readonly topics: readonly ValueOf<'topic'>[]
  readonly event: ValueOf<'event'>
  /** Null when relevance is none. */
  readonly tone: ValueOf<'tone'> | null
  readonly respond: boolean
  /** Probability that the value given is right; for topic, the main one. */
  readonly confidence: Readonly<Record<LabelKindName, number>>
  /** Absent for an article without a sentence. */
  readonly evidence: Readonly<Partial<Record<LabelKindName, Evidence>>>
}

export interface Classifier {
  readonly modelVersion: string
  /**
   * Throws `label-province-unknown` for a name the gazetteer does not know. `hits`, where the caller has them already, are
   * those of the normalised title, abstract and body joined by line breaks.
   */
  readonly classify: (article: ArticleToLabel, hits?: readonly PlaceHit[]) => Classification
}

/** Builds the classifier once; `classify` is then pure and takes well under a millisecond. */
export function createClassifier(model: LabelModel, gazetteer: PlaceSource): Classifier {
  const linear = new LinearModel(model.linear)
  const lexicon = new Lexicon(model.lexicon)
  const decisions = labelKinds.map(({ name }) => packDecision(model.decisions[name]))
  return {
    modelVersion: model.version,
    classify(article, hits) {
      const province = provinceSlug(article.province, gazetteer)
      const fields = partNames.map((part) => normalisedText(article[part]))
      const [title, abstract, body] = fields.map((f) => f.text) as [string, string, string]
      const text = readWords({ title, abstract, body })
      const mentions = mentionsIn(text, hits ?? gazetteer.nameHits(`${title}\n${abstract}\n${body}`, province))
      const seen = features(text, mentions, province === capital, lexicon)
      const active = linear.activate(seen)
      const decided = decideAll(decisions, seen, linear.scores(active))
      const evidence = findEvidence(linear, seen, active, text, fields, decided)
      return { ...toLabels(model, decided), evidence }
    },
  }
}

/** Central bodies sit here, so that being named means less. */
const capital = 'ha-noi'

function provinceSlug(name: string, gazetteer: PlaceSource): string {
  const slug = gazetteer.resolveProvince(name)?.slug
  if (slug !== undefined) return slug
  throw new PressError(labelErrors.provinceUnknown, {
    userMessage: `Không nhận ra tỉnh, thành phố “${name}”. Hãy ghi tên một trong 34 tỉnh, thành phố hiện nay.`,
    details: { province: name },
  })
}

interface Decided {
  /** Number of the value given. */
  readonly value: number
  readonly confidence: number
  readonly probabilities: readonly number[]
}

interface AllDecided {
  readonly scores: Float64Array
  readonly of: Readonly<Record<LabelKindName, Decided>>
}

/** A kind's decision with its trees made ready to run. */
type PackedDecision = Omit<KindDecision, 'trees'> & { readonly corrections: ((input: ArrayLike<number>) => number)[] }

const packDecision = ({ trees, offsets, calibration }: KindDecision): PackedDecision => ({
  offsets,
  calibration,
  corrections: trees.map(packTrees),
})

function decideAll(decisions: readonly PackedDecision[], seen: Features, scores: Float64Array): AllDecided {
  const input = Float32Array.from([...scores, ...seen.counts])
  const of = {} as Record<LabelKindName, Decided>
  labelKinds.forEach(({ name }, k) => {
    of[name] = decide(name, decisions[k] as PackedDecision, scores, input)
  })
  return { scores, of }
}

function decide(name: LabelKindName, decision: PackedDecision, scores: Float64Array, input: Float32Array): Decided {
  const { from, size } = columnsOf(name)
  const final = Array.from(
    { length: size },
    (_, k) => (scores[from + k] as number) + (decision.corrections[k]?.(input) ?? 0),
  )
  const p = probabilities(final, 0, size)
  const value = bestValue(final, decision.offsets)
  const odds = Math.log(Math.max(1e-9, p[value] as number) / Math.max(1e-9, 1 - (p[value] as number)))
  const confidence = 1 / (1 + Math.exp(-(decision.calibration.a + decision.calibration.b * odds)))
  return { value, confidence, probabilities: p }
}

/** Largest score plus offset; a single column is true (0) above zero, else false (1). The earlier value wins a tie. */
function bestValue(scores: readonly number[], offsets: readonly number[]): number {
  if (scores.length === 1) return (scores[0] as number) + (offsets[0] as number) > 0 ? 0 : 1
  let best = 0
  for (let k = 1; k < scores.length; k++)
    if ((scores[k] as number) + (offsets[k] as number) > (scores[best] as number) + (offsets[best] as number)) best = k
  return best
}

function toLabels(model: LabelModel, { scores, of }: AllDecided): Omit<Classification, 'evidence'> {
  const code = <T>(kind: number, value: number): T => labelKinds[kind]?.values[value]?.code as T
  const relevance = code<ValueOf<'relevance'>>(0, of.relevance.value)
  return {
    relevance,
    topics: topicsOf(model, scores, of.topic.value).map((t) => code<ValueOf<'topic'>>(1, t)),
    event: code<ValueOf<'event'>>(2, of.event.value),
    tone: relevance === 'none' ? null : code<ValueOf<'tone'>>(3, of.tone.value),
    respond: of.respond.value === 0,
    confidence: Object.fromEntries(
      labelKinds.map((k) => [k.name, of[k.name].confidence]),
    ) as Classification['confidence'],
  }
}

/** The main topic, then up to two more whose own score passes the mark, strongest first. */
function topicsOf(model: LabelModel, scores: Float64Array, main: number): number[] {
  const { from, size } = columnsOf('topicAny')
  const further = Array.from({ length: size }, (_, t) => t)
    .filter((t) => t !== main && (scores[from + t] as number) > model.furtherTopic)
    .sort((a, b) => (scores[from + b] as number) - (scores[from + a] as number))
  return [main, ...further.slice(0, 2)]
}

function findEvidence(
  linear: LinearModel,
  seen: Features,
  active: ActiveRows,
  text: ReadWords,
  fields: readonly NormalisedText[],
  { of }: AllDecided,
): Classification['evidence'] {
  if (text.sentences.length === 0) return {}
  const directions = labelKinds.map(({ name }) => gradient(name, of[name]))
  const added = linear.contributions(seen, active, directions, text.sentences.length)
  return Object.fromEntries(
    labelKinds.map(({ name }, k) => {
      const values = added[k] as Float64Array
      let best = 0
      for (let s = 1; s < values.length; s++) if ((values[s] as number) > (values[best] as number)) best = s
      const { part, start, end } = text.sentences[best] as ReadWords['sentences'][number]
      const { toGiven } = fields[part] as NormalisedText
      return [name, { part: partNames[part] as PartName, start: toGiven(start), end: toGiven(end) }]
    }),
  )
}

/** How the log-probability of the value given moves with each column. */
function gradient(name: LabelKindName, { value, probabilities: p }: Decided): Direction {
  const { from, size } = columnsOf(name)
  if (size === 1) return { from, weights: [value === 0 ? 1 : -1] }
  return { from, weights: p.map((x, k) => (k === value ? 1 : 0) - x) }
}
