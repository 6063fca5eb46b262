import { argmax, kappa } from './measure.js'

/** Score offsets that give the best kappa on out-of-fold scores; found by coordinate steps, ties keep the smaller offset. */
export function chooseOffsets(
  scores: readonly ArrayLike<number>[],
  truth: readonly number[],
  size: number,
  weights: readonly number[],
): number[] {
  const offsets = Array<number>(size).fill(0)
  const given = (): number[] => scores.map((s) => decideWith(s, offsets))
  let best = kappa(truth, given(), weights)
  for (const step of [0.4, 0.2, 0.1]) {
    for (let round = 0; round < 6; round++) {
      const before = best
      for (let c = 0; c < size; c++)
        for (const move of [step, -step]) {
          offsets[c]! += move
          const k = kappa(truth, given(), weights)
          if (k > best + 1e-4) best = k
          else offsets[c]! -= move
        }
      if (best === before) break
    }
  }
  return offsets.map((x) => Math.round(x * 1000) / 1000)
}

/** As the classifier decides: one column is true (0) above zero, else false (1). */
export function decideWith(scores: ArrayLike<number>, offsets: readonly number[]): number {
  if (scores.length === 1) return (scores[0] as number) + (offsets[0] as number) > 0 ? 0 : 1
  return argmax(
    offsets.map((o, c) => (scores[c] as number) + o),
    0,
    offsets.length,
  )
}
