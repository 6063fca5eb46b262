import type { ArticleTable } from '../window/article-table.js'
import { PostingLists } from '../window/posting-lists.js'
import type { Signature } from '../window/signature.js'
import { Tally } from '../window/tally.js'
import { judgeReprint, type ReprintVerdict } from './judge-reprint.js'

/** Newest articles looked at per shingle: a sentence that stands in hundreds of articles says nothing. */
const perKey = 48
/**
 * One shared key is asked for so many keys of the new text: a copy that covers a fifth of it (see `judgeReprint`) shares far
 * more, chance meetings share one or two.
 */
const keysPerHit = 16
/** Articles compared in full. */
const compared = 16

/** An earlier article that carries the same text. */
export interface FoundReprint extends ReprintVerdict {
  readonly number: number
}

/** Finds the article of the window whose text is most like a new one. */
export class ReprintFinder {
  private readonly postings: PostingLists
  private readonly tally = new Tally()
  private readonly found = new Uint32Array(perKey)

  constructor(
    private readonly table: ArticleTable,
    headBits: number,
  ) {
    this.postings = new PostingLists(headBits)
  }

  add(number: number, keys: Uint32Array): void {
    for (const key of keys) this.postings.add(key, number)
  }

  release(number: number): void {
    this.postings.release(number)
  }

  find(signature: Signature, publishedMs: number, windowMs: number): FoundReprint | undefined {
    this.tally.start(this.table.capacity)
    const present = this.table.wanted('present')
    for (const key of signature.keys) {
      const count = this.postings.collect(key, this.found, present)
      for (let i = 0; i < count; i++) this.tally.add(this.found[i] as number, 1)
    }
    const { series, seriesNumber, rate } = signature
    const text = { values: signature.fingerprints, rate, series, seriesNumber, publishedMs }
    let best: FoundReprint | undefined
    for (const number of this.tally.best(compared, signature.keys.length / keysPerHit)) {
      const row = this.table.row(number)
      if (!row || Math.abs(row.publishedMs - publishedMs) > windowMs) continue
      const verdict = judgeReprint(text, {
        ...this.table.shinglesOf(number),
        ...this.table.seriesOf(number),
        publishedMs: row.publishedMs,
      })
      if (verdict && (!best || isBetter(verdict, number, best))) best = { ...verdict, number }
    }
    return best
  }
}

/** The likelier copy; of equals the one that came first. */
function isBetter(verdict: ReprintVerdict, number: number, best: FoundReprint): boolean {
  if (verdict.rule !== best.rule) return verdict.rule === 'copy'
  return verdict.similarity > best.similarity || (verdict.similarity === best.similarity && number < best.number)
}
