/** One case: what the weights are multiplied with (without the constant), and whether it is so. */
export interface Case {
  readonly terms: readonly number[]
  readonly holds: boolean
}

/** Logistic regression by Newton's method with a small ridge on all weights but the constant, which comes first in the answer. */
export function fitLogistic(cases: readonly Case[], ridge = 0.1): number[] {
  const size = (cases[0]?.terms.length ?? 0) + 1
  const weights = new Array<number>(size).fill(0)
  for (let round = 0; round < 30; round++) {
    const step = solve(newtonSystem(cases, weights, ridge))
    step.forEach((s, k) => (weights[k] = (weights[k] as number) + s))
    if (Math.max(...step.map(Math.abs)) < 1e-7) break
  }
  return weights
}

/** Rows of the Hessian, each with the gradient as its last column. */
function newtonSystem(cases: readonly Case[], weights: readonly number[], ridge: number): number[][] {
  const size = weights.length
  const system = weights.map((w, k) => [...new Array<number>(size).fill(0), k === 0 ? 0 : -ridge * w])
  for (const { terms, holds } of cases) {
    const x = [1, ...terms]
    const p = 1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * (weights[k] as number), 0)))
    system.forEach((row, k) => {
      const xk = x[k] as number
      for (let m = 0; m < size; m++) row[m] = (row[m] as number) + p * (1 - p) * xk * (x[m] as number)
      row[size] = (row[size] as number) + ((holds ? 1 : 0) - p) * xk
    })
  }
  system.forEach((row, k) => (row[k] = (row[k] as number) + (k === 0 ? 1e-6 : ridge)))
  return system
}

/** Gauss-Jordan elimination with row exchange. */
function solve(system: number[][]): number[] {
  system.forEach((_, k) => {
    const pivot = system.reduce(
      (best, row, m) => (m >= k && Math.abs(row[k] as number) > Math.abs(system[best]?.[k] as number) ? m : best),
      k,
    )
    ;[system[k], system[pivot]] = [system[pivot] as number[], system[k] as number[]]
    const top = system[k]
    system.forEach((row, m) => {
      if (m === k) return
      const factor = (row[k] as number) / (top[k] as number)
      for (let q = k; q < row.length; q++) row[q] = (row[q] as number) - factor * (top[q] as number)
    })
  })
  return system.map((row, k) => (row[row.length - 1] as number) / (row[k] as number))
}
