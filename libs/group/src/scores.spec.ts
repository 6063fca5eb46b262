import { bCubed, pairwise } from '#group'

const grouping = (text: string): Map<string, string> =>
  new Map(text.split(' ').map((pair) => pair.split('=') as [string, string]))

describe('Scores of groupings', () => {
  const truth = grouping('a=1 b=1 c=1 d=2 e=2 f=3')

  it('are full for the same groups under other names', () => {
    const answer = grouping('a=x b=x c=x d=y e=y f=z')
    expect(pairwise(truth, answer)).toEqual({ precision: 1, recall: 1, f1: 1 })
    expect(bCubed(truth, answer)).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  it('count pairs', () => {
    const { precision, recall, f1 } = pairwise(truth, grouping('a=x b=x c=y d=y e=y f=z'))
    expect([precision, recall, f1]).toEqual([2 / 4, 2 / 4, 0.5])
  })

  it('weigh items: purity and completeness of the group each is in', () => {
    const answer = grouping('a=x b=x c=y d=y e=y f=z')
    const { precision, recall } = bCubed(truth, answer)
    expect(precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    expect(recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    expect(bCubed(truth, answer, { onlyWithCompany: true }).precision).toBeCloseTo((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
  })

  it('take a missing answer for a group of its own', () => {
    const { recall, precision } = pairwise(truth, grouping('d=y e=y'))
    expect([precision, recall]).toEqual([1, 1 / 4])
  })

  it('are 0, not undefined, for nothing', () => {
    expect(pairwise(new Map(), new Map()).f1).toBe(0)
    expect(bCubed(new Map(), new Map()).f1).toBe(0)
  })
})
