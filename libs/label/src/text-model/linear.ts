import { columnCount } from './columns.js'
import { featureTable, type FeatureTable, inSlot, slotWidth } from './feature-table.js'
import { type Features, views } from './features.js'

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
  /** View of each active row. */
  readonly viewOf: Uint8Array
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
  private readonly table: FeatureTable
  private readonly layout: RowLayout
  // Kept between articles; what `activate` returns is valid until its next call.
  private rows = new Int32Array(0)
  private slots = new Int32Array(0)
  private counts = new Int32Array(0)
  private placeOf = new Int32Array(0)
  private viewOf = new Uint8Array(0)
  private values = new Float32Array(0)

  constructor(private readonly weights: LinearWeights) {
    this.table = featureTable(weights.keys, weights.viewOf, weights.idf)
    this.layout = rowLayout(weights.viewOf, weights.columnsHeard)
  }

  /** Looks up an article's features. */
  activate(features: Features): ActiveRows {
    if (features.length > this.rows.length) this.makeRoom(features.length * 2)
    const length = this.collect(features)
    const { rows, slots, counts, placeOf, viewOf, values } = this
    const known = this.table.slots
    const scale = new Float64Array(views.length)
    for (let p = 0; p < length; p++) {
      const at = (slots[p] as number) * slotWidth
      known[at + inSlot.place] = 0
      rows[p] = (known[at + inSlot.row] as number) - 1
      const viewAndIdf = known[at + inSlot.viewAndIdf] as number
      const view = viewAndIdf & 255
      const value = ((1 + Math.log(counts[p] as number)) * (viewAndIdf >>> 8)) / idfUnit
      viewOf[p] = view
      values[p] = value
      scale[view]! += value * value
    }
    for (let v = 0; v < views.length; v++) scale[v] = 1 / (Math.sqrt(scale[v] as number) || 1)
    for (let p = 0; p < length; p++) values[p]! *= scale[viewOf[p] as number] as number
    return { rows, viewOf, values, length, counts, placeOf }
  }

  /** Gives every feature the model knows its place, counts it, and tells how many there are. */
  private collect({ length: n, keys }: Features): number {
    const { slots, counts, placeOf } = this
    const { slots: known, slotOf } = this.table
    let length = 0
    for (let i = 0; i < n; i++) {
      const slot = slotOf(keys[i] as number)
      if (slot < 0) {
        placeOf[i] = -1
        continue
      }
      const at = slot * slotWidth + inSlot.place
      let place = (known[at] as number) - 1
      if (place < 0) {
        place = length++
        slots[place] = slot
        counts[place] = 0
        known[at] = length
      }
      counts[place]!++
      placeOf[i] = place
    }
    return length
  }

  private makeRoom(size: number): void {
    this.rows = new Int32Array(size)
    this.slots = new Int32Array(size)
    this.counts = new Int32Array(size)
    this.placeOf = new Int32Array(size)
    this.viewOf = new Uint8Array(size)
    this.values = new Float32Array(size)
  }

  /** Log-odds of every column. */
  scores(active: ActiveRows): Float64Array {
    const { weights, columnScale, bias } = this.weights
    const { start, from, to } = this.layout
    const scores = new Float64Array(columnCount)
    for (let p = 0; p < active.length; p++) {
      const view = active.viewOf[p] as number
      const first = from[view] as number
      const end = to[view] as number
      const at = (start[view] as number) + (active.rows[p] as number) * (end - first) - first
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
    const along = this.alongDirections(active, directions)
    const width = directions.length
    const added = new Float64Array(sentences * width)
    const { length, sentenceOf } = features
    const { placeOf } = active
    for (let i = 0; i < length; i++) {
      const sentence = sentenceOf[i] as number
      const place = placeOf[i] as number
      if (sentence < 0 || place < 0) continue
      const from = place * width
      const to = sentence * width
      for (let d = 0; d < width; d++) added[to + d]! += along[from + d] as number
    }
    return directions.map((_, d) => Float64Array.from({ length: sentences }, (_x, s) => added[s * width + d] as number))
  }

  /** What one occurrence of each active row adds along each direction: `[row * directions + direction]`. */
  private alongDirections(active: ActiveRows, directions: readonly Direction[]): Float64Array {
    const { weights } = this.weights
    const { start, from, to } = this.layout
    const { scale, directionOf } = this.flatten(directions)
    const width = directions.length
    const values = new Float64Array(active.length * width)
    for (let p = 0; p < active.length; p++) {
      const view = active.viewOf[p] as number
      const first = from[view] as number
      const end = to[view] as number
      const at = (start[view] as number) + (active.rows[p] as number) * (end - first) - first
      const each = (active.values[p] as number) / (active.counts[p] as number)
      for (let c = first; c < end; c++) {
        const d = directionOf[c] as number
        if (d >= 0) values[p * width + d]! += each * (scale[c] as number) * (weights[at + c] as number)
      }
    }
    return values
  }

  /** Directions do not overlap: per column the one it belongs to (-1 for none), and how much a step of its weight counts. */
  private flatten(directions: readonly Direction[]): { scale: Float64Array; directionOf: Int8Array } {
    const scale = new Float64Array(columnCount)
    const directionOf = new Int8Array(columnCount).fill(-1)
    directions.forEach(({ from, weights }, d) =>
      weights.forEach((x, k) => {
        scale[from + k] = x * (this.weights.columnScale[from + k] as number)
        directionOf[from + k] = d
      }),
    )
    return { scale, directionOf }
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
