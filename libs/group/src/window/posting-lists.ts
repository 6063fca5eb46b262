/** Postings in a segment: a power of two. */
const segmentBits = 15
const segmentSize = 1 << segmentBits
const inSegment = segmentSize - 1

/** Which articles of the window are asked for: those whose standing is at least so much. The arrays are those of the table. */
export interface Wanted {
  readonly standings: Uint8Array
  /** Numbers before have left. */
  readonly oldest: number
  readonly least: number
}

/**
 * Which articles hold a key: per key a chain of postings, the newest first. Old postings are let go from the far end, segment
 * by segment; a chain ends where it would lead into what was let go. Keys that share a head share a chain, so an answer may
 * name articles that do not hold the key: callers compare before they believe. An article that comes late is put in its place,
 * so that a window filled anew finds the same.
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
    const at = this.next & inSegment
    const index = (this.next >>> segmentBits) - this.firstSegment
    if (index === this.segments.length) {
      this.segments.push(this.spare ?? new Uint32Array(segmentSize * 2))
      this.newest.push(article)
      this.spare = undefined
    }
    const segment = this.segments[index] as Uint32Array
    const before = this.newerThan(key, article)
    segment[at * 2] = article
    segment[at * 2 + 1] = before === 0 ? (this.heads[key & this.mask] as number) : this.nextOf(before)
    const position = ++this.next
    if (before === 0) this.heads[key & this.mask] = position
    else this.setNext(before, position)
    this.newest[index] = Math.max(this.newest[index] as number, article)
  }

  /** Writes the wanted articles of a key into `found`, newest first, until it is full; returns how many. */
  collect(key: number, found: Uint32Array, { standings, oldest, least }: Wanted): number {
    const { segments, firstSegment } = this
    const held = firstSegment << segmentBits
    const slots = standings.length - 1
    let count = 0
    let position = this.heads[key & this.mask] as number
    while (position > held && count < found.length) {
      const segment = segments[((position - 1) >>> segmentBits) - firstSegment] as Uint32Array
      const at = ((position - 1) & inSegment) << 1
      const article = segment[at] as number
      if (article >= oldest && (standings[article & slots] as number) >= least) found[count++] = article
      position = segment[at + 1] as number
    }
    return count
  }

  /** Position of the last posting of a chain that is newer than an article; 0 when there is none. */
  private newerThan(key: number, article: number): number {
    let newer = 0
    for (
      let position = this.heads[key & this.mask] as number;
      this.isHeld(position) && this.articleAt(position) > article;
      position = this.nextOf(position)
    )
      newer = position
    return newer
  }

  // A position counts postings from 1; 0 ends a chain.
  private isHeld(position: number): boolean {
    return position > this.firstSegment << segmentBits
  }
  private articleAt(position: number): number {
    return this.segmentOf(position)[((position - 1) & inSegment) * 2] as number
  }
  private nextOf(position: number): number {
    return this.segmentOf(position)[((position - 1) & inSegment) * 2 + 1] as number
  }
  private setNext(position: number, next: number): void {
    this.segmentOf(position)[((position - 1) & inSegment) * 2 + 1] = next
  }
  private segmentOf(position: number): Uint32Array {
    return this.segments[((position - 1) >>> segmentBits) - this.firstSegment] as Uint32Array
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
