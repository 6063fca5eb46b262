/** Platt's two numbers: P(right) = 1 / (1 + exp(-(a + b · odds))), by Newton steps on the weighted log-loss. */
export function calibrate(
  odds: readonly number[],
  right: readonly boolean[],
  weights: readonly number[],
): { a: number; b: number } {
  let a = 0
  let b = 1
  for (let i = 0; i < 50; i++) {
    let ga = 0
    let gb = 0
    let haa = 1e-6
    let hab = 0
    let hbb = 1e-6
    odds.forEach((x, k) => {
      const p = 1 / (1 + Math.exp(-(a + b * x)))
      const weight = weights[k] as number
      const d = weight * (p - (right[k] ? 1 : 0))
      const w = weight * p * (1 - p)
      ga += d
      gb += d * x
      haa += w
      hab += w * x
      hbb += w * x * x
    })
    const det = haa * hbb - hab * hab
    a -= (hbb * ga - hab * gb) / det
    b -= (haa * gb - hab * ga) / det
  }
  return { a, b }
}

/** Expected calibration error over ten equal bins. */
export function calibrationError(confidence: readonly number[], right: readonly boolean[]): number {
  const gap = new Float64Array(10)
  confidence.forEach((c, i) => (gap[Math.min(9, Math.floor(c * 10))]! += c - (right[i] ? 1 : 0)))
  return gap.reduce((sum, g) => sum + Math.abs(g), 0) / confidence.length
}
