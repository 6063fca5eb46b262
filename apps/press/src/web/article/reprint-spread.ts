/** A step of the curve: how many copies there are from this moment on. */
export interface SpreadStep {
  /** Hours since the first. */
  readonly hours: number
  readonly total: number
}

/** How a text spread: copies over time, from the times of publication in order. */
export function reprintSpread(times: readonly string[]): SpreadStep[] {
  const first = Date.parse(times[0] ?? '')
  return times.map((at, i) => ({ hours: (Date.parse(at) - first) / 3_600_000, total: i + 1 }))
}

/** SVG path of the curve in a box; the first copy stands at the left edge, the last at the right. */
export function spreadPath(steps: readonly SpreadStep[], width: number, height: number): string {
  const last = steps.at(-1)
  if (!last) return ''
  const x = (hours: number): string => ((hours / Math.max(last.hours, 1)) * width).toFixed(1)
  const y = (total: number): string => (height - (total / last.total) * height).toFixed(1)
  return steps.map((s, i) => (i === 0 ? `M0 ${height}V${y(s.total)}` : `H${x(s.hours)}V${y(s.total)}`)).join('')
}
