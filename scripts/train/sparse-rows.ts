import { type Features, views } from '../../libs/label/src/text-model/features.js'

/** Rows in compressed form: row r holds `ids`/`values` from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly values: Float32Array
  readonly viewOf: Uint8Array
}

/** The features kept, by key, with the inverse document frequency each has. */
export interface Vocabulary {
  readonly idOf: Map<number, number>
  readonly keys: number[]
  readonly idf: number[]
  readonly viewOf: number[]
}

/** Keeps features found in at least `minDocuments` of the documents. */
export function buildVocabulary(documents: Iterable<Features>, minDocuments: number): Vocabulary {
  const frequency = new Map<number, number>()
  const viewByKey = new Map<number, number>()
  let n = 0
  for (const document of documents) {
    n++
    const seen = new Set<number>()
    for (let i = 0; i < document.length; i++) {
      const key = document.keys[i] as number
      if (seen.has(key)) continue
      seen.add(key)
      frequency.set(key, (frequency.get(key) ?? 0) + 1)
      viewByKey.set(key, document.viewOf[i] as number)
    }
  }
  const v: Vocabulary = { idOf: new Map(), keys: [], idf: [], viewOf: [] }
  for (const [key, df] of frequency) {
    if (df < minDocuments) continue
    v.idOf.set(key, v.keys.length)
    v.keys.push(key)
    v.idf.push(1 + Math.log((1 + n) / (1 + df)))
    v.viewOf.push(viewByKey.get(key) as number)
  }
  return v
}

/** TF-IDF with 1 + ln(tf), each view scaled to length one. */
export function toSparseRows(documents: readonly Features[], vocabulary: Vocabulary): SparseRows {
  const starts = new Int32Array(documents.length + 1)
  const ids: number[] = []
  const values: number[] = []
  documents.forEach((document, r) => {
    const counts = new Map<number, number>()
    for (const key of document.keys.subarray(0, document.length)) {
      const id = vocabulary.idOf.get(key)
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const squares = new Float64Array(views.length)
    const from = values.length
    for (const [id, count] of counts) {
      const value = (1 + Math.log(count)) * (vocabulary.idf[id] as number)
      ids.push(id)
      values.push(value)
      squares[vocabulary.viewOf[id] as number]! += value * value
    }
    for (let k = from; k < values.length; k++)
      values[k]! /= Math.sqrt(squares[vocabulary.viewOf[ids[k] as number] as number] as number) || 1
    starts[r + 1] = ids.length
  })
  const idArray = Int32Array.from(ids)
  return {
    starts,
    ids: idArray,
    values: Float32Array.from(values),
    viewOf: Uint8Array.from(idArray, (id) => vocabulary.viewOf[id] as number),
  }
}
