import { pair } from './features.js'

/** Pairs of syllables that the corpus writes together ("công an"), each with how strongly; keys are pair hashes. */
export type Phrases = ReadonlyMap<number, number>

/** Joins syllables into units, left to right; of two overlapping phrases the stronger one wins. */
export function joinPhrases(hashes: readonly number[], phrases: Phrases): number[] {
  const units: number[] = []
  for (let i = 0; i < hashes.length; i++) {
    const here = hashes[i] as number
    const joined = i + 1 < hashes.length ? pair(here, hashes[i + 1] as number) >>> 0 : 0
    const strength = i + 1 < hashes.length ? phrases.get(joined) : undefined
    if (strength === undefined) {
      units.push(here)
      continue
    }
    const next = i + 2 < hashes.length ? phrases.get(pair(hashes[i + 1] as number, hashes[i + 2] as number) >>> 0) : undefined
    if (next !== undefined && next > strength) units.push(here)
    else {
      units.push(joined)
      i++
    }
  }
  return units
}
