import { describe, expect, it } from '@jest/globals'
import { readTable } from '../gold/read-lines.js'
import { calibrationOf, criticalF1, kappaOf, type LabelAnswer, labelRows, type LabelTruth } from './labels.js'

const truth = readTable<keyof LabelTruth>(
  [
    'id\tprovince\trelevance\ttopics\tevent\ttone\trespond',
    'a\tLào Cai\tabout\tdat-dai,moi-truong\tnegative\tcritical\ttrue',
    'b\tLào Cai\tnone\tkhac\tneutral\t-\tfalse',
    'c\tLào Cai\tmention\tvan-hoa\tpositive\tneutral\tfalse',
    'd\tLào Cai\tabout\ty-te\tnegative\tcritical\tfalse',
  ].join('\n'),
)
const answers = new Map<string, LabelAnswer>([
  [
    'a',
    {
      relevance: 'about',
      topics: ['dat-dai'],
      event: 'negative',
      tone: 'critical',
      respond: true,
      confidence: { tone: 0.75 },
    },
  ],
  ['b', { relevance: 'none', topics: [], event: 'neutral', tone: null, respond: false }],
  [
    'c',
    {
      relevance: 'none',
      topics: ['van-hoa', 'y-te'],
      event: 'positive',
      tone: null,
      respond: false,
      confidence: { tone: 0.75 },
    },
  ],
])
const pairsOf = (label: Parameters<typeof labelRows>[0]): unknown =>
  labelRows(label, truth, answers).map((r) => r.pair.join('/'))

describe('rows of a label', () => {
  it('compare the main topic alone; no topic is "khac"', () => {
    expect(pairsOf('topic')).toEqual(['dat-dai/dat-dai', 'khac/khac', 'van-hoa/van-hoa', 'y-te/missing'])
  })

  it('ask the tone only where the truth has one, and none given is wrong', () => {
    expect(pairsOf('tone')).toEqual(['critical/critical', 'neutral/-', 'critical/missing'])
  })

  it('write yes and no as words, and count an item without an answer as wrong', () => {
    expect(pairsOf('respond')).toEqual(['true/true', 'false/false', 'false/false', 'false/missing'])
    expect(pairsOf('relevance')).toEqual(['about/about', 'none/none', 'mention/none', 'about/missing'])
  })
})

describe('figures of a label', () => {
  it('are kappa, critical tone and calibration of those that say how sure they are', () => {
    // Relevance: 2 of 4 agree; chance 2·1/16 (about) + 1·2/16 (none).
    expect(kappaOf(labelRows('relevance', truth, answers))).toBeCloseTo((0.5 - 0.25) / 0.75)
    const tone = labelRows('tone', truth, answers)
    expect(criticalF1(tone)).toBeCloseTo((2 * 1 * 0.5) / 1.5)
    // One right and one wrong, each said with 0.75.
    expect(calibrationOf(tone)).toBeCloseTo((1.5 - 1) / 2)
  })
})
