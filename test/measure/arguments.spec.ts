import { describe, expect, it } from '@jest/globals'
import { readMeasureArguments } from './arguments.js'

const read = (line: string): [readonly string[], Record<string, string | null>] => {
  const { names, options } = readMeasureArguments(line === '' ? [] : line.split(' '), ['feeds', 'groups'])
  return [names, Object.fromEntries(options)]
}

describe('arguments of a measurement', () => {
  it.each<[string, string[], Record<string, string | null>]>([
    ['', [], {}],
    ['feeds groups', ['feeds', 'groups'], {}],
    ['feeds --out figures.jsonl', ['feeds'], { out: 'figures.jsonl' }],
    ['--out=figures.jsonl feeds', ['feeds'], { out: 'figures.jsonl' }],
    ['--fast groups', ['groups'], { fast: null }],
    ['groups --fast --limit 2000', ['groups'], { fast: null, limit: '2000' }],
    ['fedes', ['fedes'], {}],
  ])('%s', (line, names, options) => {
    expect(read(line)).toEqual([names, options])
  })
})
