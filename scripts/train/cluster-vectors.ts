import { seededRandom } from './random.js'

/** Spherical k-means: cluster number of every vector, after `rounds` rounds. */
export function clusterVectors(
  vectors: Float32Array,
  width: number,
  clusters: number,
  rounds: number,
  seed: number,
): Int32Array {
  const n = vectors.length / width
  const random = seededRandom(seed)
  const unit = Float32Array.from(vectors)
  for (let i = 0; i < n; i++) scaleToOne(unit, i * width, width)
  const centres = new Float32Array(clusters * width)
  // Frequent units come first, and make better seeds than rare ones.
  const pool = Math.min(n, clusters * 4)
  for (let k = 0; k < clusters; k++) {
    const pick = Math.floor(random() * pool) * width
    centres.set(unit.subarray(pick, pick + width), k * width)
  }
  const of = new Int32Array(n)
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) of[i] = nearest(unit, i * width, centres, width, clusters)
    centres.fill(0)
    for (let i = 0; i < n; i++)
      for (let d = 0; d < width; d++) centres[(of[i] as number) * width + d]! += unit[i * width + d] as number
    for (let k = 0; k < clusters; k++) scaleToOne(centres, k * width, width)
  }
  return of
}

function scaleToOne(vectors: Float32Array, at: number, width: number): void {
  let square = 0
  for (let d = 0; d < width; d++) square += (vectors[at + d] as number) ** 2
  const by = 1 / (Math.sqrt(square) || 1)
  for (let d = 0; d < width; d++) vectors[at + d]! *= by
}

function nearest(vectors: Float32Array, at: number, centres: Float32Array, width: number, clusters: number): number {
  let best = 0
  let bestDot = -Infinity
  for (let k = 0; k < clusters; k++) {
    let dot = 0
    for (let d = 0; d < width; d++) dot += (vectors[at + d] as number) * (centres[k * width + d] as number)
    if (dot > bestDot) {
      bestDot = dot
      best = k
    }
  }
  return best
}
