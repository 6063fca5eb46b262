import { Throttle } from '#accounts'
import type { Desk } from '../../desk.js'

const throttles = new WeakMap<Desk, Throttle>()

/** The one throttle of a process: passwords and the first-run code are guessed against the same counts of an address. */
export function siteThrottle(desk: Desk): Throttle {
  const throttle = throttles.get(desk) ?? new Throttle(desk.clock)
  throttles.set(desk, throttle)
  return throttle
}
