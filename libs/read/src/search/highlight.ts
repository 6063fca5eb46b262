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

/** What a query looks for in positive terms; negations and filters mark nothing. */
function wantedOf(query: TextQuery | null): Wanted[] {
  if (!query) return []
  switch (query.type) {
    case 'word':
      return [{ words: [query.word], prefix: query.prefix ?? false }]
    case 'phrase':
      return [{ words: query.words, prefix: false }]
    case 'and':
    case 'or':
      return query.of.flatMap(wantedOf)
    default:
      return []
  }
}

/** Matches as `[start, end)` offsets in the text, in order, without overlap. Expects normalised text. */
export function matchSpans(text: string, query: TextQuery | null): [number, number][] {
  const wanted = wantedOf(query)
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
export function highlight(text: string, query: TextQuery | null): MarkedText[] {
  const parts: MarkedText[] = []
  let at = 0
  for (const [start, end] of matchSpans(text, query)) {
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
  const spans = matchSpans(flat, query)
  const best = densest(spans, length)
  const from = best <= 40 ? 0 : flat.indexOf(' ', best - 40) + 1
  const cut = flat.slice(from, from + length)
  const isWhole = from + length >= flat.length
  const end = isWhole ? cut.length : Math.max(cut.lastIndexOf(' '), length - 30)
  const shown = `${from > 0 ? '…' : ''}${cut.slice(0, end)}${isWhole ? '' : '…'}`
  return highlight(shown, query)
}

/** Start of the window of `length` characters that holds most matches. */
function densest(spans: readonly [number, number][], length: number): number {
  let best = 0
  let most = 0
  let first = 0
  spans.forEach(([, end], i) => {
    while (end - (spans[first] as [number, number])[0] > length) first++
    if (i - first + 1 > most) {
      most = i - first + 1
      best = (spans[first] as [number, number])[0]
    }
  })
  return best
}
