import { describe, expect, it } from '@jest/globals'
import { compareTexts, scoreTexts, wordsOf } from './texts.js'

describe('words of a text', () => {
  it('are runs of letters, digits and underscores; combining marks cut them, as in the set’s own scorer', () => {
    expect(wordsOf('Xã Ba_Vì: 1.500 hộ, “đủ”')).toEqual(['Xã', 'Ba_Vì', '1', '500', 'hộ', 'đủ'])
    expect(wordsOf('e\u0301a ½ Ⅳ')).toEqual(['e', 'a', '½', 'Ⅳ'])
    expect(wordsOf(' … ')).toEqual([])
  })
})

describe('overlap of two texts', () => {
  it('counts runs of four words', () => {
    // True: 1234 2345 3456; given: 2345 3456 4567 5678.
    expect(compareTexts('1 2 3 4 5 6', '2 3 4 5 6 7 8')).toEqual({ right: 2, wrong: 2, missed: 1, isEqual: false })
  })

  it('counts a run as often as it stands in both', () => {
    expect(compareTexts('a a a a a', 'a a a a a a')).toEqual({ right: 2, wrong: 1, missed: 0, isEqual: false })
  })

  it('takes a short text as one run, and an empty one as none', () => {
    expect(compareTexts('một hai', 'một hai!')).toEqual({ right: 1, wrong: 0, missed: 0, isEqual: true })
    expect(compareTexts('một hai', 'một hai ba')).toEqual({ right: 0, wrong: 1, missed: 1, isEqual: false })
    expect(compareTexts('', '')).toEqual({ right: 0, wrong: 0, missed: 0, isEqual: true })
  })

  it('keeps letter case', () => {
    expect(compareTexts('Một', 'một').right).toBe(0)
  })
})

describe('score over pages', () => {
  it('is F1 of the mean precision and the mean recall; a page without text counts in recall alone', () => {
    const pages = [
      { right: 3, wrong: 1, missed: 0, isEqual: false },
      { right: 0, wrong: 0, missed: 5, isEqual: false },
      { right: 2, wrong: 0, missed: 0, isEqual: true },
    ]
    const [precision, recall] = [(3 / 4 + 1) / 2, (1 + 0 + 1) / 3]
    const score = scoreTexts(pages)
    expect(score.precision).toBeCloseTo(precision)
    expect(score.recall).toBeCloseTo(recall)
    expect(score.f1).toBeCloseTo((2 * precision * recall) / (precision + recall))
    expect(score.accuracy).toBeCloseTo(1 / 3)
  })
})
