import { normalise } from '#language'

/** A text as the finder reads it, and the way back to the text as given. */
export interface Normalised {
  readonly text: string
  /** Start in the given text of the letter at an index of the normalised one. */
  readonly startOf: (index: number) => number
  /** End in the given text of what ends before an index of the normalised one. */
  readonly endOf: (index: number) => number
}

/** Normalises a text that may be decomposed (NFD) or hold invisible characters, and keeps the offsets of the given one. */
export function normaliseWithOffsets(given: string): Normalised {
  const whole = normalise(given)
  if (whole === given) return { text: given, startOf: (index) => index, endOf: (index) => index }
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (let i = 0; i < given.length;) {
    const end = clusterEnd(given, i)
    const piece = normalise(given.slice(i, end))
    for (let k = 0; k < piece.length; k++) {
      starts.push(i)
      ends.push(end)
    }
    text += piece
    i = end
  }
  return {
    text,
    startOf: (index) => starts[index] ?? given.length,
    endOf: (index) => (index === 0 ? 0 : (ends[index - 1] ?? given.length)),
  }
}

/** A base letter with the combining marks behind it. */
function clusterEnd(text: string, start: number): number {
  const first = text.charCodeAt(start)
  let end = start + (first >= 0xd800 && first < 0xdc00 && start + 1 < text.length ? 2 : 1)
  while (end < text.length && isMark(text.charCodeAt(end))) end++
  return end
}

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
