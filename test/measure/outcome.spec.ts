import { describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Outcomes } from './outcome.js'

describe('figures beside their bars', () => {
  it('hold at the bar, fall short beyond it, and a figure that is no number falls short', () => {
    const outcomes = new Outcomes()
    outcomes.judge('search', 'p95', 80)
    expect(outcomes.shortfall).toBe(false)
    outcomes.judge('search', 'p95', 80.1)
    outcomes.judge('pipeline', 'perSecond', 149)
    outcomes.judge('pipeline', 'perSecond', NaN)
    expect(outcomes.all.map((o) => o.holds)).toEqual([true, false, false, false])
    expect(outcomes.shortfall).toBe(true)
    expect(outcomes.table()).toContain('FALLS SHORT')
  })

  it('are written as JSON lines; told figures are not judged', () => {
    const outcomes = new Outcomes()
    outcomes.tell('search', 'median', 12, 'ms', 'half of the answers within')
    const file = join(mkdtempSync(join(tmpdir(), 'outcome-')), 'out.jsonl')
    outcomes.write(file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      bench: 'search',
      figure: 'median',
      value: 12,
      unit: 'ms',
      bar: null,
      holds: null,
    })
    expect(outcomes.shortfall).toBe(false)
  })
})
