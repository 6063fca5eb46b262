import iconv from 'iconv-lite'

/** The two font encodings of the 1990s in which Vietnamese was typed over Latin-1 letters. */
export type LegacyFont = 'tcvn3' | 'vni'

/** Most frequent words of Vietnamese as they look when TCVN3 or VNI bytes are read as Latin-1. */
const tcvn3Words = /(?<![\p{L}])(?:vµ|cña|lµ|c¸c|kh«ng|®­îc|ng­êi|®Õn|trªn|ngµy|®Þnh|nh÷ng|mét|víi|t¹i|vÒ)(?![\p{L}])/gu
const vniWords =
  /(?<![\p{L}])(?:vaø|cuûa|laø|caùc|khoâng|ñöôïc|ngöôøi|ñeán|treân|ngaøy|ñònh|nhöõng|moät|vôùi|taïi|veà)(?![\p{L}])/gu

/** Which legacy font encoding this text (as read) is typed in, if any. Looks at a sample of its start. */
export function recogniseLegacyFont(text: string): LegacyFont | null {
  const sample = text.length > sampleChars ? text.slice(0, sampleChars) : text
  if (!mayBeLegacy(sample)) return null
  const tcvn3 = countMatches(sample, tcvn3Words)
  const vni = countMatches(sample, vniWords)
  const best = Math.max(tcvn3, vni)
  if (best < 3) return null
  return tcvn3 >= vni ? 'tcvn3' : 'vni'
}

/** Text in real Vietnamese letters, composed. */
export function convertLegacyFont(text: string, font: LegacyFont): string {
  return font === 'tcvn3' ? text.replace(/[\u00a1-\u00fe]/g, (c) => tcvn3Map().get(c) ?? c) : convertVni(text)
}

const sampleChars = 200_000

/** Cheap test before the word lists: Latin-1 letters but hardly a letter that only real Vietnamese has. */
function mayBeLegacy(text: string): boolean {
  let high = 0
  let modern = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0xa1) continue
    if (code <= 0xff) high += 1
    else if (code >= 0x1ea0 && code <= 0x1ef9 && ++modern >= 20) return false
  }
  return high >= 5 && high > modern
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count += 1
  return count
}

let tcvn3: Map<string, string> | null = null

function tcvn3Map(): Map<string, string> {
  if (tcvn3) return tcvn3
  tcvn3 = new Map()
  for (let byte = 0xa1; byte <= 0xfe; byte++) {
    const letter = iconv.decode(Buffer.from([byte]), 'tcvn')
    if (letter !== '\ufffd') tcvn3.set(String.fromCharCode(byte), letter.normalize('NFC'))
  }
  return tcvn3
}

/** VNI writes a vowel and then its mark; marks that carry hat or breve carry the tone as well. */
const vniMarks: Record<string, string> = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
} // prettier-ignore
const vniSingles: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const vniMarked = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñôöæóòî]/gi

function convertVni(text: string): string {
  return text.replace(vniMarked, (all: string, base?: string, mark?: string) => {
    if (base === undefined) return sameCase(vniSingles[all.toLowerCase()]!, all)
    const combining = vniMarks[mark!.toLowerCase()]!
    const letter = vniSingles[base.toLowerCase()] ?? base.toLowerCase()
    const composed = (letter + combining).normalize('NFC')
    return composed.length === 1 ? sameCase(composed, base) : sameCase(letter, base) + mark!
  })
}

function sameCase(letter: string, model: string): string {
  return model === model.toUpperCase() && model !== model.toLowerCase() ? letter.toUpperCase() : letter
}
