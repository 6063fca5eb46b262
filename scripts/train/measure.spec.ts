import { calibrate } from './calibrate.js'
import { chooseOffsets, decideWith } from './choose-offsets.js'
import { kappa } from './measure.js'

describe('measures of a training run', () => {
  it('gives the kappa of the textbook, and the same when a weight of two stands for two items', () => {
    const left = [0, 0, 0, 1, 1]
    const right = [0, 0, 1, 1, 0]
    expect(kappa(left, right)).toBeCloseTo(1 / 6, 6)
    expect(kappa([0, 0, 1, 1], [0, 1, 1, 0], [2, 1, 1, 1])).toBeCloseTo(kappa(left, right), 9)
  })
  it('chooses offsets for the items that count', () => {
    const scores = [[-0.3], [-0.2], [-1]]
    const decide = (weights: number[]): number[] => {
      const offsets = chooseOffsets(scores, [0, 1, 1], 1, weights)
      return scores.map((s) => decideWith(s, offsets))
    }
    expect(decide([1, 0, 1])).toEqual([0, 0, 1])
    expect(decide([0, 1, 1])).toEqual([1, 1, 1])
  })
  it('calibrates on the weighted share of right answers', () => {
    const odds = [0, 0, 0, 0]
    const sure = calibrate(odds, [true, true, true, false], [1, 1, 1, 1])
    const weighted = calibrate([0, 0], [true, false], [3, 1])
    expect(1 / (1 + Math.exp(-sure.a))).toBeCloseTo(0.75, 4)
    expect(weighted.a).toBeCloseTo(sure.a, 6)
  })
})
