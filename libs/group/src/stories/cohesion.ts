import { termOf, weightOf } from './packed-terms.js'

/** Weights of one article by the last 16 bits of a term; two terms of one article seldom meet there. */
const spread = new Float32Array(65536)

/** Mean cosine of articles to one another, by their kept terms; 0 for fewer than two. */
export function cohesion(articles: readonly Uint32Array[]): number {
  let sum = 0
  let pairs = 0
  articles.forEach((terms, i) => {
    if (i + 1 === articles.length) return
    for (const packed of terms) spread[termOf(packed) & 65535] = weightOf(packed)
    for (const other of articles.slice(i + 1)) {
      sum += product(other)
      pairs++
    }
    for (const packed of terms) spread[termOf(packed) & 65535] = 0
  })
  return pairs === 0 ? 0 : sum / pairs
}

function product(terms: Uint32Array): number {
  let sum = 0
  for (const packed of terms) sum += (spread[termOf(packed) & 65535] as number) * weightOf(packed)
  return sum
}
