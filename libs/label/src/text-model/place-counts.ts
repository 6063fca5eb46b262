import type { Mention } from './mentions.js'
import { gaps, hashWord, type ReadWords } from './words.js'

/** The numbers about where the province and the others stand in the text; order is part of the model. */
export const placeCountNames = [
  'ownInTitle',
  'ownInLead',
  'ownInBody',
  'ownInsideNames',
  'otherMentions',
  'otherProvinces',
  'mostOfOneOther',
  'otherInTitle',
  'otherInLead',
  'ownShare',
  'ownFirstAt',
  'provincesBeforeOwn',
  'provincesNamedMore',
  'ownSentenceShare',
  'ownAfterBody',
  'ownAfterOrigin',
  'ownInList',
  'ownOutsideList',
  'localWords',
  'centralWords',
  'foreignWords',
  'ownInFirstBodySentence',
  'ownInLastSentences',
  'length',
  'isCapital',
  'ownSplitShare',
  'unitsInTitle',
  'unitsInLead',
  'unitsInBody',
  'ownOrUnitShare',
  'ownOrUnitSentenceShare',
  'ownOrUnitFirstAt',
] as const

const bodyWords = new Set('công an ubnd sở tỉnh thành phố tp tand hđnd ủy huyện quận viện kiểm sát cqđt'.split(' '))
const originWords = new Set('quê ngụ trú gốc sinh người từ tại ở đến về'.split(' '))
const localWords = 'xã phường huyện quận thôn ấp tỉnh thị trấn'.split(' ')
const centralWords = 'bộ trưởng chính phủ thủ tướng quốc hội trung ương toàn cả'.split(' ')
/** Names of countries: only with a capital. */
const foreignWords = 'mỹ nga anh pháp đức nhật hàn trung lào campuchia thái singapore malaysia úc ấn'.split(' ')
const listsOf = new Map<number, number>()
for (const [number, list] of [localWords, centralWords, foreignWords].entries())
  for (const word of list) listsOf.set(hashWord(word), (listsOf.get(hashWord(word)) ?? 0) | (1 << number))

/** Counts for one province. Mentions inside other names count only where the province has no mention as a place. */
export function placeCounts(text: ReadWords, mentions: readonly Mention[], isCapital: boolean): number[] {
  const mine = mentions.filter((m) => m.kind === 'own')
  const units = mentions.filter((m) => m.kind === 'unit')
  const local = mentions.filter((m) => m.kind === 'own' || m.kind === 'unit')
  const others = mentions.filter((m) => m.kind === 'other')
  const inside = mentions.filter((m) => m.kind === 'inside')
  const places = mentions.filter((m) => m.kind !== 'inside')
  const perOther = countBy(others)
  const firstMine = mine[0]?.from ?? text.words.length
  const partOf = (m: Mention): number => text.sentences[sentenceAt(text, m.from)]?.part ?? 2
  const inPart = (list: readonly Mention[], part: number): number => list.filter((m) => partOf(m) === part).length
  const mySentences = new Set(mine.map((m) => sentenceAt(text, m.from)))
  const firstBody = text.sentences.findIndex((s) => s.part === 2)
  const listed = countListed(text, places)
  const lastFrom = text.sentences[Math.max(0, text.sentences.length - 3)]?.from ?? 0
  const most = Math.max(0, ...perOther.values())
  return [
    inPart(mine, 0),
    inPart(mine, 1),
    inPart(mine, 2),
    inside.length,
    others.length,
    perOther.size,
    most,
    inPart(others, 0),
    inPart(others, 1),
    mine.length / Math.max(1, mine.length + others.length),
    firstMine / Math.max(1, text.words.length),
    new Set(others.filter((m) => m.from < firstMine).map((m) => m.province)).size,
    [...perOther.values()].filter((n) => n > mine.length).length,
    mySentences.size / Math.max(1, text.sentences.length),
    mine.filter((m) => follows(text, m, bodyWords, 3)).length,
    mine.filter((m) => follows(text, m, originWords, 3)).length,
    listed,
    mine.length - listed,
    ...shares(text),
    mySentences.has(firstBody) ? 1 : 0,
    mine.some((m) => m.from >= lastFrom) ? 1 : 0,
    Math.log2(1 + text.words.length),
    isCapital ? 1 : 0,
    mine.length / Math.max(1, mine.length + most),
    inPart(units, 0),
    inPart(units, 1),
    inPart(units, 2),
    local.length / Math.max(1, local.length + others.length),
    new Set(local.map((m) => sentenceAt(text, m.from))).size / Math.max(1, text.sentences.length),
    (local[0]?.from ?? text.words.length) / Math.max(1, text.words.length),
  ]
}

/** Number of the sentence that holds a word: binary search. */
export function sentenceAt(text: ReadWords, word: number): number {
  let low = 0
  let high = text.sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((text.sentences[middle]?.to ?? 0) <= word) low = middle + 1
    else high = middle
  }
  return low
}

function countBy(mentions: readonly Mention[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const m of mentions) counts.set(m.province, (counts.get(m.province) ?? 0) + 1)
  return counts
}

function follows(text: ReadWords, mention: Mention, words: ReadonlySet<string>, distance: number): boolean {
  for (let k = 1; k <= distance; k++) if (words.has(text.words[mention.from - k] as string)) return true
  return false
}

/** The province's mentions that stand next to another province's name, with only a comma, a dash or "và" between. */
function countListed(text: ReadWords, places: readonly Mention[]): number {
  return places.filter(
    (m, i) => m.kind === 'own' && (areListed(text, places[i - 1], m) || areListed(text, m, places[i + 1])),
  ).length
}

function areListed(text: ReadWords, left: Mention | undefined, right: Mention | undefined): boolean {
  if (!left || !right || left.province === right.province) return false
  const between = right.from - left.to
  if (between === 0) return text.gaps[right.from] === gaps.comma || text.gaps[right.from] === gaps.dash
  return between === 1 && ['và', 'tp', 'tỉnh'].includes(text.words[left.to] as string)
}

/** Shares of the words that are local, central, and foreign. */
function shares(text: ReadWords): [number, number, number] {
  const found: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < text.hashes.length; i++) {
    const lists = listsOf.get(text.hashes[i] as number)
    if (lists === undefined) continue
    if (lists & 1) found[0]++
    if (lists & 2) found[1]++
    if (lists & 4 && text.capitals[i]) found[2]++
  }
  const n = Math.max(1, text.words.length)
  return [found[0] / n, found[1] / n, found[2] / n]
}
