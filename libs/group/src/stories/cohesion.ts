import { termOf, weightOf } from './packed-terms.js'

/** Weights of one article by the last 16 bits of a term; two terms of one article seldom meet there. */
const spread = new Float32Array(65536)

/** Pairs remembered: a pair takes the place of another that falls on it. */
const rememberedBits = 16

/** Mean cosine of articles of the window to one another, by their kept terms. */
export class Cohesion {
  // The same pairs are asked for again and again, as long as a story grows.
  private readonly first = new Uint32Array(1 << rememberedBits).fill(0xffffffff)
  private readonly second = new Uint32Array(1 << rememberedBits)
  private readonly cosines = new Float64Array(1 << rememberedBits)

  constructor(private readonly termsOf: (number: number) => Uint32Array) {}

  /** 0 for fewer than two. */
  of(numbers: readonly number[]): number {
    let sum = 0
    let pairs = 0
    for (let i = 0; i + 1 < numbers.length; i++)
      for (let k = i + 1; k < numbers.length; k++) {
        sum += this.cosine(numbers[i] as number, numbers[k] as number)
        pairs++
      }
    return pairs === 0 ? 0 : sum / pairs
  }

  private cosine(a: number, b: number): number {
    const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - rememberedBits)
    if (this.first[slot] === a && this.second[slot] === b) return this.cosines[slot] as number
    const cosine = product(this.termsOf(a), this.termsOf(b))
    this.first[slot] = a
    this.second[slot] = b
    this.cosines[slot] = cosine
    return cosine
  }
}

function product(terms: Uint32Array, other: Uint32Array): number {
  for (const packed of terms) spread[termOf(packed) & 65535] = weightOf(packed)
  let sum = 0
  for (const packed of other) sum += (spread[termOf(packed) & 65535] as number) * weightOf(packed)
  for (const packed of terms) spread[termOf(packed) & 65535] = 0
  return sum
}
