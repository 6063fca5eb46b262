import { sentences, tokenise } from '#language'

/** The three fields of an article, in reading order. */
export const partNames = ['title', 'abstract', 'body'] as const
export type PartName = (typeof partNames)[number]

/** One sentence of an article: where it stands in its field, and its words in `ReadWords`. */
export interface ReadSentence {
  /** Index into `partNames`. */
  readonly part: number
  /** UTF-16 offsets in the field. */
  readonly start: number
  readonly end: number
  /** Word numbers `[from, to)`. */
  readonly from: number
  readonly to: number
}

/** An article cut once into words and sentences; everything the model looks at is derived from it. */
export interface ReadWords {
  /** Lower case, canonical tone placement, digits replaced by 0 so that dates and sums share their shape. */
  readonly words: string[]
  readonly hashes: number[]
  /** 1 when the word starts with a capital, 2 when all of it is capitals. */
  readonly capitals: number[]
  /** What stands between this word and the one before it: see `gaps`. */
  readonly gaps: number[]
  /** Where each word starts, in the fields joined by line breaks. */
  readonly offsets: number[]
  readonly sentences: ReadSentence[]
}

/** 32-bit FNV-1a over UTF-16 units, then mixed; stable for ever, because weights are stored under it. */
export function hashWord(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** Finaliser of MurmurHash3: every input bit reaches every output bit. */
export function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Cuts the (normalised) fields into sentences and words. */
export function readWords(fields: Record<PartName, string>): ReadWords {
  const out: ReadWords = { words: [], hashes: [], capitals: [], gaps: [], offsets: [], sentences: [] }
  let base = 0
  for (let part = 0; part < partNames.length; part++) {
    const text = fields[partNames[part] as PartName]
    readPart(out, part, text, base)
    base += text.length + 1
  }
  return out
}

function readPart(out: ReadWords, part: number, text: string, base: number): void {
  const tokens = tokenise(text)
  let next = 0
  for (const sentence of sentences(text)) {
    const from = out.words.length
    while (next < tokens.length && (tokens[next]?.start ?? 0) < sentence.end) {
      const token = tokens[next] as (typeof tokens)[number]
      const previousEnd = tokens[next - 1]?.end ?? -1
      out.offsets.push(base + token.start)
      pushWord(out, token.exact, text, token.start, out.words.length > from ? previousEnd : -1)
      next++
    }
    const to = out.words.length
    if (to > from) out.sentences.push({ part, start: sentence.start, end: sentence.end, from, to })
  }
}

function pushWord(out: ReadWords, exact: string, text: string, start: number, previousEnd: number): void {
  const c = exact.charCodeAt(0)
  const word = c >= 48 && c <= 57 ? exact.replace(/\d/g, '0') : exact
  const first = text[start] as string
  const upper = first !== first.toLowerCase()
  const last = text[start + exact.length - 1] as string
  out.words.push(word)
  out.hashes.push(hashWord(word))
  out.capitals.push(!upper ? 0 : exact.length > 1 && last !== last.toLowerCase() ? 2 : 1)
  out.gaps.push(previousEnd >= 0 ? gapBetween(text, previousEnd, start) : gaps.other)
}

/** Blanks only, blanks with a dash ("Bà Rịa - Vũng Tàu"), a comma, or anything else (also the start of a sentence). */
export const gaps = { blank: 0, dash: 1, comma: 2, other: 3 } as const

function gapBetween(text: string, from: number, to: number): number {
  if (to - from > 4) return gaps.other
  let kind: number = gaps.blank
  for (let i = from; i < to; i++) {
    const c = text[i] as string
    if (c === '-' || c === '–') kind = Math.max(kind, gaps.dash)
    else if (c === ',') kind = Math.max(kind, gaps.comma)
    else if (c !== ' ' && c !== '\u00a0') return gaps.other
  }
  return kind
}

/** One hash for two in order. */
export function pair(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) + b) | 0
}
