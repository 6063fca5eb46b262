import type { OfficeArticle } from '#record'
import { decidingSentences, markedParagraphs, type DecidingSentence } from './marked-text.js'

const sentence = (over: Partial<DecidingSentence>): DecidingSentence => ({
  number: 1,
  part: 'text',
  kinds: ['tone'],
  start: 0,
  end: 1,
  style: 'critical',
  ...over,
})
type Evidence = { part: 'title' | 'text'; start: number; end: number }
const label = (value: string, evidence: Evidence | null, by: 'machine' | 'person' = 'machine') => ({
  values: [value],
  by,
  machine: { values: [value], confidence: 0.8, modelVersion: 'm' },
  evidence,
  correction: null,
})
const article = (labels: object): OfficeArticle =>
  ({ version: { title: 'Tít của bài', text: 'Câu một. Câu hai. Câu ba.' }, labels }) as unknown as OfficeArticle

describe('deciding sentences', () => {
  it('are numbered from the title down, each once, with all labels they decided', () => {
    const found = decidingSentences(
      article({
        topic: label('y-te', { part: 'text', start: 9, end: 17 }),
        tone: label('critical', { part: 'text', start: 18, end: 25 }),
        event: label('negative', { part: 'text', start: 9, end: 17 }),
        respond: label('true', { part: 'title', start: 0, end: 11 }),
      }),
    )
    expect(found.map((s) => [s.number, s.part, s.kinds, s.style])).toEqual([
      [1, 'title', ['respond'], 'other'],
      [2, 'text', ['topic', 'event'], 'topic'],
      [3, 'text', ['tone'], 'critical'],
    ])
  })
  it('look as the machine read them, also where a person said otherwise', () => {
    const corrected = { ...label('critical', { part: 'text', start: 0, end: 8 }, 'person'), values: ['favourable'] }
    expect(decidingSentences(article({ tone: corrected }))[0]?.style).toBe('critical')
  })
  it('are left out where they lie outside the text', () => {
    const labels = {
      tone: label('critical', { part: 'text', start: 90, end: 99 }),
      topic: label('y-te', { part: 'text', start: 5, end: 5 }),
      event: label('negative', null),
    }
    expect(decidingSentences(article(labels))).toEqual([])
    expect(decidingSentences(article({ tone: label('critical', { part: 'text', start: 18, end: 400 }) }))[0]?.end).toBe(
      25,
    )
  })
})

describe('marked paragraphs', () => {
  const joined = (paragraphs: ReturnType<typeof markedParagraphs>): string =>
    paragraphs.map((parts) => parts.map((p) => p.text).join('')).join('\n')

  it('mark a sentence over paragraph borders without losing a letter', () => {
    const text = 'Mở đầu. Câu quyết định.\nĐoạn hai nói thêm.'
    const paragraphs = markedParagraphs(text, [sentence({ start: 8, end: 30 })])
    expect(joined(paragraphs)).toBe(text)
    expect(paragraphs[0]?.[1]).toEqual({ text: 'Câu quyết định.', mark: 1, style: 'critical' })
    expect(paragraphs[1]?.[0]).toEqual({ text: 'Đoạn h', mark: 1, style: 'critical' })
  })
  it('keep every letter whatever the marks are', () => {
    const text = 'a b\n\nc d e\nf'
    for (let start = 0; start < text.length; start++)
      for (let end = start + 1; end <= text.length + 3; end++) {
        const marks = [sentence({ start, end }), sentence({ number: 2, start: end, end: end + 2, style: 'topic' })]
        expect(joined(markedParagraphs(text, marks))).toBe(text)
      }
  })
  it('take only the marks of their part', () => {
    expect(markedParagraphs('Tít', [sentence({ start: 0, end: 3 })], 'title')).toEqual([
      [{ text: 'Tít', mark: null, style: null }],
    ])
  })
})
