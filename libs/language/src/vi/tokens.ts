import { fold, normalise } from './normalise.js'
import { canonicalTones } from './tone-placement.js'

/** One syllable, number or foreign word. `start`/`end` are UTF-16 offsets in the text given. */
export interface Token {
  readonly start: number
  readonly end: number
  /** Lower case, canonical tone placement. */
  readonly exact: string
  /** `exact` without marks. */
  readonly folded: string
}

/** A run of letters, digits and marks; dots and commas only between digits (1.234,5). */
const word = /\p{N}+(?:[.,]\p{N}+)*(?:\p{L}[\p{L}\p{M}\p{N}]*)?|\p{L}[\p{L}\p{M}\p{N}]*/gu

/** Syllables in order. Expects normalised text (see `normalise`); offsets refer to it. */
export function tokenise(text: string): Token[] {
  const lower = canonicalTones(text.toLowerCase())
  const source = lower.length === text.length ? lower : text
  const tokens: Token[] = []
  for (const match of source.matchAll(word)) {
    const exact = match[0].toLowerCase()
    tokens.push({ start: match.index, end: match.index + match[0].length, exact, folded: fold(exact) })
  }
  return tokens
}

/** Both index forms of a text as space-separated tokens: what `ArticleIndex` adapters receive. */
export function analyse(text: string): { exact: string; folded: string } {
  const lower = canonicalTones(normalise(text).toLowerCase())
  const exact = (lower.match(word) ?? []).join(' ')
  return { exact, folded: fold(exact) }
}
