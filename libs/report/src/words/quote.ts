import { type IsPlace, placesAmong, withoutDateline } from '#gazetteer'
import { normalise, sentences } from '#language'
import type { ArticleLine } from '../draft/stories.js'

/** Longest quotation from an article, in characters: a short excerpt, never the text (office rule on exports). */
export const quoteMax = 300

/** The first sentences of an article's lead, or of its text, in the paper's own words. */
export function quoteOf(line: ArticleLine, isPlace: IsPlace = placesAmong([]), max = quoteMax): string {
  const source = normalise(line.lead?.trim() || line.text).slice(0, 2000)
  const clean = withoutDateline(source, isPlace)
    .replaceAll(/[“«]/g, '‘')
    .replaceAll(/[”»]/g, '’')
    .replaceAll('"', "'")
    .trim()
  let quote = ''
  for (const sentence of sentences(clean)) {
    const longer = quote === '' ? sentence.text : `${quote} ${sentence.text}`
    if (longer.length > max) break
    quote = longer
  }
  return quote === '' ? cutAtWord(clean, max) : quote
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > max / 2 ? space : cut.length).trimEnd()}…`
}

/** A quotation with its marks. Its last full stop goes: the sentence around it brings its own. */
export const quoted = (quote: string): string => `“${quote.replace(/\.$/u, '')}”`
