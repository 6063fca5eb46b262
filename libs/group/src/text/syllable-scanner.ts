import { fold, normalise } from '#language'

/** Syllables read of one article; what follows is left out, so that no text can hold up the thread (about 27,000 letters). */
export const maxSyllables = 6000

/** Longest text looked at, in UTF-16 units. Decomposed text shrinks when it is composed, hence the room. */
const maxUnits = maxSyllables * 8

/** Flags of a syllable, see `SyllableScanner.flags`. */
export const isNumber = 1
export const isCapital = 2
/** The syllable stands after a clause mark or a line break: it makes no pair with the one before. */
export const startsClause = 4

/** Character classes. Separators part syllables, breaks part clauses too, marks belong to the letter before. */
const unknown = 0
const separator = 1
const clauseBreak = 2
const letter = 3
const digit = 4
const mark = 5

const classOf = new Uint8Array(65536)
const foldedOf = new Uint16Array(65536)
const basedOf = new Uint16Array(65536)
const toneOf = new Uint8Array(65536)
const upperOf = new Uint8Array(65536)

const tones = '\u0300\u0301\u0303\u0309\u0323'
const clauseMarks = /[.,;:!?()[\]{}"“”«»\n\r…–—]/
const letterY = 0x79
const letterI = 0x69

/**
 * Reads a text as numbers, one pass, no strings kept: for each syllable a hash of its folded letters (for reprints) and one of
 * its letters with hats and its tone apart (for stories). With the tone apart, hòa and hoà are the same syllable; y and i are
 * one letter in the folded form and in hy, ky, ly, my, sy, ty. The arrays are reused by the next text.
 */
export class SyllableScanner {
  readonly folded = new Uint32Array(maxSyllables)
  readonly exact = new Uint32Array(maxSyllables)
  readonly flags = new Uint8Array(maxSyllables)
  count = 0

  /** Forgets the text before. */
  clear(): void {
    this.count = 0
  }

  /** Appends the syllables of a text. */
  add(raw: string): void {
    const text = normalise(raw.length > maxUnits ? raw.slice(0, maxUnits) : raw)
    let clause = startsClause
    let i = 0
    while (i < text.length && this.count < maxSyllables) {
      const code = text.charCodeAt(i)
      const kind = classify(code)
      if (kind === letter) {
        i = this.word(text, i, clause)
        clause = 0
      } else if (kind === digit) {
        i = this.number(text, i, clause)
        clause = 0
      } else {
        if (kind === clauseBreak) clause = startsClause
        i++
      }
    }
  }

  private word(text: string, from: number, clause: number): number {
    let folded = 0x811c9dc5
    let exact = 0x811c9dc5
    let tone = 0
    let first = 0
    let last = 0
    let length = 0
    let i = from
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const kind = classify(code)
      if (kind === letter) {
        const plain = foldedOf[code] as number
        last = basedOf[code] as number
        if (length++ === 0) first = last
        folded = Math.imul(folded ^ (plain === letterY ? letterI : plain), 0x01000193)
        exact = Math.imul(exact ^ last, 0x01000193)
        tone = (toneOf[code] as number) || tone
      } else if (kind === mark) tone = (toneOf[code] as number) || tone
      else break
    }
    if (length === 2 && last === letterY && takesEitherI(first)) {
      exact = Math.imul(Math.imul(0x811c9dc5 ^ first, 0x01000193) ^ letterI, 0x01000193)
    }
    this.put(folded, Math.imul(exact ^ (tone + 1), 0x01000193), clause | (upperOf[text.charCodeAt(from)] as number))
    return i
  }

  /** Digits; a dot or comma before exactly three digits is a thousands mark (1.000 = 1000), any other parts numbers. */
  private number(text: string, from: number, clause: number): number {
    let hash = 0x9e3779b1
    let started = false
    let i = from
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (classify(code) !== digit) {
        if (!isThousandsMark(text, i, code)) break
        continue
      }
      if (!started && code === 0x30) continue
      started = true
      hash = Math.imul(hash ^ code, 0x01000193)
    }
    this.put(hash, hash, clause | isNumber)
    return i
  }

  private put(folded: number, exact: number, flags: number): void {
    this.folded[this.count] = folded
    this.exact[this.count] = exact
    this.flags[this.count] = flags
    this.count++
  }
}

function takesEitherI(first: number): boolean {
  return first === 0x68 || first === 0x6b || first === 0x6c || first === 0x6d || first === 0x73 || first === 0x74
}

function isThousandsMark(text: string, at: number, code: number): boolean {
  if (code !== 0x2e && code !== 0x2c) return false
  for (let k = 1; k <= 3; k++) if (!isDigitAt(text, at + k)) return false
  return !isDigitAt(text, at + 4)
}

function isDigitAt(text: string, at: number): boolean {
  return at < text.length && classify(text.charCodeAt(at)) === digit
}

/** Class of a UTF-16 unit; the tables are filled as units are met. */
function classify(code: number): number {
  const known = classOf[code] as number
  return known !== unknown ? known : learn(code)
}

function learn(code: number): number {
  const char = String.fromCharCode(code)
  if (/\p{L}/u.test(char)) {
    const parts = char.toLowerCase().normalize('NFD')
    const tone = [...parts].find((c) => tones.includes(c))
    const based = tone ? parts.replace(tone, '').normalize('NFC') : char.toLowerCase()
    foldedOf[code] = fold(char).charCodeAt(0)
    basedOf[code] = based.charCodeAt(0)
    toneOf[code] = tone ? tones.indexOf(tone) + 1 : 0
    upperOf[code] = /\p{Lu}/u.test(char) ? isCapital : 0
    return (classOf[code] = letter)
  }
  if (/\p{M}/u.test(char)) {
    toneOf[code] = tones.indexOf(char) + 1
    return (classOf[code] = mark)
  }
  if (/\p{Nd}/u.test(char)) return (classOf[code] = digit)
  return (classOf[code] = clauseMarks.test(char) ? clauseBreak : separator)
}
