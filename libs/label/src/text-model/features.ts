import { placeCounts } from './place-counts.js'
import { type Mention, mentionForms } from './province-names.js'
import { hashWord, mix, type ReadWords } from './words.js'

/** Separate looks at the same text; each is scaled to length one before the weights see it. */
export const views = ['text', 'title', 'lead', 'own', 'near', 'end', 'places'] as const
export type ViewName = (typeof views)[number]

/** What the model sees of an article: hashed n-grams with the view and the sentence they stand in, and the place counts. */
export interface Features {
  readonly keys: number[]
  readonly viewOf: number[]
  /** -1 for features of the article as a whole. */
  readonly sentenceOf: number[]
  readonly counts: number[]
}

const viewSeeds = views.map((name) => hashWord(`view ${name}`))
const viewNumber = Object.fromEntries(views.map((name, i) => [name, i])) as Record<ViewName, number>
const ownWord = hashWord('the province')
const ownInside = hashWord('the province inside a name')
const otherWord = hashWord('another province')
const edge = hashWord('edge of the sentence')
/** Sentences at the end that tell whether the matter stands open. */
const endSentences = 4
/** Words left and right of the province's name that the view `near` keeps with their distance. */
const nearWords = 4

/** A sentence with every province name replaced by one word. */
export interface MaskedSentence {
  readonly hashes: number[]
  /** Positions in `hashes` of the province's own name. */
  readonly own: number[]
}

/** Derives the features of an article as read for one province. */
export function features(text: ReadWords, mentions: readonly Mention[], own: number, isCapital: boolean): Features {
  const out: Features = { keys: [], viewOf: [], sentenceOf: [], counts: placeCounts(text, mentions, own, isCapital) }
  const masked = maskNames(text, mentions, own)
  const lastBody = text.sentences.length - endSentences
  for (let s = 0; s < masked.length; s++) {
    const sentence = masked[s] as MaskedSentence
    const part = text.sentences[s]?.part
    pushGrams(out, s, sentence.hashes, viewNumber.text)
    if (part === 0) pushGrams(out, s, sentence.hashes, viewNumber.title)
    if (part === 1) pushGrams(out, s, sentence.hashes, viewNumber.lead)
    if (part === 2 && s >= lastBody) pushGrams(out, s, sentence.hashes, viewNumber.end)
    if (sentence.own.length > 0) {
      pushGrams(out, s, sentence.hashes, viewNumber.own)
      for (const at of sentence.own) pushNear(out, s, sentence.hashes, at)
    }
  }
  out.counts.forEach((value, i) => push(out, -1, mix(hashWord(`count ${i}`) + bin(value)), viewNumber.places))
  return out
}

function push(out: Features, sentence: number, hash: number, view: number): void {
  out.keys.push(mix(hash ^ (viewSeeds[view] as number)))
  out.viewOf.push(view)
  out.sentenceOf.push(sentence)
}

/** One hash for two in order. */
export function pair(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) + b) | 0
}

function pushGrams(out: Features, sentence: number, hashes: readonly number[], view: number): void {
  let before = edge
  for (const h of hashes) {
    push(out, sentence, h, view)
    push(out, sentence, pair(before, h), view)
    before = h
  }
}

function pushNear(out: Features, sentence: number, hashes: readonly number[], at: number): void {
  const word = (offset: number): number => hashes[at + offset] ?? edge
  for (let d = 1; d <= nearWords; d++) {
    push(out, sentence, pair(word(-d), -d), viewNumber.near)
    push(out, sentence, pair(word(d), d), viewNumber.near)
  }
  push(out, sentence, pair(pair(word(-2), word(-1)), 101), viewNumber.near)
  push(out, sentence, pair(pair(word(1), word(2)), 102), viewNumber.near)
  push(out, sentence, pair(pair(word(-1), word(1)), 103), viewNumber.near)
}

export function maskNames(text: ReadWords, mentions: readonly Mention[], own: number): MaskedSentence[] {
  const masked: MaskedSentence[] = text.sentences.map(() => ({ hashes: [], own: [] }))
  let next = 0
  text.sentences.forEach((sentence, s) => {
    const target = masked[s] as MaskedSentence
    for (let i = sentence.from; i < sentence.to; i++) {
      const mention = mentions[next]
      if (mention?.from !== i) {
        target.hashes.push(text.hashes[i] as number)
        continue
      }
      if (mention.province === own) target.own.push(target.hashes.length)
      target.hashes.push(maskOf(mention, own))
      i = mention.to - 1
      next++
    }
  })
  return masked
}

function maskOf(mention: Mention, own: number): number {
  if (mention.province !== own) return otherWord
  return mention.form === mentionForms.place ? ownWord : ownInside
}

/** Coarse steps: 0, up to 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, below 1, then 1, 2, 3, 4–5, 6–8, 9 and more. */
function bin(value: number): number {
  const steps = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.999, 1, 2, 3, 5, 8]
  const at = steps.findIndex((step) => value <= step)
  return at < 0 ? steps.length : at
}
