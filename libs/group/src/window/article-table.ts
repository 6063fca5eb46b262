import { Segments } from './segments.js'
import type { Signature } from './signature.js'

const firstRows = 1024
const segmentLength = 1 << 16

/** What the window knows of one article besides its signature. */
export interface ArticleRow {
  readonly id: string
  reprintGroup: string
  story: string
  /** `publishedAt`, milliseconds since 1970; of an article without, the time of the one before it. */
  readonly publishedMs: number
  /** The time by which the window slides. */
  readonly arrivedMs: number
  /** The text names a medium it was taken from. */
  readonly credits: boolean
  /** Stands for its reprint group: is found for stories, and counted in term weights. */
  leads: boolean
  /** Has been entered in the story finder, and stays there. */
  isIndexed: boolean
  /** See `Signature`. */
  readonly series: number
  readonly seriesNumber: number
  readonly nameNorm: number
}

/**
 * The articles in the window in order of arrival, each under a running number. Signatures are kept in segments, the rest in a
 * ring of rows; numbers before `oldest` have left. A number whose article was taken out keeps its place but has no row.
 */
export class ArticleTable {
  oldest = 0
  next = 0
  private rows: (ArticleRow | undefined)[] = new Array<ArticleRow | undefined>(firstRows)
  /** Positions of fingerprints and of terms. */
  private places = new Float64Array(firstRows * 2)
  private lengths = new Uint16Array(firstRows * 2)
  private rates = new Uint8Array(firstRows)
  private readonly fingerprints = new Segments<Uint16Array>((n) => new Uint16Array(n), segmentLength)
  private readonly terms = new Segments<Uint32Array>((n) => new Uint32Array(n), segmentLength)

  /** A power of two. Scratch arrays of callers may be indexed by `number & (capacity - 1)`: numbers in the window never meet. */
  get capacity(): number {
    return this.rows.length
  }

  add(row: ArticleRow, signature: Signature): number {
    if (this.next - this.oldest === this.rows.length) this.grow()
    const number = this.next++
    const slot = number & (this.rows.length - 1)
    this.rows[slot] = row
    this.places[slot * 2] = this.fingerprints.append(signature.fingerprints)
    this.places[slot * 2 + 1] = this.terms.append(signature.terms)
    this.lengths[slot * 2] = signature.fingerprints.length
    this.lengths[slot * 2 + 1] = signature.terms.length
    this.rates[slot] = signature.rate
    return number
  }

  /** The article of a number; undefined when it has left or was taken out. */
  row(number: number): ArticleRow | undefined {
    return number < this.oldest || number >= this.next ? undefined : this.rows[number & (this.rows.length - 1)]
  }

  /** Views, good until the article leaves. */
  fingerprintsOf(number: number): { values: Uint16Array; rate: number } {
    const slot = number & (this.rows.length - 1)
    const values = this.fingerprints.view(this.places[slot * 2] as number, this.lengths[slot * 2] as number)
    return { values, rate: this.rates[slot] as number }
  }

  termsOf(number: number): Uint32Array {
    const slot = number & (this.rows.length - 1)
    return this.terms.view(this.places[slot * 2 + 1] as number, this.lengths[slot * 2 + 1] as number)
  }

  /** Takes an article out, or puts it back, while its number is in the window. Its signature stays. */
  setRow(number: number, row: ArticleRow | undefined): void {
    this.rows[number & (this.rows.length - 1)] = row
  }

  /** Lets the oldest number go, signature and all. */
  dropOldest(): void {
    this.setRow(this.oldest++, undefined)
    if (this.oldest === this.next) return
    const slot = this.oldest & (this.rows.length - 1)
    this.fingerprints.release(this.places[slot * 2] as number)
    this.terms.release(this.places[slot * 2 + 1] as number)
  }

  private grow(): void {
    const old = this.rows.length
    const { rows, places, lengths, rates } = this
    this.rows = new Array<ArticleRow | undefined>(old * 2)
    this.places = new Float64Array(old * 4)
    this.lengths = new Uint16Array(old * 4)
    this.rates = new Uint8Array(old * 2)
    for (let number = this.oldest; number < this.next; number++) {
      const from = number & (old - 1)
      const to = number & (old * 2 - 1)
      this.rows[to] = rows[from]
      this.rates[to] = rates[from] as number
      for (let k = 0; k < 2; k++) {
        this.places[to * 2 + k] = places[from * 2 + k] as number
        this.lengths[to * 2 + k] = lengths[from * 2 + k] as number
      }
    }
  }
}
