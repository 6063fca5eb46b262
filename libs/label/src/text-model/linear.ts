import { columnCount } from './columns.js'
import { type Features, views } from './features.js'
import { keyTable, type KeyTable } from './key-table.js'

/** Weights of the linear part as stored: small integers times a scale per column. */
export interface LinearWeights {
  readonly keys: Uint32Array
  /** View number of each row. */
  readonly viewOf: Uint8Array
  /** Inverse document frequency of each row, in thirty-seconds. */
  readonly idf: Uint16Array
  /** Columns that each view speaks to, `[from, to)` per view. */
  readonly columnsHeard: readonly number[]
  /** Row after row, each as wide as its view has columns; rows of one view stand together, in the order of the views. */
  readonly weights: Int8Array
  readonly columnScale: readonly number[]
  readonly bias: readonly number[]
}

/** Fixed point of `LinearWeights.idf`. */
export const idfUnit = 32

/** The rows an article touches, with the value each has after scaling its view to length one. */
export interface ActiveRows {
  readonly rows: Int32Array
  readonly values: Float32Array
  readonly length: number
  /** How often each active row occurs. */
  readonly counts: Int32Array
  /** For each feature of the article its place in `rows`, or -1. */
  readonly placeOf: Int32Array
}

/** A weighting of neighbouring columns, the first of them `from`. */
export interface Direction {
  readonly from: number
  readonly weights: readonly number[]
}

/** Turns features into scores, and scores back into what each sentence contributed. */
export class LinearModel {
  private readonly table: KeyTable
  private readonly seenAt: Int32Array
  private readonly layout: RowLayout
  // Kept between articles; what `activate` returns is valid until its next call.
  private rows = new Int32Array(0)
  private counts = new Int32Array(0)
  private placeOf = new Int32Array(0)

  constructor(private readonly weights: LinearWeights) {
    this.table = keyTable(weights.keys)
    this.seenAt = new Int32Array(weights.keys.length).fill(-1)
    this.layout = rowLayout(weights.viewOf, weights.columnsHeard)
  }

  /** Looks up an article's features. */
  activate(features: Features): ActiveRows {
    const { viewOf, idf } = this.weights
    const n = features.length
    if (n > this.rows.length) this.makeRoom(n * 2)
    const { rows, counts, placeOf } = this
    counts.fill(0, 0, n)
    let length = 0
    for (let i = 0; i < n; i++) {
      const row = this.table.rowOf(features.keys[i] as number)
      if (row < 0) {
        placeOf[i] = -1
        continue
      }
      let place = this.seenAt[row] as number
      if (place < 0) {
        place = length++
        rows[place] = row
        this.seenAt[row] = place
      }
      counts[place]!++
      placeOf[i] = place
    }
    const values = new Float32Array(length)
    const squares = new Float64Array(views.length)
    for (let p = 0; p < length; p++) {
      const row = rows[p] as number
      this.seenAt[row] = -1
      const value = ((1 + Math.log(counts[p] as number)) * (idf[row] as number)) / idfUnit
      values[p] = value
      squares[viewOf[row] as number]! += value * value
    }
    for (let v = 0; v < views.length; v++) squares[v] = 1 / (Math.sqrt(squares[v] as number) || 1)
    for (let p = 0; p < length; p++) values[p]! *= squares[viewOf[rows[p] as number] as number] as number
    return { rows, values, length, counts, placeOf }
  }

  private makeRoom(size: number): void {
    this.rows = new Int32Array(size)
    this.counts = new Int32Array(size)
    this.placeOf = new Int32Array(size)
  }

  /** Log-odds of every column. */
  scores(active: ActiveRows): Float64Array {
    const { weights, viewOf, columnScale, bias } = this.weights
    const { start, from, to } = this.layout
    const scores = new Float64Array(columnCount)
    for (let p = 0; p < active.length; p++) {
      const row = active.rows[p] as number
      const view = viewOf[row] as number
      const first = from[view] as number
      const end = to[view] as number
      const at = (start[view] as number) + row * (end - first) - first
      const value = active.values[p] as number
      for (let c = first; c < end; c++) scores[c]! += value * (weights[at + c] as number)
    }
    for (let c = 0; c < columnCount; c++)
      scores[c] = (scores[c] as number) * (columnScale[c] as number) + (bias[c] as number)
    return scores
  }

  /**
   * How much each sentence adds along each direction: `[direction][sentence]`. A word that occurs in several sentences is
   * shared among them.
   */
  contributions(
    features: Features,
    active: ActiveRows,
    directions: readonly Direction[],
    sentences: number,
  ): Float64Array[] {
    const perRow = directions.map((direction) => this.alongDirection(active, direction))
    return perRow.map((rowValues) => shareOut(features, active, rowValues, sentences))
  }

  private alongDirection(active: ActiveRows, { from, weights: along }: Direction): Float64Array {
    const { weights, viewOf, columnScale } = this.weights
    const { start, from: heardFrom, to: heardTo } = this.layout
    const scaled = Float64Array.from(along, (x, k) => x * (columnScale[from + k] as number))
    const values = new Float64Array(active.length)
    for (let p = 0; p < active.length; p++) {
      const row = active.rows[p] as number
      const view = viewOf[row] as number
      const first = heardFrom[view] as number
      const last = heardTo[view] as number
      const at = (start[view] as number) + row * (last - first) - first
      let sum = 0
      for (let c = Math.max(first, from); c < Math.min(last, from + scaled.length); c++)
        sum += (scaled[c - from] as number) * (weights[at + c] as number)
      values[p] = (sum * (active.values[p] as number)) / (active.counts[p] as number)
    }
    return values
  }
}

/** Where the weights of a row lie: at `start[view] + row * (to[view] - from[view])`, first those of column `from[view]`. */
interface RowLayout {
  readonly start: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

function rowLayout(viewOf: Uint8Array, columnsHeard: readonly number[]): RowLayout {
  const size = columnsHeard.length / 2
  const layout = { start: new Int32Array(size), from: new Int32Array(size), to: new Int32Array(size) }
  let row = 0
  let at = 0
  for (let view = 0; view < size; view++) {
    layout.from[view] = columnsHeard[view * 2] as number
    layout.to[view] = columnsHeard[view * 2 + 1] as number
    const width = (layout.to[view] as number) - (layout.from[view] as number)
    layout.start[view] = at - row * width
    for (; viewOf[row] === view; row++) at += width
  }
  return layout
}

function shareOut(features: Features, active: ActiveRows, rowValues: Float64Array, sentences: number): Float64Array {
  const bySentence = new Float64Array(sentences)
  for (let i = 0; i < features.length; i++) {
    const sentence = features.sentenceOf[i] as number
    const place = active.placeOf[i] as number
    if (sentence >= 0 && place >= 0) bySentence[sentence]! += rowValues[place] as number
  }
  return bySentence
}

/** Probabilities of one group's columns. */
export function probabilities(scores: ArrayLike<number>, from: number, size: number): number[] {
  if (size === 1) {
    const p = 1 / (1 + Math.exp(-(scores[from] as number)))
    return [p, 1 - p]
  }
  let max = -Infinity
  for (let c = from; c < from + size; c++) max = Math.max(max, scores[c] as number)
  const exps = Array.from({ length: size }, (_, k) => Math.exp((scores[from + k] as number) - max))
  const sum = exps.reduce((a, b) => a + b, 0)
  return exps.map((e) => e / sum)
}
