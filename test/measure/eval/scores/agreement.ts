/** What stands in the truth, and what was answered. */
export type Pair = readonly [truth: string, answer: string]

/** Cohen's kappa: agreement beyond what the two distributions give by chance. */
export function kappa(pairs: readonly Pair[]): number {
  const n = pairs.length
  if (n === 0) return NaN
  const [left, right] = [new Map<string, number>(), new Map<string, number>()]
  let agree = 0
  for (const [truth, answer] of pairs) {
    if (truth === answer) agree++
    left.set(truth, (left.get(truth) ?? 0) + 1)
    right.set(answer, (right.get(answer) ?? 0) + 1)
  }
  let chance = 0
  for (const [value, count] of left) chance += (count * (right.get(value) ?? 0)) / (n * n)
  return chance === 1 ? 1 : (agree / n - chance) / (1 - chance)
}

/** F1 of one value against all others. */
export function f1Of(value: string, pairs: readonly Pair[]): number {
  const count = (holds: (pair: Pair) => boolean): number => pairs.filter(holds).length
  const right = count(([t, a]) => t === value && a === value)
  const precision =
    right /
    Math.max(
      1,
      count(([, a]) => a === value),
    )
  const recall =
    right /
    Math.max(
      1,
      count(([t]) => t === value),
    )
  return right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

/** How sure an answer was, 0 to 1, and whether it was right. */
export interface Sureness {
  readonly confidence: number
  readonly isRight: boolean
}

/** Expected calibration error over ten equal bins: how far confidence lies from the share that is right. */
export function calibrationError(answers: readonly Sureness[]): number {
  const bins = new Array<number>(10).fill(0)
  for (const { confidence, isRight } of answers) {
    const bin = Math.min(9, Math.floor(confidence * 10))
    bins[bin] = (bins[bin] as number) + confidence - (isRight ? 1 : 0)
  }
  return bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / answers.length
}
