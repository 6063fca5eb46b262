import { fold, oneLine } from '#language'

/** Letters and digits only, folded: what two texts share when typography and encoding of one of them differ. */
export function skeleton(text: string): string {
  return fold(oneLine(text).toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True when the two say the same, or one is the beginning of the other with at least `least` characters in common. */
export function sameOrPrefix(a: string, b: string, least = 40): boolean {
  const one = skeleton(a)
  const two = skeleton(b)
  if (one === '' || two === '') return false
  if (one === two) return true
  const [short, long] = one.length < two.length ? [one, two] : [two, one]
  return short.length >= least && long.startsWith(short)
}

/** Share of the shorter text's words that the longer one holds. */
export function wordOverlap(a: string, b: string): number {
  const [short, long] = [skeleton(a).split(' '), skeleton(b).split(' ')].sort((x, y) => x.length - y.length)
  if (!short || !long || short[0] === '') return 0
  const have = new Set(long)
  return short.filter((w) => have.has(w)).length / short.length
}

/** No title, description, name or key word is longer; what is longer is an attack or a mistake. */
const longestStatement = 4000

/** Text out of HTML entities written twice and tags left in meta content. */
export function plainText(statement: string): string {
  const text = statement.slice(0, longestStatement)
  const decoded = /&(?:#\d+|#x[\da-f]+|\w+);/i.test(text) ? decodeEntities(text) : text
  return oneLine(decoded.replace(/<[^<>]{0,500}>/g, ' '))
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
}
const more: Record<string, string> = { ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', hellip: '…', bull: '•' }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? more[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const vietnameseOnly = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/g

/** True when the text has the letters that only Vietnamese uses, in more than a borrowed name. */
export function isVietnamese(text: string): boolean {
  const marks = text.match(vietnameseOnly)?.length ?? 0
  return marks >= 3 && marks > text.length * 0.03
}
