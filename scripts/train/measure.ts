/** Cohen's kappa of two readings of the same items, each item with its weight (one where none is given). */
export function kappa(left: readonly number[], right: readonly number[], weights?: readonly number[]): number {
  const a = new Map<number, number>()
  const b = new Map<number, number>()
  let n = 0
  let agree = 0
  left.forEach((x, i) => {
    const y = right[i] as number
    const weight = weights?.[i] ?? 1
    n += weight
    if (x === y) agree += weight
    a.set(x, (a.get(x) ?? 0) + weight)
    b.set(y, (b.get(y) ?? 0) + weight)
  })
  let chance = 0
  for (const [value, count] of a) chance += (count * (b.get(value) ?? 0)) / (n * n)
  return chance === 1 ? 1 : (agree / n - chance) / (1 - chance)
}

/** F1 of one value. */
export function f1(truth: readonly number[], given: readonly number[], value: number): number {
  let hit = 0
  let sum = 0
  truth.forEach((t, i) => {
    if (t === value) sum++
    if (given[i] === value) sum++
    if (t === value && given[i] === value) hit++
  })
  return sum === 0 ? 0 : (2 * hit) / sum
}

/** Number of the largest score in `[from, from + size)`, counted from `from`; the earlier one on a tie. */
export function argmax(scores: ArrayLike<number>, from: number, size: number): number {
  let best = 0
  for (let k = 1; k < size; k++) if ((scores[from + k] as number) > (scores[from + best] as number)) best = k
  return best
}
