import { isCapital, isNumber, startsClause, type SyllableScanner } from '../text/syllable-scanner.js'
import { isNameTerm, packTerm, termOf, weightOf } from './packed-terms.js'
import { termBits, termCount } from './term-frequencies.js'
import type { TermWeights } from './term-weights.js'

/** Terms kept of an article, heaviest first in the first `indexedTerms` places. */
export const keptTerms = 192
/** Of these, so many are looked up and can be found. */
export const indexedTerms = 28
/** A word of the title counts like so many of the text. */
const titleShare = 2
const maxTerms = 16384
const levels = 1024

/** How alike two articles are: cosine over all terms, and over names alone. */
export interface TermSimilarity {
  all: number
  names: number
}

/**
 * The terms of one article with their weights (1 + ln tf) · idf, spread out so that another article's kept terms can be
 * multiplied with them at once. Reused by the next article.
 */
export class TermVector {
  private readonly counts = new Uint8Array(termCount)
  private readonly names = new Uint8Array(termCount)
  /** By the last 16 bits of a term: small enough to stay near the processor, and most terms asked for are not there. */
  private readonly present = new Uint8Array(65536)
  private readonly weights = new Float32Array(termCount)
  private readonly terms = new Uint32Array(maxTerms)
  private readonly levelOf = new Uint16Array(maxTerms)
  private readonly perLevel = new Uint32Array(levels + 1)
  private size = 0
  private nameNorm = 0
  private readonly similarity: TermSimilarity = { all: 0, names: 0 }

  /** Reads the syllables of a title (the first `titleCount`) and a text. */
  read(scan: SyllableScanner, titleCount: number, weights: TermWeights): void {
    this.clear()
    for (let i = 0; i < scan.count; i++) this.countAt(scan, i, i < titleCount ? titleShare : 1)
    this.weigh(weights)
  }

  private countAt(scan: SyllableScanner, i: number, times: number): void {
    const { exact, flags } = scan
    const here = exact[i] as number
    const flag = flags[i] as number
    const capital = (flag & isCapital) !== 0
    const opensClause = (flag & startsClause) !== 0
    const before = opensClause || i === 0 ? 0 : (flags[i - 1] as number)
    const after = i + 1 < scan.count && !((flags[i + 1] as number) & startsClause) ? (flags[i + 1] as number) : 0
    const aloneName = capital && !opensClause && !(before & isCapital) && !(after & isCapital)
    this.count(hash(here, 0), times, aloneName || (flag & isNumber) !== 0 ? (aloneName ? 1 : 0) : 0)
    if (opensClause || i === 0) return
    this.count(hash(here, exact[i - 1] as number), times, capital && before & isCapital ? 1 : 0)
  }

  private count(term: number, times: number, name: number): void {
    const known = this.counts[term] as number
    if (known === 0) {
      if (this.size === maxTerms) return
      this.terms[this.size++] = term
      this.present[term & 65535] = 1
    }
    this.counts[term] = Math.min(255, known + times)
    if (name) this.names[term] = 1
  }

  private weigh(weights: TermWeights): void {
    let sum = 0
    let nameSum = 0
    for (let k = 0; k < this.size; k++) {
      const term = this.terms[k] as number
      const weight = (1 + (logarithms[this.counts[term] as number] as number)) * weights.of(term)
      this.weights[term] = weight
      sum += weight * weight
      if (this.names[term]) nameSum += weight * weight
    }
    const norm = sum > 0 ? 1 / Math.sqrt(sum) : 0
    this.nameNorm = Math.sqrt(nameSum) * norm
    for (let k = 0; k < this.size; k++)
      this.weights[this.terms[k] as number] = (this.weights[this.terms[k] as number] as number) * norm
  }

  /** The heaviest terms, packed: first those to be indexed, then the rest, each part in the order of the text. */
  keep(): Uint32Array {
    this.level()
    const kept = new Uint32Array(Math.min(this.size, keptTerms))
    const indexed = this.select(kept, 0, 0, Math.min(indexedTerms, kept.length))
    this.select(kept, indexed, indexed, kept.length)
    return kept
  }

  /** Sorts terms into levels of the square root of their weight, the heaviest on level 0. */
  private level(): void {
    this.perLevel.fill(0)
    for (let k = 0; k < this.size; k++) {
      const weight = this.weights[this.terms[k] as number] as number
      const at = Math.max(0, levels - 1 - Math.floor(Math.sqrt(weight) * levels))
      this.levelOf[k] = at
      this.perLevel[at + 1] = (this.perLevel[at + 1] as number) + 1
    }
    for (let at = 1; at <= levels; at++)
      this.perLevel[at] = (this.perLevel[at] as number) + (this.perLevel[at - 1] as number)
  }

  /** Puts the terms of rank `from` up to `to` (by level, then by place in the text) into `kept` from `at` on. */
  private select(kept: Uint32Array, at: number, from: number, to: number): number {
    const ranks = this.perLevel.slice()
    let next = at
    for (let k = 0; k < this.size && next < at + (to - from); k++) {
      const level = this.levelOf[k] as number
      const rank = ranks[level] as number
      ranks[level] = rank + 1
      if (rank < from || rank >= to) continue
      const term = this.terms[k] as number
      kept[next++] = packTerm(term, this.names[term] === 1, this.weights[term] as number)
    }
    return next
  }

  /** Weight of a term in this article, 0 when it is not there. */
  weightOf(term: number): number {
    return this.weights[term] as number
  }

  /** Compares with the kept terms of another article. The object returned is reused by the next call. */
  compare(kept: Uint32Array, keptNameNorm: number): TermSimilarity {
    let all = 0
    let names = 0
    for (const packed of kept) {
      const term = termOf(packed)
      if (this.present[term & 65535] === 0) continue
      const weight = this.weights[term] as number
      if (weight === 0) continue
      const product = weight * weightOf(packed)
      all += product
      if (isNameTerm(packed) && this.names[term]) names += product
    }
    const norm = this.nameNorm * keptNameNorm
    this.similarity.all = all
    this.similarity.names = norm > 0 ? Math.min(1, names / norm) : 0
    return this.similarity
  }

  private clear(): void {
    for (let k = 0; k < this.size; k++) {
      const term = this.terms[k] as number
      this.counts[term] = 0
      this.present[term & 65535] = 0
      this.names[term] = 0
      this.weights[term] = 0
    }
    this.size = 0
  }
}

/** Length of the part of a kept vector that names make up. */
export function nameNormOf(kept: Uint32Array): number {
  let sum = 0
  for (const packed of kept) if (isNameTerm(packed)) sum += weightOf(packed) ** 2
  return Math.sqrt(sum)
}

const logarithms = Float32Array.from({ length: 256 }, (_, i) => (i === 0 ? 0 : Math.log(i)))

function hash(syllable: number, before: number): number {
  let h = Math.imul(syllable ^ Math.imul(before, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> (32 - termBits)
}

/** The different terms of a text, without weights: for counting a corpus. */
export function termsOfText(scan: SyllableScanner): Set<number> {
  const terms = new Set<number>()
  for (let i = 0; i < scan.count; i++) {
    terms.add(hash(scan.exact[i] as number, 0))
    if (i > 0 && !((scan.flags[i] as number) & startsClause))
      terms.add(hash(scan.exact[i] as number, scan.exact[i - 1] as number))
  }
  return terms
}
