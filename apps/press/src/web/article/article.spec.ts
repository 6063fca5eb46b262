import { markedParagraphs } from './marked-text.js'
import { wordDiff } from './word-diff.js'

describe('article page', () => {
  it('marks deciding sentences over paragraph borders without losing a letter', () => {
    const text = 'Mở đầu. Câu quyết định.\nĐoạn hai nói thêm.'
    const marks = [{ number: 1, kinds: ['tone' as const], start: 8, end: 23, style: 'critical' as const }]
    const paragraphs = markedParagraphs(text, marks)
    expect(paragraphs.map((parts) => parts.map((p) => p.text).join('')).join('\n')).toBe(text)
    expect(paragraphs[0]?.[1]).toEqual({ text: 'Câu quyết định.', mark: 1, style: 'critical' })
  })
  it('shows which words an outlet changed', () => {
    expect(wordDiff('Xã chưa tổ chức diễn tập.', 'Xã đã tổ chức diễn tập.')).toEqual([
      { op: 'same', text: 'Xã ' },
      { op: 'removed', text: 'chưa ' },
      { op: 'added', text: 'đã ' },
      { op: 'same', text: 'tổ chức diễn tập.' },
    ])
    expect(wordDiff('như nhau', 'như nhau')).toEqual([{ op: 'same', text: 'như nhau' }])
  })
})
