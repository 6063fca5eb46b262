import { isSampled } from './shingles.js'

/** Fingerprints of a text as they are kept. */
export interface Fingerprints {
  readonly values: Uint16Array
  readonly rate: number
}

/** How much of one text stands in another. Shares lie between 0 and 1. */
export interface Coverage {
  /** Shingles of the text. */
  readonly length: number
  /** Share of them found in the other text. */
  readonly all: number
  /**
   * Share of the text in stretches where at least a quarter of the shingles is found: a changed word does not count against it,
   * an added paragraph does.
   */
  readonly stretches: number
  /** Within those stretches: share of shingles without a number found, share of those with a number, and how many of these. */
  readonly words: number
  readonly numbers: number
  readonly numberCount: number
}

/** Syllables of a stretch: about a line and a half of a newspaper. */
const stretchLength = 24
const stretchShare = 0.25

const present = new Uint8Array(65536)
/** The sampled fingerprints of the text, and for each whether the other text has it. */
const sampled = new Uint16Array(4096)
const hits = new Uint8Array(4096)

/** Coverage of `text` by `other`, both at the coarser of their two rates. */
export function cover(text: Fingerprints, other: Fingerprints): Coverage {
  const rate = Math.max(text.rate, other.rate)
  const otherCount = fill(other, rate, 1)
  const length = mark(text, rate)
  fill(other, rate, 0)
  // Share of foreign shingles that meet an equal 15-bit value by chance.
  const chance = Math.min(0.5, (otherCount * rate) / 32768)
  return measure(length, rate, chance)
}

function fill(text: Fingerprints, rate: number, value: 0 | 1): number {
  let count = 0
  for (const fingerprint of text.values) {
    if (!isSampled(fingerprint, rate)) continue
    present[fingerprint] = value
    count++
  }
  return count
}

function mark(text: Fingerprints, rate: number): number {
  let length = 0
  for (const fingerprint of text.values) {
    if (!isSampled(fingerprint, rate)) continue
    sampled[length] = fingerprint
    hits[length++] = present[fingerprint] as number
  }
  return length
}

function measure(length: number, rate: number, chance: number): Coverage {
  const half = Math.max(2, Math.round(stretchLength / rate / 2))
  let [found, all, covered, words, wordCount, numbers, numberCount] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < Math.min(half, length); i++) found += hits[i] as number
  for (let i = 0; i < length; i++) {
    const hit = hits[i] as number
    all += hit
    if (i + half < length) found += hits[i + half] as number
    if (i > half) found -= hits[i - half - 1] as number
    const size = Math.min(length - 1, i + half) - Math.max(0, i - half) + 1
    if (found / size < stretchShare) continue
    covered++
    if ((sampled[i] as number) & 1) {
      numberCount++
      numbers += hit
    } else {
      wordCount++
      words += hit
    }
  }
  const share = (part: number, whole: number): number =>
    whole === 0 ? 1 : Math.max(0, (part / whole - chance) / (1 - chance))
  return {
    length: length * rate,
    all: length === 0 ? 0 : share(all, length),
    stretches: length === 0 ? 0 : covered / length,
    words: share(words, wordCount),
    numbers: share(numbers, numberCount),
    numberCount: numberCount * rate,
  }
}
