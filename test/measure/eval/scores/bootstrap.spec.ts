import { describe, expect, it } from '@jest/globals'
import { bootstrap } from './bootstrap.js'

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length

describe('bootstrap', () => {
  it('spreads a share as the binomial does', () => {
    // 40 of 100: standard deviation 0.049, so 95 % lie within 0.304 and 0.496.
    const { low, high } = bootstrap(
      Array.from({ length: 100 }, (_, i) => (i < 40 ? 1 : 0)),
      mean,
    )
    expect(low).toBeCloseTo(0.304, 1)
    expect(high).toBeCloseTo(0.496, 1)
    expect(high - low).toBeGreaterThan(0.15)
  })

  it('gives the same interval each time, and a point where there is nothing to vary', () => {
    expect(bootstrap([1, 2, 3, 4], mean)).toEqual(bootstrap([1, 2, 3, 4], mean))
    expect(bootstrap([5, 5, 5], mean)).toEqual({ low: 5, high: 5 })
  })
})
