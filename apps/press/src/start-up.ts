import { setTimeout as sleep } from 'node:timers/promises'
import { describeError, type Log } from '#foundation'
import { isDiskFull } from '#record'
import type { PausedReason } from './desk.js'

/** Real time between two attempts at a step: the first, and the longest. */
const firstRestMs = 5_000
const longestRestMs = 60_000

/**
 * The steps before collecting and the stages begin. One that fails is tried again until it succeeds: whatever stood in its
 * way (a full disk, a database that was away) ends without anybody restarting the product.
 */
export class StartUp {
  /** For the screen; null before anything failed, and when all steps are done. */
  reason: PausedReason | null = null

  constructor(
    private readonly log: Log,
    readonly signal: AbortSignal,
    private readonly restMs = firstRestMs,
  ) {}

  /** Does a step until it succeeds. Undefined when told to stop meanwhile. `work` may say what it is at. */
  async step<T>(name: string, work: (say: (reason: PausedReason) => void) => Promise<T>): Promise<T | undefined> {
    for (let restMs = this.restMs; !this.signal.aborted; restMs = Math.min(restMs * 2, longestRestMs)) {
      try {
        const made = await work((reason) => (this.reason = reason))
        this.reason = null
        return made
      } catch (error) {
        this.reason = isDiskFull(error) ? 'disk-full' : 'failed'
        this.log.error('press.start', { step: name, againInMs: restMs, cause: describeError(error) })
        await sleep(restMs, undefined, { signal: this.signal }).catch(() => undefined)
      }
    }
    return undefined
  }
}
