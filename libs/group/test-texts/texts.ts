import { readFileSync } from 'node:fs'
import type { IncomingArticle } from '../src/index.js'

/** Articles written for these tests, about an invented province. */
const texts = JSON.parse(readFileSync(new URL('articles.json', import.meta.url), 'utf8')) as Record<
  string,
  { title: string; text: string } | undefined
>

/** An invented article by name, published some hours after the first of March 2026. */
export function anArticle(name: string, changes: Partial<IncomingArticle> & { hours?: number } = {}): IncomingArticle {
  const { hours = 0, ...rest } = changes
  const found = texts[name]
  if (!found) throw new Error(`no invented article ${name}`)
  return { id: name, ...found, publishedAt: new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString(), ...rest }
}

/** Names of all invented articles. */
export const articleNames = Object.keys(texts)

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const secondVowel: Record<string, string> = {
  òa: 'oà',
  óa: 'oá',
  ủy: 'uỷ',
  ụy: 'uỵ',
  ùy: 'uỳ',
  úy: 'uý',
  ọa: 'oạ',
  ỏe: 'oẻ',
}

/** What an outlet does to a text it takes over. */
export const edits: Record<string, (text: string, random: () => number) => string> = {
  'cut after two thirds': (text) => {
    const lines = text.split('\n')
    return lines.slice(0, Math.ceil((lines.length * 2) / 3)).join('\n')
  },
  'one paragraph dropped': (text, random) => {
    const lines = text.split('\n')
    lines.splice(Math.floor(random() * lines.length), 1)
    return lines.join('\n')
  },
  'paragraphs swapped': (text, random) => {
    const lines = text.split('\n')
    return lines
      .map((line) => ({ line, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map((l) => l.line)
      .join('\n')
  },
  'another lead': (text) =>
    [
      'Phóng viên thường trú ghi nhận những diễn biến đáng chú ý tại địa phương trong ngày.',
      ...text.split('\n').slice(1),
    ].join('\n'),
  padded: (text) =>
    `${text}\nMời bạn đọc theo dõi những tin tức mới nhất trên trang nhà của chúng tôi.\nMọi ý kiến đóng góp xin gửi về hộp thư của tòa soạn, chúng tôi trân trọng cảm ơn và sẽ trả lời sớm nhất.`,
  decomposed: (text) => text.normalize('NFD'),
  'tone on the second vowel': (text) => text.replace(/[òóủụùúọỏ][aye](?!\p{L})/gu, (pair) => secondVowel[pair] ?? pair),
  'without marks': (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
  'other punctuation': (text) =>
    text
      .replace(/, /g, ' - ')
      .replace(/"/g, '“')
      .replace(/(\d)\/(\d)/g, '$1-$2'),
  'every tenth word changed': (text, random) => text.replace(/\p{L}+/gu, (word) => (random() < 0.1 ? 'khác' : word)),
}
