import { columnCount } from '../../libs/label/src/text-model/columns.js'
import { idfUnit, type LinearWeights } from '../../libs/label/src/text-model/linear.js'
import type { Vocabulary } from './sparse-rows.js'
import { columnRanges, type LinearModel } from './train-linear.js'

/**
 * Weights as small integers, loudness folded in; rows whose weights all round to zero are dropped, and of the others the
 * columns that their view does not speak to.
 */
export function quantise(model: LinearModel, loud: Float32Array, vocabulary: Vocabulary): LinearWeights {
  const rows = vocabulary.keys.length
  const folded = new Float32Array(model.weights.length)
  const largest = new Float64Array(columnCount)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columnCount; c++) {
      const view = vocabulary.viewOf[r] as number
      const w = (model.weights[r * columnCount + c] as number) * (loud[view * columnCount + c] as number)
      folded[r * columnCount + c] = w
      largest[c] = Math.max(largest[c] as number, Math.abs(w))
    }
  const columnScale = [...largest].map((m) => m / 127 || 1)
  const all = Int8Array.from(folded, (w, i) => Math.round(w / (columnScale[i % columnCount] as number)))
  const rowOf = (r: number): Int8Array => all.subarray(r * columnCount, (r + 1) * columnCount)
  const kept = vocabulary.keys
    .flatMap((_, r) => (rowOf(r).some((w) => w !== 0) ? [r] : []))
    .sort((a, b) => (vocabulary.viewOf[a] as number) - (vocabulary.viewOf[b] as number) || a - b)
  const columnsHeard = columnRanges(loud)
  const weights = kept.map((r) => {
    const view = vocabulary.viewOf[r] as number
    return rowOf(r).subarray(columnsHeard[view * 2], columnsHeard[view * 2 + 1])
  })
  return {
    keys: Uint32Array.from(kept, (r) => vocabulary.keys[r] as number),
    viewOf: Uint8Array.from(kept, (r) => vocabulary.viewOf[r] as number),
    idf: Uint16Array.from(kept, (r) => Math.round((vocabulary.idf[r] as number) * idfUnit)),
    columnsHeard: [...columnsHeard],
    weights: packRows(weights),
    columnScale,
    bias: [...model.bias],
  }
}

function packRows(rows: readonly Int8Array[]): Int8Array {
  const packed = new Int8Array(rows.reduce((sum, row) => sum + row.length, 0))
  let at = 0
  for (const row of rows) {
    packed.set(row, at)
    at += row.length
  }
  return packed
}
