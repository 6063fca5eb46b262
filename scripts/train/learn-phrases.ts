import { pair } from '../../libs/label/src/text-model/words.js'

/** Pairs seen at least this often and this many times more than chance become phrases (Mikolov et al. 2013). */
const minPairs = 25
const minLift = 12

/** Finds the phrases of a corpus given as sentences of syllable hashes. */
export function learnPhrases(sentences: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const single = new Map<number, number>()
  const double = new Map<number, { count: number; a: number; b: number }>()
  let total = 0
  for (const s of sentences)
    for (let i = 0; i < s.length; i++) {
      total++
      const a = s[i] as number
      single.set(a, (single.get(a) ?? 0) + 1)
      if (i + 1 === s.length) break
      const b = s[i + 1] as number
      const key = pair(a, b) >>> 0
      const known = double.get(key)
      if (known) known.count++
      else double.set(key, { count: 1, a, b })
    }
  const phrases = new Map<number, number>()
  for (const [key, { count, a, b }] of double) {
    if (count < minPairs) continue
    const lift = ((count - minPairs / 2) * total) / ((single.get(a) as number) * (single.get(b) as number))
    if (lift > minLift) phrases.set(key, lift)
  }
  return phrases
}
