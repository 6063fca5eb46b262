import { SyllableScanner } from '../text/syllable-scanner.js'
import { backgroundFrequencies, packFrequencies, termCount, unpackFrequencies } from './term-frequencies.js'
import { termsOfText } from './term-vector.js'

function stepsOf(text: string): number[] {
  const scan = new SyllableScanner()
  scan.add(text)
  return [...termsOfText(scan)].map((term) => backgroundFrequencies().steps[term] as number)
}

describe('Term frequencies of the general press', () => {
  it('come with the product and know common words from rare ones', () => {
    expect(backgroundFrequencies().documents).toBeGreaterThan(10_000)
    expect(Math.min(...stepsOf('của'))).toBeGreaterThan(24)
    expect(Math.min(...stepsOf('công an'))).toBeGreaterThan(15)
    expect(stepsOf('Phja')[0]).toBeLessThan(12)
  })
  it('read back as they were written', () => {
    const steps = new Uint8Array(termCount)
    for (const [term, step] of [
      [0, 5],
      [3, 7],
      [258, 9],
      [700_000, 28],
      [termCount - 1, 1],
    ] as const)
      steps[term] = step
    expect(unpackFrequencies(packFrequencies({ documents: 123_456, steps }))).toEqual({ documents: 123_456, steps })
  })
})
