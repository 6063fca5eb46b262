/** Longest excerpt that leaves the desk in a file or an answer: a short quotation, never the whole text. Characters. */
export const excerptMax = 300

/** At most 300 characters, cut at a word. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= excerptMax) return flat
  const space = flat.lastIndexOf(' ', excerptMax - 1)
  return `${flat.slice(0, space > 0 ? space : excerptMax - 1).toWellFormed()}…`
}
