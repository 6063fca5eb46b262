import type { QueryWord, TextQuery } from '#article-index'
import { tokenise, type Token } from '#language'

/** A stretch of text, marked where the query matched. */
export interface MarkedText {
  readonly text: string
  readonly isMatch: boolean
}

interface Wanted {
  readonly words: readonly QueryWord[]
  readonly prefix: boolean
}

/** Where a text stands in its article: words asked for in titles mark nothing elsewhere. */
export type TextPart = 'title' | 'body'

/** What a query looks for in positive terms, long phrases first; negations and filters mark nothing. */
function wantedOf(query: TextQuery | null, part: TextPart): Wanted[] {
  return positiveTerms(query, part).sort((a, b) => b.words.length - a.words.length)
}

function positiveTerms(query: TextQuery | null, part: TextPart): Wanted[] {
  if (!query) return []
  switch (query.type) {
    case 'word':
      return query.titleOnly && part !== 'title' ? [] : [{ words: [query.word], prefix: query.prefix ?? false }]
    case 'phrase':
      return query.titleOnly && part !== 'title' ? [] : [{ words: query.words, prefix: false }]
    case 'and':
    case 'or':
      return query.of.flatMap((q) => positiveTerms(q, part))
    default:
      return []
  }
}

/** Matches as `[start, end)` offsets in the text, in order, without overlap. Expects normalised text. */
export function matchSpans(text: string, query: TextQuery | null, part: TextPart = 'title'): [number, number][] {
  const wanted = wantedOf(query, part)
  if (wanted.length === 0) return []
  const tokens = tokenise(text)
  const spans: [number, number][] = []
  for (let i = 0; i < tokens.length; i++) {
    const found = wanted.find((w) => standsAt(tokens, i, w))
    if (!found) continue
    const last = tokens[i + found.words.length - 1] as Token
    spans.push([(tokens[i] as Token).start, last.end])
    i += found.words.length - 1
  }
  return spans
}

function standsAt(tokens: readonly Token[], at: number, { words, prefix }: Wanted): boolean {
  return words.every((word, k) => {
    const token = tokens[at + k]
    if (!token) return false
    const [given, asked] = word.exact === null ? [token.folded, word.folded] : [token.exact, word.exact]
    return prefix ? given.startsWith(asked) : given === asked
  })
}

/** The text cut into marked and plain stretches. */
export function highlight(text: string, query: TextQuery | null, part: TextPart = 'title'): MarkedText[] {
  return cutAt(text, matchSpans(text, query, part))
}

function cutAt(text: string, spans: readonly [number, number][]): MarkedText[] {
  const parts: MarkedText[] = []
  let at = 0
  for (const [start, end] of spans) {
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false })
    parts.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false })
  return parts
}

/** About `length` characters around the densest matches, cut at words; the beginning where nothing matches. */
export function snippet(text: string, query: TextQuery | null, length = 220): MarkedText[] {
  const flat = text.replace(/\s+/g, ' ')
  const spans = matchSpans(flat, query, 'body')
  const best = densest(spans, length)
  const from = best <= lookBack ? 0 : flat.indexOf(' ', best - lookBack) + 1
  const isWhole = from + length >= flat.length
  const space = flat.lastIndexOf(' ', from + length)
  const to = isWhole ? flat.length : space > from + length / 2 ? space : from + length
  const shown = spans
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]): [number, number] => [start - from, end - from])
  const cut = cutAt(flat.slice(from, to), shown)
  const dots = { text: '…', isMatch: false }
  return [...(from > 0 ? [dots] : []), ...cut, ...(isWhole ? [] : [dots])]
}

/** Characters shown before the first match of a snippet. */
const lookBack = 40

/** Start of the window of `length` characters that holds most matches. */
function densest(spans: readonly [number, number][], length: number): number {
  const room = length - lookBack
  let best = 0
  let most = 0
  let first = 0
  spans.forEach(([, end], i) => {
    while (end - (spans[first] as [number, number])[0] > room && first < i) first++
    if (i - first + 1 > most) {
      most = i - first + 1
      best = (spans[first] as [number, number])[0]
    }
  })
  return best
}
