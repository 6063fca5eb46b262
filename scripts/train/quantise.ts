import { columnCount } from '../../libs/label/src/text-model/columns.js'
import { idfUnit, type LinearWeights } from '../../libs/label/src/text-model/linear.js'
import type { Vocabulary } from './sparse-rows.js'
import type { LinearModel } from './train-linear.js'

/** Weights as small integers, loudness folded in; rows whose weights all round to zero are dropped. */
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
  const kept = vocabulary.keys.flatMap((_, r) =>
    all.subarray(r * columnCount, (r + 1) * columnCount).some((w) => w !== 0) ? [r] : [],
  )
  const weights = new Int8Array(kept.length * columnCount)
  kept.forEach((r, i) => weights.set(all.subarray(r * columnCount, (r + 1) * columnCount), i * columnCount))
  return {
    keys: Uint32Array.from(kept, (r) => vocabulary.keys[r] as number),
    viewOf: Uint8Array.from(kept, (r) => vocabulary.viewOf[r] as number),
    idf: Uint16Array.from(kept, (r) => Math.round((vocabulary.idf[r] as number) * idfUnit)),
    weights,
    columnScale,
    bias: [...model.bias],
  }
}
