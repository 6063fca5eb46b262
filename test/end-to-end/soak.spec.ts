import { playThrough } from '../measure/soak/collecting/play-through.js'

/** The minute of `npm run soak -- collecting` that `npm test` plays. */
it('two days of a press that fails at random, and five kills: everything reachable is there once', async () => {
  const result = await playThrough({
    days: 2,
    calmDays: 3,
    outageDays: 1,
    kills: 5,
    troublesPerHostAndDay: 1.5,
    seed: 7,
    waitMs: 240_000,
  })
  expect(result).toMatchObject({ missing: [], doubled: [], parked: 0 })
  expect(result.articles).toBeGreaterThan(20)
  expect(result.troubles).toBeGreaterThan(20)
  expect(result.outage.stored).toBe(result.outage.published)
})
