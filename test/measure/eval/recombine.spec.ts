import { describe, expect, it } from '@jest/globals'
import { type CorpusArticle, recombinedStream } from './recombine.js'

const corpus: CorpusArticle[] = Array.from({ length: 20 }, (_, i) => ({
  id: `c${i}`,
  title: `Tiêu đề bài số ${i}`,
  abstract: `Mở bài ${i}.`,
  body: Array.from({ length: 10 }, (_, p) => `Bài ${i} đoạn ${p}.`).join('\n'),
}))
const settings = { count: 60, seed: 7, firstAt: '2019-01-01T00:00:00Z', gapMs: 60_000 }
const stream = [...recombinedStream(corpus, settings)]

describe('a recombined stream', () => {
  it('holds every article of the corpus once, in order and evenly spread', () => {
    const real = stream.map((a, i) => [a.id, i] as const).filter(([id]) => id.startsWith('c'))
    expect(real.map(([id]) => id)).toEqual(corpus.map((c) => c.id))
    expect(real.every(([, i], n) => Math.abs(i - 3 * n) <= 3)).toBe(true)
    expect(stream[real[4]?.[1] as number]?.text).toBe(`${corpus[4]?.abstract}\n${corpus[4]?.body}`)
  })

  it('makes the others of paragraphs of as many articles, so that none is a copy', () => {
    const made = stream.filter((a) => a.id.startsWith('x'))
    expect(made).toHaveLength(40)
    for (const { text } of made) {
      const from = text.split('\n').map((p) => /[Bb]ài (\d+)/.exec(p)?.[1])
      expect(from.length).toBeGreaterThanOrEqual(8)
      expect(new Set(from).size).toBe(from.length)
    }
  })

  it('goes on in time, and is the same for the same seed', () => {
    expect(stream[0]?.publishedAt).toBe('2019-01-01T00:00:00.000Z')
    expect(stream[59]?.publishedAt).toBe('2019-01-01T00:59:00.000Z')
    expect([...recombinedStream(corpus, settings)]).toEqual(stream)
    expect([...recombinedStream(corpus, { ...settings, seed: 8 })]).not.toEqual(stream)
  })
})
