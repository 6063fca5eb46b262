import { afterFailure, intervalMaxMs, intervalMinMs, nextInterval, retryPageAfterMs } from './rhythm.js'

const hour = 3_600_000
const total = (outcome: 'temporary' | 'hard'): number => {
  let sum = 0
  for (let attempts = 0; ; attempts++) {
    const wait = retryPageAfterMs(outcome, attempts)
    if (wait === null) return sum
    sum += wait
  }
}

it('tries a page for longer than an outage of three days, soon at first', () => {
  expect(retryPageAfterMs('temporary', 0)).toBeLessThanOrEqual(2 * 60_000)
  expect(total('temporary')).toBeGreaterThan(3 * 24 * hour + 96 * hour)
  expect(total('temporary')).toBeLessThan(9 * 24 * hour)
})

it('asks a page that is said not to exist three times more, slowly', () => {
  expect([0, 1, 2, 3].map((n) => retryPageAfterMs('hard', n))).toEqual([hour, 12 * hour, 48 * hour, null])
})

it('waits as long as the outlet asks, if that is longer', () => {
  expect(retryPageAfterMs('temporary', 0, hour)).toBe(hour)
  expect(afterFailure(hour, 1, 5 * hour)).toBe(5 * hour)
})

it('asks a source at least every few minutes and at most every few hours, and one that fails at least daily', () => {
  let interval = hour
  for (let i = 0; i < 50; i++) interval = nextInterval(interval, 1)
  expect(interval).toBe(intervalMinMs)
  for (let i = 0; i < 50; i++) interval = nextInterval(interval, 0)
  expect(interval).toBe(intervalMaxMs)
  expect(afterFailure(hour, 30)).toBe(24 * hour)
})
