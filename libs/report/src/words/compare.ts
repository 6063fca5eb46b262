import type { Figure } from '#read'
import type { Run } from '../draft/content.js'
import { fewItems } from './numbers.js'
import { counted, derived, say } from './runs.js'

/**
 * `tăng 12,4% (trước đó 1.142)`, or with few items `nhiều hơn 12 (trước đó 38)`: below 50 items a percentage says more
 * about chance than about the press.
 */
export function changeOf(now: Figure, before: Figure): Run[] {
  if (now.value === before.value) return say`không đổi (${counted(before)})`
  const isUp = now.value > before.value
  if (Math.min(now.value, before.value) < fewItems)
    return say`${isUp ? 'nhiều hơn' : 'ít hơn'} ${derived('difference', now, before)} (trước đó ${counted(before)})`
  return say`${isUp ? 'tăng' : 'giảm'} ${derived('change-percent', now, before)} (trước đó ${counted(before)})`
}

/** `74 bài phê phán (18,0%)`; without a share where the whole is small. */
export function partOf(part: Figure, whole: Figure, words: string): Run[] {
  if (whole.value < fewItems) return say`${counted(part)} ${words}`
  return say`${counted(part)} ${words} (${derived('share-percent', part, whole)})`
}
