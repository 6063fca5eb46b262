import { fitLogistic } from './fit-logistic.js'

describe('fitLogistic', () => {
  it('finds the weights that made the cases', () => {
    const cases = Array.from({ length: 4000 }, (_, i) => {
      const x = ((i * 37) % 101) / 25 - 2
      const y = ((i * 53) % 97) / 24 - 2
      const chance = 1 / (1 + Math.exp(-(0.5 + 2 * x - y)))
      return { terms: [x, y], holds: ((i * 71) % 1009) / 1009 < chance }
    })
    const [constant, first, second] = fitLogistic(cases, 0.01)
    expect(constant).toBeCloseTo(0.5, 0)
    expect(first).toBeCloseTo(2, 0)
    expect(second).toBeCloseTo(-1, 0)
  })
})
