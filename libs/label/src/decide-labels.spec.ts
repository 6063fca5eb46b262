import { decideLabels, type LabelCorrection, type LabelRuling, type MachineLabel } from './decide-labels.js'

const machine = (kind: MachineLabel['kind'], value: string): MachineLabel => ({
  kind,
  values: [value],
  confidence: 0.8,
  modelVersion: 'm1',
})
const rule = (kind: LabelRuling['kind'], value: string, at = '2026-03-01'): LabelRuling => ({
  kind,
  values: [value],
  ruleId: `rule ${value}`,
  at,
})
const correction = (kind: LabelCorrection['kind'], values: string[], at = '2026-03-02'): LabelCorrection => ({
  kind,
  values,
  by: 'lan',
  at,
})

describe('which label is in force', () => {
  it('takes the model where nobody else has spoken', () => {
    expect(decideLabels({ machine: [machine('event', 'negative')], rules: [], corrections: [] })).toEqual([
      { kind: 'event', values: ['negative'], decidedBy: 'model', confidence: 0.8, modelVersion: 'm1' },
    ])
  })
  it('puts a rule above the model and a person above both, whatever the times', () => {
    const sources = {
      machine: [machine('topic', 'kinh-te'), machine('event', 'neutral')],
      rules: [rule('topic', 'dat-dai', '2026-09-01'), rule('event', 'positive')],
      corrections: [correction('topic', ['moi-truong', 'dat-dai'], '2026-01-01')],
    }
    const decided = decideLabels(sources)
    expect(decided.find((d) => d.kind === 'topic')).toMatchObject({
      values: ['moi-truong', 'dat-dai'],
      decidedBy: 'person',
    })
    expect(decided.find((d) => d.kind === 'event')).toMatchObject({ values: ['positive'], decidedBy: 'rule' })
  })
  it('lets the latest of several corrections and of several rules win', () => {
    const decided = decideLabels({
      machine: [],
      rules: [rule('event', 'positive', '2026-05-01'), rule('event', 'negative', '2026-04-01')],
      corrections: [correction('respond', ['true'], '2026-05-02'), correction('respond', ['false'], '2026-05-01')],
    })
    expect(decided.map((d) => [d.kind, d.values[0]])).toEqual([
      ['event', 'positive'],
      ['respond', 'true'],
    ])
  })
  it('drops the tone of an article that a person found unrelated, but keeps a tone set by a person', () => {
    const base = { machine: [machine('relevance', 'about'), machine('tone', 'critical')], rules: [] }
    const unrelated = correction('relevance', ['none'])
    expect(decideLabels({ ...base, corrections: [unrelated] }).map((d) => d.kind)).toEqual(['relevance'])
    const both = decideLabels({ ...base, corrections: [unrelated, correction('tone', ['neutral'])] })
    expect(both.map((d) => d.kind)).toEqual(['relevance', 'tone'])
  })
  it('does not change what it was given', () => {
    const corrections = [
      correction('event', ['negative'], '2026-02-02'),
      correction('event', ['positive'], '2026-01-01'),
    ]
    decideLabels({ machine: [], rules: [], corrections })
    expect(corrections.map((c) => c.at)).toEqual(['2026-02-02', '2026-01-01'])
  })
})
