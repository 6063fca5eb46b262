import { describe, expect, it } from '@jest/globals'
import { bCubed, clusters, compareGroups, pairwise, withCompany } from './groups.js'

const grouping = (text: string): Map<string, string> =>
  new Map(text.split(' ').map((p) => p.split('=') as [string, string]))
const truth = grouping('a=1 b=1 c=1 d=2 e=2 f=3')

describe('scores of groups', () => {
  it('are 1 where the groups are the same under other names', () => {
    const items = compareGroups(truth, grouping('a=x b=x c=x d=y e=y f=z'))
    expect(pairwise(items)).toEqual({ precision: 1, recall: 1, f1: 1 })
    expect(bCubed(items)).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  it('count pairs: 2 right of 4 answered and 4 true', () => {
    const items = compareGroups(truth, grouping('a=x b=x c=y d=y e=y f=z'))
    expect(pairwise(items)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
  })

  it('take the mean over items: purity and completeness of each one’s group', () => {
    const items = compareGroups(truth, grouping('a=x b=x c=y d=y e=y f=z'))
    const { precision, recall, f1 } = bCubed(items)
    const [p, r] = [(1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6]
    expect(precision).toBeCloseTo(p)
    expect(recall).toBeCloseTo(r)
    expect(f1).toBeCloseTo((2 * p * r) / (p + r))
    expect(bCubed(withCompany(items)).recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
  })

  it('let an item without an answer stand alone, whatever another group is called', () => {
    const items = compareGroups(truth, grouping('a=x b=x d=c e=c f=z'))
    expect(pairwise(items)).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 })
    expect(items.map((i) => i.answeredSize)).toEqual([2, 2, 1, 2, 2, 1])
  })

  it('count groups drawn twice twice', () => {
    const [first, second] = clusters(compareGroups(truth, grouping('a=x b=x c=y d=y e=y f=z')))
    expect(first?.length).toBe(3)
    // Pairs of group 1: 1 shared; answered 1 + half of c's two; true 3. Of group 2: 1 shared, 2 halves of 2 answered, 1 true.
    expect(pairwise([...(first ?? []), ...(first ?? []), ...(second ?? [])])).toMatchObject({
      precision: 3 / 6,
      recall: 3 / 7,
    })
  })
})
