import { diffExcerpt, diffWords, type DiffPart } from './word-diff.js'

const beforeOf = (parts: readonly DiffPart[]): string => parts.flatMap((p) => (p.op === 'added' ? [] : p.text)).join('')
const afterOf = (parts: readonly DiffPart[]): string =>
  parts.flatMap((p) => (p.op === 'removed' ? [] : p.text)).join('')

describe('the difference between two versions', () => {
  it('shows which words an outlet changed', () => {
    expect(diffWords('Xã chưa tổ chức diễn tập.', 'Xã đã tổ chức diễn tập.')).toEqual([
      { op: 'same', text: 'Xã ' },
      { op: 'removed', text: 'chưa ' },
      { op: 'added', text: 'đã ' },
      { op: 'same', text: 'tổ chức diễn tập.' },
    ])
    expect(diffWords('như nhau', 'như nhau')).toEqual([{ op: 'same', text: 'như nhau' }])
  })
  it('leaves the last word of a paragraph alone when another paragraph follows', () => {
    expect(diffWords('Hết.', 'Hết.\nĐính chính.')).toEqual([
      { op: 'same', text: 'Hết.' },
      { op: 'added', text: '\nĐính chính.' },
    ])
  })
  it('leaves the last word alone when more follows on its line', () => {
    expect(diffWords('Xã đã họp.', 'Xã đã họp. Có đính chính.')).toEqual([
      { op: 'same', text: 'Xã đã họp.' },
      { op: 'added', text: ' Có đính chính.' },
    ])
    expect(diffWords('a b', 'b a')).toEqual([
      { op: 'removed', text: 'a ' },
      { op: 'same', text: 'b' },
      { op: 'added', text: ' a' },
    ])
  })
  it('gives both texts back, whatever they are', () => {
    const texts = ['', 'a', 'a b c', 'b c d', 'c b a', 'a b\nc  d', 'a b c a b c', 'một hai ba\nbốn', '  đầu', 'đuôi  ']
    for (const before of texts)
      for (const after of texts) {
        const parts = diffWords(before, after)
        expect([beforeOf(parts), afterOf(parts)]).toEqual([before, after])
      }
  })
  it('takes very long different texts as replaced instead of comparing each word with each', () => {
    const before = 'x '.repeat(20_000) + 'cuối'
    const after = 'y '.repeat(20_000) + 'cuối'
    const parts = diffWords(before, after)
    expect(parts.map((p) => p.op)).toEqual(['removed', 'added', 'same'])
    expect([beforeOf(parts), afterOf(parts)]).toEqual([before, after])
  })
  it('shows in short what changed, with some words around it', () => {
    const words = (n: number): string => Array.from({ length: n }, (_, i) => `t${i} `).join('')
    const excerpt = diffExcerpt(diffWords(`${words(40)}cũ ${words(40)}`, `${words(40)}mới ${words(40)}`), 2)
    expect(excerpt.map((p) => p.text)).toEqual(['… t38 t39 ', 'cũ ', 'mới ', 't0 t1 … '])
    expect(diffExcerpt(diffWords('a b', 'a c'))).toEqual(diffWords('a b', 'a c'))
  })
})
