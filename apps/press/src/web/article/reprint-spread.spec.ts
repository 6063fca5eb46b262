import { reprintSpread, spreadPath } from './reprint-spread.js'

describe('the curve of copies', () => {
  it('rises by one at each publication, on a true scale of time', () => {
    const steps = reprintSpread(['2026-11-19T00:00:00.000Z', '2026-11-19T01:00:00.000Z', '2026-11-19T04:00:00.000Z'])
    expect(steps).toEqual([
      { hours: 0, total: 1 },
      { hours: 1, total: 2 },
      { hours: 4, total: 3 },
    ])
    expect(spreadPath(steps, 100, 30)).toBe('M0 30V20.0H25.0V10.0H100.0V0.0')
  })
  it('stands for one copy and for none', () => {
    expect(spreadPath(reprintSpread(['2026-11-19T00:00:00.000Z']), 100, 30)).toBe('M0 30V0.0')
    expect(spreadPath([], 100, 30)).toBe('')
  })
})
