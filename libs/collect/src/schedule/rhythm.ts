/** How often a source is asked, and when what failed is tried again. All in milliseconds. */
const minute = 60_000
const hour = 60 * minute

export const intervalMinMs = 10 * minute
export const intervalMaxMs = 6 * hour
export const intervalFirstMs = 30 * minute

/** The interval after a run: shorter while it brings news, longer while it does not. */
export function nextInterval(intervalMs: number, newEntries: number): number {
  const factor = newEntries > 0 ? 0.7 : 1.25
  return Math.round(Math.min(intervalMaxMs, Math.max(intervalMinMs, intervalMs * factor)))
}

/** Wait after the n-th failure in a row (n from 1): doubling from the interval to a day, the outlet's wish first. */
export function afterFailure(intervalMs: number, failures: number, retryAfterMs = 0): number {
  return Math.max(retryAfterMs, Math.min(24 * hour, intervalMs * 2 ** Math.min(8, failures - 1)))
}

/** Up to a tenth of the wait, from the source's id, so that sources do not all wake in the same second. */
export function jitter(sourceId: string, waitMs: number): number {
  const share = Number.parseInt(sourceId.slice(-4), 16)
  return Math.round(((Number.isNaN(share) ? 0 : share) / 0xffff) * 0.1 * waitMs)
}

/**
 * Wait before a page is tried again; null after the last attempt. What may pass by itself is tried for a week, so that an
 * outage of some days loses nothing; what only the outlet can mend (404, 403) three times: a broken cache answers so too.
 */
export function retryPageAfterMs(outcome: 'temporary' | 'hard', attempts: number, retryAfterMs = 0): number | null {
  const waits =
    outcome === 'hard'
      ? [hour, 12 * hour, 48 * hour]
      : [2 * minute, 10 * minute, hour, 6 * hour, 24 * hour, 48 * hour, 96 * hour]
  const wait = waits[attempts]
  return wait === undefined ? null : Math.max(wait, retryAfterMs)
}
