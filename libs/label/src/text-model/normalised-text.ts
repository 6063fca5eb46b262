import { normalise } from '#language'

/** A normalised text and the way back from its offsets to those of the text as given. */
export interface NormalisedText {
  readonly text: string
  /** Offset in the given text of an offset in `text`. */
  readonly toGiven: (offset: number) => number
}

/** Normalises for the model while offsets can still be told for the text as given. */
export function normalisedText(given: string): NormalisedText {
  const text = normalise(given)
  if (text.length === given.length) return { text, toGiven: (offset) => offset }
  const starts: number[] = []
  let joined = ''
  // A letter with its marks is composed as one, so clusters can be normalised one by one.
  for (const cluster of given.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const part = normalise(cluster[0])
    for (let k = 0; k < part.length; k++) starts.push(cluster.index)
    joined += part
  }
  return { text: joined, toGiven: (offset) => starts[offset] ?? given.length }
}
