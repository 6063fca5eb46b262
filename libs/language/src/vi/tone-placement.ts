/**
 * Open syllables in oa, oe, uy carry their tone on either vowel (hòa or hoà). The canonical form here is the newspapers':
 * on the first vowel. "qu" is an initial, so quý keeps its mark on y (and a mistyped qúy is repaired).
 */
const second = ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ']
const first = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy']
const toFirst = new Map(second.map((s, i) => [s, first[i] as string]))
const toSecond = new Map(first.map((s, i) => [s, second[i] as string]))

const movable = /(q?)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu
const misplacedAfterQ = /(q)(ùy|úy|ủy|ũy|ụy)(?!\p{L})/giu

/** Puts the tone mark on the first vowel. Same length, capitals kept; leaves closed syllables and "qu" alone. */
export function canonicalTones(text: string): string {
  if (!/[àáảãạèéẻẽẹỳýỷỹỵùúủũụÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴÙÚỦŨỤ]/.test(text)) return text
  return text
    .replace(movable, (all, q: string, pair: string) => (q ? all : swap(pair, toFirst)))
    .replace(misplacedAfterQ, (_all, q: string, pair: string) => q + swap(pair, toSecond))
}

function swap(pair: string, table: Map<string, string>): string {
  const target = table.get(pair.toLowerCase())
  if (!target) return pair
  return [...target].map((c, i) => (isUpper(pair[i] as string) ? c.toUpperCase() : c)).join('')
}

const isUpper = (c: string): boolean => c !== c.toLowerCase()
