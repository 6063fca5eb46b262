import { describe, expect, it } from '@jest/globals'
import { calibrationError, f1Of, kappa, type Pair } from './agreement.js'

/** `ab` is one item: truth a, answer b. */
const pairs = (text: string): Pair[] => text.split(' ').map((p) => [p[0] as string, p[1] as string])

describe('kappa', () => {
  it('is agreement beyond chance: 3 of 4 agree where chance gives 0.5', () => {
    expect(kappa(pairs('aa aa bb ab'))).toBeCloseTo(0.5)
  })

  it('is 1 where all agree, also where there is one value only, and 0 where chance explains it all', () => {
    expect(kappa(pairs('aa bb cc'))).toBe(1)
    expect(kappa(pairs('aa aa'))).toBe(1)
    expect(kappa(pairs('aa ba'))).toBe(0)
  })

  it('is no number without items', () => {
    expect(kappa([])).toBeNaN()
  })
})

describe('F1 of a value', () => {
  it('weighs two right of three answered and four true', () => {
    expect(f1Of('c', pairs('cc cc nc cn cn nn'))).toBeCloseTo((2 * (2 / 3) * (1 / 2)) / (2 / 3 + 1 / 2))
  })

  it('is 0 where nothing is found', () => {
    expect(f1Of('c', pairs('cn nn'))).toBe(0)
  })
})

describe('calibration error', () => {
  it('adds up by bins of a tenth how far confidence is from being right', () => {
    const answers = [
      { confidence: 0.9, isRight: true },
      { confidence: 0.92, isRight: false },
      { confidence: 1, isRight: true },
      { confidence: 0.55, isRight: true },
    ]
    // Bin of 0.9 to 1: 2.82 said, 2 right; bin of 0.5: 0.55 said, 1 right.
    expect(calibrationError(answers)).toBeCloseTo((0.82 + 0.45) / 4)
  })

  it('lets errors of one bin cancel, not those of two', () => {
    const sure = (confidence: number, isRight: boolean): { confidence: number; isRight: boolean } => ({
      confidence,
      isRight,
    })
    expect(calibrationError([sure(0.5, true), sure(0.5, false)])).toBeCloseTo(0)
    expect(calibrationError([sure(0.45, true), sure(0.55, false)])).toBeCloseTo(0.55)
  })
})
