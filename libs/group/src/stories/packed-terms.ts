/**
 * A kept term is one 32-bit number: 20 bits of term, 1 bit "part of a name", 11 bits of weight. Weights are parts of a vector
 * of length 1; their square roots are stored, so that small weights keep their precision.
 */
const weightBits = 11
const weightSteps = (1 << weightBits) - 1
const nameBit = 1 << weightBits
const weights = Float32Array.from({ length: weightSteps + 1 }, (_, i) => (i / weightSteps) ** 2)

export function packTerm(term: number, isName: boolean, weight: number): number {
  const step = Math.min(weightSteps, Math.max(1, Math.round(Math.sqrt(weight) * weightSteps)))
  return ((term << (weightBits + 1)) | (isName ? nameBit : 0) | step) >>> 0
}

export function termOf(packed: number): number {
  return packed >>> (weightBits + 1)
}

export function isNameTerm(packed: number): boolean {
  return (packed & nameBit) !== 0
}

export function weightOf(packed: number): number {
  return weights[packed & weightSteps] as number
}
