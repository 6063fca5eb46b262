/**
 * Unicode repair done once, at the door. Everything behind it may assume NFC text without invisible characters.
 * Offsets are UTF-16 indexes into the *normalised* text unless a function says otherwise.
 */

/** Look-alikes of Đ/đ left by old fonts: U+00D0, U+0189 and U+00F0 (eth). */
const lookAlikes: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ' }
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/** NFC, no invisible characters, ordinary spaces, real Đ. Line breaks are kept. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ÐƉð]/g, (c) => lookAlikes[c] ?? c)
    .replace(spaces, ' ')
    .replace(invisible, '')
}

/** One line: normalised, runs of white space become one space, trimmed. */
export function oneLine(text: string): string {
  return normalise(text).replace(/\s+/g, ' ').trim()
}

const foldTable = new Map<string, string>()

function foldChar(c: string): string {
  const known = foldTable.get(c)
  if (known !== undefined) return known
  const lower = c.toLowerCase()
  let base = lower.normalize('NFD').replace(/\p{M}+/gu, '')
  if (base === 'đ') base = 'd'
  // A character that folds to nothing or to several would shift offsets: keep it as it is.
  const folded = base.length === c.length ? base : c
  if (foldTable.size < 65536) foldTable.set(c, folded)
  return folded
}

/** Lower case without Vietnamese marks; same length as the input, so offsets stay valid. Expects normalised text. */
export function fold(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) out += code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : text[i]
    else out += foldChar(text[i] as string)
  }
  return out
}

/** True when the word carries a Vietnamese mark (a tone, a hat, a horn, or đ). */
export function hasMarks(word: string): boolean {
  const lower = word.toLowerCase()
  return fold(lower) !== lower
}
