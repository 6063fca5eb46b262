import { seededRandom } from './random.js'

/** Settings of the word vectors. */
export interface SkipGramSettings {
  readonly width: number
  readonly window: number
  readonly negatives: number
  readonly epochs: number
  readonly rate: number
  /** Units above this share of the corpus are thinned out. */
  readonly thinAbove: number
}

/** Word vectors by skip-gram with negative sampling; sentences are lists of unit numbers, -1 for unknown units. */
export function skipGram(
  sentences: readonly Int32Array[],
  units: number,
  { width, window, negatives, epochs, rate, thinAbove }: SkipGramSettings,
  seed: number,
): Float32Array {
  const random = seededRandom(seed)
  const counts = new Float64Array(units)
  let total = 0
  for (const s of sentences)
    for (const u of s) {
      if (u < 0) continue
      counts[u]!++
      total++
    }
  const keep = Float32Array.from(counts, (c) => Math.min(1, Math.sqrt(thinAbove / (c / total))))
  const noise = noiseTable(counts)
  const inner = Float32Array.from({ length: units * width }, () => (random() - 0.5) / width)
  const outer = new Float32Array(units * width)
  const change = new Float32Array(width)
  const buffer = new Int32Array(4096)
  let done = 0
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const sentence of sentences) {
      done += sentence.length
      const step = Math.max(rate * (1 - done / (total * epochs * 1.05)), rate * 1e-3)
      let n = 0
      for (const u of sentence) if (u >= 0 && n < buffer.length && random() < (keep[u] as number)) buffer[n++] = u
      for (let i = 0; i < n; i++) {
        const reach = 1 + Math.floor(random() * window)
        for (let j = Math.max(0, i - reach); j <= Math.min(n - 1, i + reach); j++) {
          if (j === i) continue
          const at = (buffer[j] as number) * width
          change.fill(0)
          for (let k = 0; k <= negatives; k++) {
            const other = k === 0 ? (buffer[i] as number) : (noise[Math.floor(random() * noise.length)] as number)
            if (k > 0 && other === buffer[i]) continue
            const to = other * width
            let dot = 0
            for (let d = 0; d < width; d++) dot += (inner[at + d] as number) * (outer[to + d] as number)
            const g = step * ((k === 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot)))
            for (let d = 0; d < width; d++) {
              change[d]! += g * (outer[to + d] as number)
              outer[to + d]! += g * (inner[at + d] as number)
            }
          }
          for (let d = 0; d < width; d++) inner[at + d]! += change[d] as number
        }
      }
    }
  return inner
}

function noiseTable(counts: Float64Array): Int32Array {
  const table = new Int32Array(1_000_000)
  const weights = counts.map((c) => c ** 0.75)
  const sum = weights.reduce((a, b) => a + b, 0)
  let at = 0
  let reached = 0
  weights.forEach((w, u) => {
    reached += w / sum
    while (at < table.length && at / table.length < reached) table[at++] = u
  })
  while (at < table.length) table[at++] = counts.length - 1
  return table
}
