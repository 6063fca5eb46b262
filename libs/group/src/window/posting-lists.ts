/** Postings in a segment. */
const segmentSize = 1 << 15

/**
 * Which articles hold a key: per key a chain of postings, the newest first. Old postings are let go from the far end, segment
 * by segment; a chain ends where it would lead into what was let go. Keys that share a head share a chain, so an answer may
 * name articles that do not hold the key: callers compare before they believe.
 */
export class PostingLists {
  private readonly heads: Uint32Array
  private readonly mask: number
  /** Pairs: article number, position of the next older posting + 1. */
  private readonly segments: Uint32Array[] = []
  private readonly newest: number[] = []
  private spare: Uint32Array | undefined
  private firstSegment = 0
  private next = 0

  /** `headBits`: the table has 2^headBits heads. */
  constructor(headBits: number) {
    this.heads = new Uint32Array(1 << headBits)
    this.mask = (1 << headBits) - 1
  }

  add(key: number, article: number): void {
    const at = this.next % segmentSize
    const index = Math.floor(this.next / segmentSize) - this.firstSegment
    if (index === this.segments.length) {
      this.segments.push(this.spare ?? new Uint32Array(segmentSize * 2))
      this.newest.push(article)
      this.spare = undefined
    }
    const segment = this.segments[index] as Uint32Array
    const head = key & this.mask
    segment[at * 2] = article
    segment[at * 2 + 1] = this.heads[head] as number
    this.heads[head] = ++this.next
    this.newest[index] = Math.max(this.newest[index] as number, article)
  }

  /** Writes the articles of a key into `found`, newest first, until it is full; returns how many. */
  collect(key: number, found: Uint32Array): number {
    const oldest = this.firstSegment * segmentSize
    let position = this.heads[key & this.mask] as number
    let count = 0
    while (position > oldest && count < found.length) {
      const at = position - 1
      const segment = this.segments[Math.floor(at / segmentSize) - this.firstSegment] as Uint32Array
      const offset = (at % segmentSize) * 2
      found[count++] = segment[offset] as number
      position = segment[offset + 1] as number
    }
    return count
  }

  /** Lets go of segments that hold nothing but articles before `article`. */
  release(article: number): void {
    while (this.segments.length > 1 && (this.newest[0] as number) < article) {
      this.spare = this.segments.shift()
      this.newest.shift()
      this.firstSegment++
    }
  }
}
