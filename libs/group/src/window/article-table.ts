import { nameNormOf } from '../stories/term-vector.js'
import type { TitleSeries } from '../text/title-series.js'
import type { Wanted } from './posting-lists.js'
import { Segments } from './segments.js'
import type { Signature } from './signature.js'

const firstRows = 1024
const segmentLength = 1 << 16

/** What the window knows of one article besides its signature. */
export interface ArticleRow {
  readonly id: string
  reprintGroup: string
  story: string
  /** `publishedAt`, milliseconds since 1970; of an article without, the time it arrived or that of the one before it. */
  readonly publishedMs: number
  /** The text names a medium it was taken from. */
  readonly credits: boolean
  /** Stands for its reprint group: is found for stories, and counted in term weights. */
  leads: boolean
  /** Has been entered in the story finder, and stays there. */
  isIndexed: boolean
}

/** Numbers of one article, side by side with those of all others: read far more often than rows, and far smaller. */
interface Columns {
  /** Positions of fingerprints and of terms. */
  readonly places: Float64Array
  readonly lengths: Uint16Array
  readonly rates: Uint8Array
  /** 0: taken out or gone; 1: present; 2: leads its reprint group. */
  readonly standings: Uint8Array
  readonly arrivedMs: Float64Array
  readonly nameNorms: Float32Array
  /** Series and its number. */
  readonly series: Uint32Array
}

/**
 * The articles in the window in order of arrival, each under a running number. Signatures are kept in segments, the rest in a
 * ring of rows; numbers before `oldest` have left. A number whose article was taken out keeps its place but has no row.
 */
export class ArticleTable {
  oldest = 0
  next = 0
  private rows: (ArticleRow | undefined)[] = new Array<ArticleRow | undefined>(firstRows)
  private columns = newColumns(firstRows)
  private readonly fingerprints = new Segments<Uint16Array>((n) => new Uint16Array(n), segmentLength)
  private readonly terms = new Segments<Uint32Array>((n) => new Uint32Array(n), segmentLength)

  /** A power of two. Scratch arrays of callers may be indexed by `number & (capacity - 1)`: numbers in the window never meet. */
  get capacity(): number {
    return this.rows.length
  }

  /** `arrivedMs`: the time by which the window slides. */
  add(row: ArticleRow, signature: Signature, arrivedMs: number): number {
    if (this.next - this.oldest === this.rows.length) this.grow()
    const number = this.next++
    const slot = number & (this.rows.length - 1)
    const { places, lengths, rates, nameNorms, series } = this.columns
    this.setRow(number, row)
    places[slot * 2] = this.fingerprints.append(signature.fingerprints)
    places[slot * 2 + 1] = this.terms.append(signature.terms)
    lengths[slot * 2] = signature.fingerprints.length
    lengths[slot * 2 + 1] = signature.terms.length
    rates[slot] = signature.rate
    this.columns.arrivedMs[slot] = arrivedMs
    nameNorms[slot] = nameNormOf(signature.terms)
    series[slot * 2] = signature.series
    series[slot * 2 + 1] = signature.seriesNumber
    return number
  }

  /** The article of a number; undefined when it has left or was taken out. */
  row(number: number): ArticleRow | undefined {
    return number < this.oldest || number >= this.next ? undefined : this.rows[number & (this.rows.length - 1)]
  }

  /** What reprints are compared by. The array is a view, good until the article leaves. */
  shinglesOf(number: number): { values: Uint16Array; rate: number } {
    const slot = number & (this.rows.length - 1)
    const { places, lengths, rates } = this.columns
    return {
      values: this.fingerprints.view(places[slot * 2] as number, lengths[slot * 2] as number),
      rate: rates[slot] as number,
    }
  }

  seriesOf(number: number): TitleSeries {
    const slot = number & (this.rows.length - 1)
    const { series } = this.columns
    return { series: series[slot * 2] as number, seriesNumber: series[slot * 2 + 1] as number }
  }

  /** The kept terms, a view, good until the article leaves. */
  termsOf(number: number): Uint32Array {
    const slot = number & (this.rows.length - 1)
    const { places, lengths } = this.columns
    return this.terms.view(places[slot * 2 + 1] as number, lengths[slot * 2 + 1] as number)
  }

  /** Length of the part of the kept terms that names make up. */
  nameNormOf(number: number): number {
    return this.columns.nameNorms[number & (this.rows.length - 1)] as number
  }

  arrivedMsOf(number: number): number {
    return this.columns.arrivedMs[number & (this.rows.length - 1)] as number
  }

  /** Takes an article out, or puts it back, while its number is in the window. Its signature stays. */
  setRow(number: number, row: ArticleRow | undefined): void {
    const slot = number & (this.rows.length - 1)
    this.rows[slot] = row
    this.columns.standings[slot] = row ? (row.leads ? 2 : 1) : 0
  }

  /** All that are in the window, or only those that lead their reprint groups: for looking through postings. */
  wanted(which: 'present' | 'leading'): Wanted {
    return { standings: this.columns.standings, oldest: this.oldest, least: which === 'leading' ? 2 : 1 }
  }

  /** Lets the oldest number go, signature and all. */
  dropOldest(): void {
    this.setRow(this.oldest++, undefined)
    if (this.oldest === this.next) return
    const slot = this.oldest & (this.rows.length - 1)
    this.fingerprints.release(this.columns.places[slot * 2] as number)
    this.terms.release(this.columns.places[slot * 2 + 1] as number)
  }

  private grow(): void {
    const old = this.rows.length
    const { rows, columns } = this
    this.rows = new Array<ArticleRow | undefined>(old * 2)
    this.columns = newColumns(old * 2)
    for (let number = this.oldest; number < this.next; number++) {
      const from = number & (old - 1)
      const to = number & (old * 2 - 1)
      this.rows[to] = rows[from]
      for (const name of columnNames) {
        const width = name === 'places' || name === 'lengths' || name === 'series' ? 2 : 1
        for (let k = 0; k < width; k++) this.columns[name][to * width + k] = columns[name][from * width + k] as number
      }
    }
  }
}

const columnNames = ['places', 'lengths', 'rates', 'standings', 'arrivedMs', 'nameNorms', 'series'] as const

function newColumns(rows: number): Columns {
  return {
    places: new Float64Array(rows * 2),
    lengths: new Uint16Array(rows * 2),
    rates: new Uint8Array(rows),
    standings: new Uint8Array(rows),
    arrivedMs: new Float64Array(rows),
    nameNorms: new Float32Array(rows),
    series: new Uint32Array(rows * 2),
  }
}
