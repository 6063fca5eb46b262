import { PostingLists } from '../window/posting-lists.js'
import { Tally } from '../window/tally.js'
import { termOf } from './packed-terms.js'
import { indexedTerms, nameNormOf, type TermVector } from './term-vector.js'

/** Days after publication for which an article that has left the window is remembered: half a year. */
export const pastDays = 182
/** Articles remembered: the newest. About 10 MB. A power of two is not needed; the ring has the next one. */
const mostRemembered = 20_000
const ringSize = 1 << 15
/** Terms remembered of an article. */
const pastTerms = 64
/** Newest articles looked at per term, and articles compared. */
const perTerm = 48
const compared = 16
/**
 * Likeness from which an article carries a past one on. On the dev set no two articles of different stories are so alike (0 of
 * 750 with their nearest), and of one story every fourth and its nearest, which is enough: any article of a story may find it.
 */
const leastLikeness = 0.21
const leastNames = 0.3
const headBits = 18
const dayMs = 86_400_000

interface PastArticle {
  readonly id: string
  story: string
  readonly publishedMs: number
  readonly terms: Uint32Array
  readonly nameNorm: number
}

/**
 * What was written before the window, by the first article of each text: not to be joined any more, but carried on. So a trial
 * that follows months after the arrest, and the opening of a bridge, lead back to what came before.
 */
export class PastStories {
  private readonly postings = new PostingLists(headBits)
  private readonly tally = new Tally()
  private readonly found = new Uint32Array(perTerm)
  private readonly ring: (PastArticle | undefined)[] = []
  private readonly standings = new Uint8Array(ringSize)
  private readonly numbers = new Map<string, number>()
  private oldest = 0
  private next = 0

  /** An article that leaves the window; the order is that of leaving. */
  add(id: string, story: string, publishedMs: number, terms: Uint32Array): void {
    this.remove(id)
    if (this.next - this.oldest === mostRemembered) this.dropOldest()
    const number = this.next++
    const slot = number & (ringSize - 1)
    const kept = terms.slice(0, pastTerms)
    this.ring[slot] = { id, story, publishedMs, terms: kept, nameNorm: nameNormOf(kept) }
    this.standings[slot] = 1
    this.numbers.set(id, number)
    for (let i = 0; i < Math.min(indexedTerms, kept.length); i++) this.postings.add(termOf(kept[i] as number), number)
  }

  /** People moved it. */
  move(id: string, story: string): void {
    const number = this.numbers.get(id)
    const past = number === undefined ? undefined : this.ring[number & (ringSize - 1)]
    if (past) past.story = story
  }

  /** It is in the window again. Returns what puts it back. */
  remove(id: string): () => void {
    const number = this.numbers.get(id)
    if (number === undefined) return () => undefined
    const slot = number & (ringSize - 1)
    const past = this.ring[slot]
    this.numbers.delete(id)
    this.ring[slot] = undefined
    this.standings[slot] = 0
    return () => {
      if (past) this.add(id, past.story, past.publishedMs, past.terms)
    }
  }

  /** The story that the article just read carries on, another version of itself aside; undefined when there is none. */
  carriedOn(id: string, vector: TermVector, terms: Uint32Array, publishedMs: number): string | undefined {
    if (this.numbers.size === 0) return undefined
    const wanted = { standings: this.standings, oldest: this.oldest, least: 1 }
    this.tally.start(ringSize)
    for (let i = 0; i < Math.min(indexedTerms, terms.length); i++) {
      const term = termOf(terms[i] as number)
      const points = vector.weightOf(term) ** 2 + 1e-6
      const count = this.postings.collect(term, this.found, wanted)
      for (let k = 0; k < count; k++) this.tally.add(this.found[k] as number, points)
    }
    let story: string | undefined
    let most = 0
    let first = Infinity
    for (const number of this.tally.best(compared)) {
      const past = this.ring[number & (ringSize - 1)]
      if (!past || past.id === id || past.story === id || Math.abs(publishedMs - past.publishedMs) > pastDays * dayMs)
        continue
      const { all, names } = vector.compare(past.terms, past.nameNorm)
      if (all < leastLikeness || names < leastNames || all < most || (all === most && number > first)) continue
      story = past.story
      most = all
      first = number
    }
    return story
  }

  private dropOldest(): void {
    const past = this.ring[this.oldest & (ringSize - 1)]
    if (past) this.remove(past.id)
    this.oldest++
    this.postings.release(this.oldest)
  }
}
