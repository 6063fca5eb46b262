import { weekCode } from '../words/dates.js'
import type { Period } from '#press'

const sumOf = (text: string): number => {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003
  return sum
}

/**
 * Chooses a wording by period and key: the same draft is the same again, and neighbouring weeks take neighbouring
 * wordings, so that two weeks in a row never read alike.
 */
export function pickerFor(period: Period): <T>(key: string, options: readonly [T, ...T[]]) => T {
  const step = Number(weekCode(period).slice(-2)) + Math.floor(Date.parse(period.from) / 86_400_000)
  return (key, options) => options[(sumOf(key) + step) % options.length] ?? options[0]
}
