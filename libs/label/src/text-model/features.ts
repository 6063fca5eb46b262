import { authorityPositions } from './authorities.js'
import type { Lexicon } from './lexicon.js'
import type { Mention, MentionKind } from './mentions.js'
import { placeCountNames, placeCounts } from './place-counts.js'
import { placeOrder, placePairs } from './place-order.js'
import { hashWord, mix, pair, type ReadWords } from './words.js'

/** Separate looks at the same text; each is scaled to length one before the weights see it. */
export const views = [
  'text',
  'textClusters',
  'title',
  'titleClusters',
  'lead',
  'own',
  'ownClusters',
  'end',
  'endClusters',
  'near',
  'places',
  'first',
  'authorities',
  'authorityClusters',
  'authorityNear',
  'otherNear',
  'placeOrder',
  'placePairs',
] as const
export type ViewName = (typeof views)[number]

/** What the model sees of an article: hashed n-grams with the view and the sentence they stand in, and the place counts. */
export interface Features {
  readonly length: number
  /** The arrays may be longer than `length`. */
  readonly keys: Uint32Array
  readonly viewOf: Uint8Array
  /** -1 for features of the article as a whole. */
  readonly sentenceOf: Int32Array
  readonly counts: readonly number[]
}

/** A sentence with every place name replaced by one word. */
export interface MaskedSentence {
  readonly hashes: number[]
  /** Positions in `hashes` of the province's own names. */
  readonly own: number[]
  /** Positions in `hashes` of other provinces' names. */
  readonly other: number[]
}

const maskOf: Readonly<Record<MentionKind, number>> = {
  own: hashWord('the province'),
  unit: hashWord('a unit of the province'),
  inside: hashWord('the province inside a name'),
  other: hashWord('another province'),
}
const edge = hashWord('edge of the sentence')
const viewSeeds = views.map((name) => hashWord(`view ${name}`))
const viewNumber = Object.fromEntries(views.map((name, i) => [name, i])) as Record<ViewName, number>
const countHashes = placeCountNames.map((name) => hashWord(`count ${name}`))
/** Sentences at the end that tell whether the matter stands open. */
const endSentences = 4
/** Sentences at the start of the body, where news tells what happened and who says so. */
const firstSentences = 2
/** Words left and right of the province's name that the view `near` keeps with their distance; of another's name. */
const nearWords = 4
const otherNearWords = 2

/** Derives the features of an article as read for one province. */
export function features(
  text: ReadWords,
  mentions: readonly Mention[],
  isCapital: boolean,
  lexicon: Lexicon,
): Features {
  const counts = placeCounts(text, mentions, isCapital)
  const out = new FeatureList(counts)
  const masked = maskNames(text, mentions)
  const firstBody = text.sentences.findIndex((s) => s.part === 2)
  for (let s = 0; s < masked.length; s++) {
    const sentence = masked[s] as MaskedSentence
    const units = lexicon.join(sentence.hashes)
    const clusters = lexicon.clustersOf(units)
    out.sentence = s
    pushGrams(out, sentence.hashes, 'text')
    pushGrams(out, clusters, 'textClusters')
    const part = text.sentences[s]?.part
    if (part === 0) pushTitle(out, sentence.hashes, clusters)
    else if (part === 1) pushGrams(out, sentence.hashes, 'lead')
    else pushBody(out, sentence.hashes, clusters, s - firstBody, text.sentences.length - s)
    pushPlaces(out, sentence, clusters)
    pushAuthorities(out, sentence.hashes, units, clusters)
  }
  out.sentence = -1
  counts.forEach((value, i) => out.push(mix((countHashes[i] as number) + bin(value)), viewNumber.places))
  for (const hash of placeOrder(text, mentions)) out.push(hash, viewNumber.placeOrder)
  for (const hash of placePairs(counts)) out.push(hash, viewNumber.placePairs)
  return out
}

function pushTitle(out: FeatureList, hashes: readonly number[], clusters: readonly number[]): void {
  pushGrams(out, hashes, 'title')
  for (const c of clusters) out.push(c, viewNumber.titleClusters)
}

/** `at` counts from the first sentence of the body, `left` from the end of the text. */
function pushBody(
  out: FeatureList,
  hashes: readonly number[],
  clusters: readonly number[],
  at: number,
  left: number,
): void {
  if (at < firstSentences) pushGrams(out, hashes, 'first')
  if (left > endSentences) return
  pushGrams(out, hashes, 'end')
  pushGrams(out, clusters, 'endClusters')
}

function pushPlaces(out: FeatureList, { hashes, own, other }: MaskedSentence, clusters: readonly number[]): void {
  for (const at of other) pushNear(out, hashes, at, 'otherNear', otherNearWords)
  if (own.length === 0) return
  pushGrams(out, hashes, 'own')
  pushGrams(out, clusters, 'ownClusters')
  for (const at of own) pushNear(out, hashes, at, 'near', nearWords)
}

/** Words after an authority's name that tell what it does, near and farther; words before it that tell what is done to it. */
const authorityAfter = 9
const authorityClose = 4
const authorityBefore = 5
/** Authorities of a sentence whose neighbourhood is read. */
const authoritiesRead = 6

/** Sentences that name an authority, and the words around its name: tone is toward them, not toward the event. */
function pushAuthorities(
  out: FeatureList,
  hashes: readonly number[],
  units: readonly number[],
  clusters: readonly number[],
): void {
  const positions = authorityPositions(hashes)
  if (positions.length === 0) return
  pushGrams(out, units, 'authorities')
  pushGrams(out, clusters, 'authorityClusters')
  const push = (hash: number): void => out.push(hash, viewNumber.authorityNear)
  for (const at of positions.slice(0, authoritiesRead)) {
    for (let d = 2; d <= authorityAfter && at + d < hashes.length; d++) {
      const word = hashes[at + d] as number
      push(pair(word, d <= authorityClose ? 201 : 202))
      const next = hashes[at + d + 1]
      if (next !== undefined) push(pair(pair(word, next), 203))
    }
    for (let d = 1; d <= authorityBefore && d <= at; d++) push(pair(hashes[at - d] as number, 204))
  }
}

/** Growing typed arrays: an article has a few thousand features and the pipeline reads a thousand articles a second. */
class FeatureList implements Features {
  length = 0
  sentence = -1
  keys = new Uint32Array(4096)
  viewOf = new Uint8Array(4096)
  sentenceOf = new Int32Array(4096)

  constructor(readonly counts: readonly number[]) {}

  push(hash: number, view: number): void {
    if (this.length === this.keys.length) this.grow()
    this.keys[this.length] = mix(hash ^ (viewSeeds[view] as number))
    this.viewOf[this.length] = view
    this.sentenceOf[this.length++] = this.sentence
  }

  private grow(): void {
    const size = this.keys.length * 2
    const { keys, viewOf, sentenceOf } = this
    this.keys = new Uint32Array(size)
    this.viewOf = new Uint8Array(size)
    this.sentenceOf = new Int32Array(size)
    this.keys.set(keys)
    this.viewOf.set(viewOf)
    this.sentenceOf.set(sentenceOf)
  }
}

/** Single words and pairs in order. */
function pushGrams(out: FeatureList, hashes: readonly number[], name: ViewName): void {
  const view = viewNumber[name]
  let before = edge
  for (const h of hashes) {
    out.push(h, view)
    out.push(pair(before, h), view)
    before = h
  }
}

function pushNear(out: FeatureList, hashes: readonly number[], at: number, name: ViewName, words: number): void {
  const view = viewNumber[name]
  const word = (offset: number): number => hashes[at + offset] ?? edge
  const push = (hash: number): void => out.push(hash, view)
  for (let d = 1; d <= words; d++) {
    push(pair(word(-d), -d))
    push(pair(word(d), d))
  }
  push(pair(pair(word(-2), word(-1)), 101))
  push(pair(pair(word(1), word(2)), 102))
  push(pair(pair(word(-1), word(1)), 103))
}

/** Replaces every place name by one word that says what it is to the province. */
export function maskNames(text: ReadWords, mentions: readonly Mention[]): MaskedSentence[] {
  let next = 0
  return text.sentences.map((sentence) => {
    const target: MaskedSentence = { hashes: [], own: [], other: [] }
    for (let i = sentence.from; i < sentence.to; i++) {
      while ((mentions[next]?.from ?? Infinity) < i) next++
      const mention = mentions[next]
      if (mention?.from !== i) {
        target.hashes.push(text.hashes[i] as number)
        continue
      }
      const same = mention.kind === 'other' ? target.other : target.own
      same.push(target.hashes.length)
      target.hashes.push(maskOf[mention.kind])
      i = mention.to - 1
      next++
    }
    return target
  })
}

/** Coarse steps: 0, up to 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, below 1, then 1, 2, 3, 4–5, 6–8, 9 and more. */
function bin(value: number): number {
  const steps = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.999, 1, 2, 3, 5, 8]
  const at = steps.findIndex((step) => value <= step)
  return at < 0 ? steps.length : at
}
