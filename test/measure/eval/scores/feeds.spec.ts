import { describe, expect, it } from '@jest/globals'
import { type FeedAnswer, type FeedTruth, scoreFeeds } from './feeds.js'

const row = (file: string, items: string, encoding = ''): FeedTruth => ({
  file,
  kind: 'rss 2.0',
  items,
  broken: 'no',
  encoding,
})
const answer = (entries: number, error: string | null = null, title = 'Tin'): FeedAnswer => ({
  entries: Array.from({ length: entries }, () => ({ title, summary: null })),
  error,
})
const truth = [
  row('right.xml', '2', 'utf-8'),
  row('fewer.xml', '3'),
  row('none.xml', '0'),
  row('unknown.xml', ''),
  row('replaced.xml', '1', 'windows-1258'),
  row('undeclared.xml', '1'),
  row('lost.xml', '1'),
  row('broke.xml', '1'),
]
const score = scoreFeeds(
  truth,
  new Map([
    ['right.xml', answer(2)],
    ['fewer.xml', answer(2, 'feed-cut')],
    ['none.xml', answer(0, 'feed-empty')],
    ['unknown.xml', answer(7)],
    ['replaced.xml', answer(1, null, 'B\ufffdo')],
    ['undeclared.xml', answer(1, null, 'B\ufffdo')],
    ['broke.xml', answer(0, 'internal-error')],
  ]),
)

describe('score of feeds', () => {
  it('is the share of the files with entries whose number is right', () => {
    expect(score.withEntries).toBe(6)
    expect(score.rightShare).toBeCloseTo(3 / 6)
    expect(score.rightOfKnown).toBeCloseTo(4 / 7)
  })

  it('names what is wrong, what broke, and entries with a replacement character where an encoding is declared', () => {
    expect(score.wrong[0]).toBe('fewer.xml: rss 2.0, expected 3, read 2 (feed-cut)')
    expect(score.wrong).toHaveLength(3)
    expect(score.crashed).toEqual(['lost.xml', 'broke.xml'])
    expect(score.refused).toBe(2)
    expect(score.replacements).toEqual(['replaced.xml #1'])
  })
})
