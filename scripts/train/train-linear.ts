import { columnCount, columnGroups } from '../../libs/label/src/text-model/columns.js'
import { views } from '../../libs/label/src/text-model/features.js'
import { shuffled, type Random } from './random.js'
import type { SparseRows } from './sparse-rows.js'

/** Settings of the linear model; all were chosen by cross-validation on the training labels. */
export interface LinearSettings {
  readonly epochs: number
  readonly rate: number
  /** Weight of the squared norm, per column group in the order of `columnGroups`. */
  readonly decay: readonly number[]
  /** How loudly each view speaks to each column group: `[view][group]`. */
  readonly loudness: readonly (readonly number[])[]
}

export interface LinearModel {
  /** `[feature * columnCount + column]`, to be multiplied with the loudness already inside. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

const groupOfColumn = new Uint8Array(columnCount)
columnGroups.forEach((g, i) => groupOfColumn.fill(i, g.from, g.from + g.size))

/** Loudness per view and column, flattened for the inner loops. */
export function columnLoudness(settings: LinearSettings): Float32Array {
  const flat = new Float32Array(views.length * columnCount)
  for (let v = 0; v < views.length; v++)
    for (let c = 0; c < columnCount; c++)
      flat[v * columnCount + c] = settings.loudness[v]?.[groupOfColumn[c] as number] as number
  return flat
}

/** Columns that listen to each view, `[from, to)` per view: views few kinds listen to are then cheap. */
export function columnRanges(loud: Float32Array): Int32Array {
  const ranges = new Int32Array(views.length * 2)
  for (let v = 0; v < views.length; v++) {
    const heard = Array.from({ length: columnCount }, (_, c) => c).filter((c) => loud[v * columnCount + c] !== 0)
    ranges.set([heard[0] ?? 0, (heard.at(-1) ?? -1) + 1], v * 2)
  }
  return ranges
}

/** Logistic regression of all columns at once by stochastic gradient descent; row weights scale the loss per column. */
export function trainLinear(
  rows: SparseRows,
  targets: readonly Float32Array[],
  use: readonly number[],
  featureCount: number,
  settings: LinearSettings,
  random: Random,
): LinearModel {
  const weights = new Float32Array(featureCount * columnCount)
  const bias = new Float32Array(columnCount)
  const loud = columnLoudness(settings)
  const ranges = columnRanges(loud)
  const scale = new Float64Array(columnCount).fill(1)
  const gradient = new Float32Array(columnCount)
  const step = new Float32Array(columnCount)
  let t = 0
  const total = settings.epochs * use.length
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const r of shuffled(use, random)) {
      const rate = settings.rate * (1 - t++ / total) + 1e-4
      const scores = scoreRow(rows, r, weights, loud, ranges, scale)
      for (let c = 0; c < columnCount; c++) scores[c]! += bias[c] as number
      lossGradient(scores, targets[r] as Float32Array, gradient)
      for (let c = 0; c < columnCount; c++) {
        scale[c]! *= 1 - rate * (settings.decay[groupOfColumn[c] as number] as number)
        step[c] = (rate * (gradient[c] as number)) / (scale[c] as number)
        bias[c]! -= 0.05 * rate * (gradient[c] as number)
      }
      for (let k = rows.starts[r] as number; k < (rows.starts[r + 1] as number); k++) {
        const at = (rows.ids[k] as number) * columnCount
        const view = rows.viewOf[k] as number
        const l = view * columnCount
        const to = ranges[view * 2 + 1] as number
        const value = rows.values[k] as number
        for (let c = ranges[view * 2] as number; c < to; c++)
          weights[at + c]! -= value * (loud[l + c] as number) * (step[c] as number)
      }
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i]! *= scale[i % columnCount] as number
  return { weights, bias }
}

const buffer = new Float64Array(columnCount)

function scoreRow(
  rows: SparseRows,
  r: number,
  weights: Float32Array,
  loud: Float32Array,
  ranges: Int32Array,
  scale: Float64Array | null,
): Float64Array {
  buffer.fill(0)
  for (let k = rows.starts[r] as number; k < (rows.starts[r + 1] as number); k++) {
    const at = (rows.ids[k] as number) * columnCount
    const view = rows.viewOf[k] as number
    const l = view * columnCount
    const to = ranges[view * 2 + 1] as number
    const value = rows.values[k] as number
    for (let c = ranges[view * 2] as number; c < to; c++)
      buffer[c]! += value * (loud[l + c] as number) * (weights[at + c] as number)
  }
  if (scale) for (let c = 0; c < columnCount; c++) buffer[c]! *= scale[c] as number
  return buffer
}

/** Scores (log-odds before the softmax or sigmoid) of one row. */
export function linearScores(rows: SparseRows, r: number, model: LinearModel, loud: Float32Array): Float32Array {
  const scores = Float32Array.from(scoreRow(rows, r, model.weights, loud, columnRanges(loud), null))
  for (let c = 0; c < columnCount; c++) scores[c]! += model.bias[c] as number
  return scores
}

/** Prediction minus target, zero where the target is unknown. */
function lossGradient(scores: Float64Array, target: Float32Array, gradient: Float32Array): void {
  for (const { from, size, kind } of columnGroups) {
    const to = from + size
    if (Number.isNaN(target[from])) gradient.fill(0, from, to)
    else if (kind === 'sigmoid')
      for (let c = from; c < to; c++) gradient[c] = 1 / (1 + Math.exp(-(scores[c] as number))) - (target[c] as number)
    else {
      let max = -Infinity
      for (let c = from; c < to; c++) max = Math.max(max, scores[c] as number)
      let sum = 0
      for (let c = from; c < to; c++) sum += gradient[c] = Math.exp((scores[c] as number) - max)
      let mass = 0
      for (let c = from; c < to; c++) mass += target[c] as number
      for (let c = from; c < to; c++) gradient[c] = mass * ((gradient[c] as number) / sum) - (target[c] as number)
    }
  }
}
