import { sidebar } from './page-parts.js'

/**
 * Rewrites a page so that only its structure is left: class names, ids and data attributes become random words, wrappers
 * are put around paragraphs and containers, and the side column changes its place.
 */
export function disguise(html: string, seed: number): string {
  let state = seed * 2654435761
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state / 4294967296
  }
  const word = (): string => `x${Math.floor(random() * 1e9).toString(36)}`
  const names = new Map<string, string>()
  const rename = (name: string): string => {
    const known = names.get(name) ?? word()
    names.set(name, known)
    return known
  }
  return html
    .replace(/ (class|id)="([^"]*)"/g, (_, kind: string, value: string) => {
      return ` ${kind}="${value.split(/\s+/).map(rename).join(' ')}"`
    })
    .replace(/ (?:data-[a-z]+|itemprop)="[^"]*"/g, '')
    .replace(/<p>/g, () => (random() < 0.3 ? `<div class="${word()}"><p>` : '<p>\u200b'))
    .replace(/<p>(?!\u200b)([\s\S]*?)<\/p>/g, '<p>$1</p></div>')
    .replace(/<p>\u200b/g, '<p>')
    .replace(/<body>/, `<body><div class="${word()}"><div class="${word()}">`)
    .replace(/<\/body>/, '</div></div></body>')
}

/** The same page with a column of other articles before everything else. */
export function columnFirst(html: string): string {
  return html.replace('<body>', `<body>${sidebar('first-column')}`)
}
