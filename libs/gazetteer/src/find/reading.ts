import { type Token, tokenise } from '#language'
import type { Words } from './words.js'

/** What stands between a token and the one before it. */
export const Gap = {
  /** Start of a text, a line or a sentence. */
  start: 0,
  space: 1,
  /** Nothing: digits and letters cut apart. */
  none: 2,
  hyphen: 3,
  apostrophe: 4,
  /** The dot of an abbreviation. */
  dot: 5,
  comma: 6,
  colon: 7,
  open: 8,
  close: 9,
  quote: 10,
  other: 11,
} as const
export type Gap = (typeof Gap)[keyof typeof Gap]

/** Letters of a token: none capital, first capital, all capital, or it begins with a digit. */
export const Case = { lower: 0, first: 1, upper: 2, digit: 3 } as const

/** Abbreviations whose dot does not end a sentence. */
const dotted = new Set([
  'tp',
  'tx',
  'tt',
  'p',
  'q',
  'h',
  'x',
  't',
  'ths',
  'ts',
  'gs',
  'pgs',
  'bs',
  'ls',
  'ks',
  'st',
  'tr',
])

/** A text cut into tokens, with what the place finder asks of each: capitals, gaps, sentences. */
export class Reading {
  readonly tokens: readonly Token[]
  readonly gaps: Uint8Array
  readonly cases: Uint8Array
  /** Sentence number of each token. */
  readonly sentence: Uint32Array
  /** Of each sentence: 1 when capitals say nothing there (headline in capitals), 2 when it is typed without marks (3 = both). */
  readonly traits: readonly number[]

  /** Expects normalised text. */
  constructor(readonly text: string) {
    this.tokens = tokenise(text)
    const n = this.tokens.length
    this.gaps = new Uint8Array(n)
    this.cases = new Uint8Array(n)
    this.sentence = new Uint32Array(n)
    let sentence = 0
    for (let i = 0; i < n; i++) {
      this.cases[i] = caseOf(text, this.tokens[i] as Token)
      const gap = i === 0 ? Gap.start : this.gapBefore(i)
      this.gaps[i] = gap
      if (gap === Gap.start && i > 0) sentence++
      this.sentence[i] = sentence
    }
    this.traits = this.readTraits(sentence + 1)
  }

  get length(): number {
    return this.tokens.length
  }

  exact(i: number): string {
    return this.tokens[i]?.exact ?? ''
  }

  /** True where the sentence of token i is typed with marks, as Vietnamese is. */
  isMarked(i: number): boolean {
    return ((this.traits[this.sentence[i] as number] as number) & 2) === 0
  }

  /** True where capitals say nothing: headlines in capitals or With Every Word Capital. */
  isShouted(i: number): boolean {
    return ((this.traits[this.sentence[i] as number] as number) & 1) !== 0
  }

  isCapital(i: number): boolean {
    const c = this.cases[i]
    return c === Case.first || c === Case.upper
  }

  /** True when token i follows the one before it with nothing but space between them. */
  touches(i: number): boolean {
    return this.gaps[i] === Gap.space
  }

  /** True when token i is in the set, as written in its sentence. */
  isIn(words: Words, i: number): boolean {
    const token = this.tokens[i]
    if (!token) return false
    const marked = this.isMarked(i)
    return words.has(marked ? token.exact : token.folded, marked)
  }

  /** Length in tokens of the phrase of the set that ends at token i (inclusive), 0 when none does. */
  endsWith(words: Words, i: number): number {
    if (i < 0) return 0
    const marked = this.isMarked(i)
    let phrase = ''
    let found = 0
    for (let length = 1; length <= words.longest && i - length + 1 >= 0; length++) {
      const at = i - length + 1
      const token = this.tokens[at] as Token
      const word = marked ? token.exact : token.folded
      phrase = length === 1 ? word : `${word} ${phrase}`
      if (words.has(phrase, marked)) found = length
      if (!this.touches(at) && this.gaps[at] !== Gap.hyphen) break
    }
    return found
  }

  private gapBefore(i: number): Gap {
    const from = (this.tokens[i - 1] as Token).end
    const to = (this.tokens[i] as Token).start
    if (from === to) return Gap.none
    if (to === from + 1 && this.text.charCodeAt(from) === 0x20) return Gap.space
    return this.readGap(from, to, i)
  }

  private readGap(from: number, to: number, i: number): Gap {
    let gap: Gap = Gap.space
    let stop = false
    let dot = -1
    for (let k = from; k < to; k++) {
      const c = this.text[k] as string
      if (c === '\n') return Gap.start
      if (c === '?' || c === '!' || c === '…' || c === ';') stop = true
      else if (c === '.') {
        stop = dot >= 0 || stop
        dot = k
      } else gap = stronger(gap, gapOfChar(c))
    }
    if (stop) return Gap.start
    // "cháu H., 10 tuổi": the comma says more than the dot.
    if (dot >= 0 && gap !== Gap.space) return gap === Gap.quote || gap === Gap.close ? this.readDot(i, dot, to) : gap
    if (dot >= 0) return this.readDot(i, dot, to)
    return gap
  }

  /** A dot: of an abbreviation (TP. Vinh), inside a name (TP.HCM), or the end of a sentence. */
  private readDot(i: number, dot: number, to: number): Gap {
    const before = this.tokens[i - 1] as Token
    if (
      before.end === dot &&
      (dotted.has(before.exact) || (before.end - before.start === 1 && this.isCapital(i - 1)))
    ) {
      return Gap.dot
    }
    if (to === dot + 1 && this.isCapital(i - 1)) return Gap.dot
    return this.cases[i] === Case.lower && to > dot + 1 ? Gap.other : Gap.start
  }

  private readTraits(count: number): number[] {
    const words = new Uint32Array(count)
    const capitals = new Uint32Array(count)
    const marked = new Uint32Array(count)
    let anyMark = false
    for (let i = 0; i < this.tokens.length; i++) {
      const s = this.sentence[i] as number
      if (this.cases[i] === Case.digit) continue
      words[s] = (words[s] as number) + 1
      if (this.isCapital(i)) capitals[s] = (capitals[s] as number) + 1
      const token = this.tokens[i] as Token
      if (token.exact !== token.folded) {
        marked[s] = (marked[s] as number) + 1
        anyMark = true
      }
    }
    return Array.from(words, (n, s) => {
      const shouted = n >= 4 && (capitals[s] as number) >= 0.75 * n ? 1 : 0
      // Eight Vietnamese syllables in a row without any mark hardly happen, three do.
      const bare = (marked[s] as number) === 0 && (n >= 8 || (!anyMark && n >= 3)) ? 2 : 0
      return shouted + bare
    })
  }
}

function gapOfChar(c: string): Gap {
  if (c === ' ' || c === '\t' || c === '\r') return Gap.space
  if (c === ',') return Gap.comma
  if (c === '(' || c === '[') return Gap.open
  if (c === ')' || c === ']') return Gap.close
  if (c === ':') return Gap.colon
  if (c === '-' || c === '–' || c === '—') return Gap.hyphen
  if (c === "'" || c === '’' || c === 'ʼ' || c === '`' || c === '‘') return Gap.apostrophe
  if (c === '"' || c === '“' || c === '”' || c === '«' || c === '»') return Gap.quote
  return Gap.other
}

/** Of two marks in one gap the one that says more: "), " closes, ", (" opens. */
const strength: readonly number[] = [0, 0, 0, 3, 2, 0, 5, 5, 7, 6, 4, 1]
function stronger(a: Gap, b: Gap): Gap {
  return (strength[b] as number) > (strength[a] as number) ? b : a
}

function caseOf(text: string, token: Token): number {
  const first = text.charCodeAt(token.start)
  if (first >= 0x30 && first <= 0x39) return Case.digit
  if (!isUpperAt(text, token.start)) return Case.lower
  for (let k = token.start + 1; k < token.end; k++) {
    if (!isUpperAt(text, k) && !isDigitAt(text, k)) return Case.first
  }
  return Case.upper
}

function isDigitAt(text: string, k: number): boolean {
  const c = text.charCodeAt(k)
  return c >= 0x30 && c <= 0x39
}

function isUpperAt(text: string, k: number): boolean {
  const code = text.charCodeAt(k)
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const c = text[k] as string
  return c !== c.toLowerCase()
}
