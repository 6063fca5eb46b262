import type { Unit } from '../units/unit.js'
import { Case, Gap, type Reading } from './reading.js'
import { Words } from './words.js'

/** What a type word says of the name behind it. */
export type TypeKind =
  'tỉnh' | 'thành phố' | 'thủ đô' | 'thị xã' | 'quận' | 'huyện' | 'xã' | 'phường' | 'thị trấn' | 'đặc khu'

/** A type word in a text and the token behind it. */
export interface TypeWord {
  readonly kind: TypeKind
  /** First token behind the word and its qualifiers ("huyện đảo", "xã vùng cao"). */
  readonly next: number
  /** Doubtful as a type word ("TT" is also a centre): only a unit of just this type may be meant. */
  readonly strict?: boolean
}

const single = new Map<string, TypeKind>([
  ['tỉnh', 'tỉnh'],
  ['quận', 'quận'],
  ['huyện', 'huyện'],
  ['xã', 'xã'],
  ['phường', 'phường'],
])
const double = new Map<string, TypeKind>([
  ['thành phố', 'thành phố'],
  ['thủ đô', 'thủ đô'],
  ['thị xã', 'thị xã'],
  ['thị trấn', 'thị trấn'],
  ['đặc khu', 'đặc khu'],
])
const withoutMarks = new Map<string, string>([
  ['tinh', 'tỉnh'],
  ['quan', 'quận'],
  ['huyen', 'huyện'],
  ['xa', 'xã'],
  ['phuong', 'phường'],
  ['thanh pho', 'thành phố'],
  ['thu do', 'thủ đô'],
  ['thi xa', 'thị xã'],
  ['thi tran', 'thị trấn'],
  ['dac khu', 'đặc khu'],
])
/** Abbreviations; those of one letter need their dot (P. Hà Khẩu) or a number (P4). */
const short = new Map<string, TypeKind>([
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
  ['p', 'phường'],
  ['q', 'quận'],
  ['h', 'huyện'],
  ['x', 'xã'],
])
const firstSyllables = new Set([...double.keys(), ...withoutMarks.keys()].map((word) => word.split(' ')[0] as string))
/** Most tokens are none of these, and one look-up tells. */
const beginnings = new Set([...firstSyllables, ...single.keys(), ...short.keys(), 't'])
const qualifiers = new Words(
  'đảo, biển, miền, núi, vùng, cao, sâu, xa, biên, giới, ven, nghèo, trẻ, cảng, nông, thôn, mới',
)
/** Before "xã" these make another word: hợp tác xã, thị xã, làng xã, bưu điện văn hóa xã is none of them. */
const notBeforeXa = new Words('tác, thị, làng')

/** The type word that begins at token i, or null. */
export function typeWordAt(reading: Reading, i: number): TypeWord | null {
  const token = reading.tokens[i]
  if (!token || token.end - token.start > 6) return null
  const marked = reading.isMarked(i)
  const word = marked ? token.exact : token.folded
  if (!beginnings.has(word)) return null
  let kind: TypeKind | undefined
  let next = i + 1
  if (firstSyllables.has(word) && next < reading.length && reading.touches(next)) {
    const second = reading.tokens[next]
    const pair = `${word} ${marked ? second?.exact : second?.folded}`
    kind = double.get(marked ? pair : (withoutMarks.get(pair) ?? ''))
    if (kind) next++
  }
  kind ??= single.get(marked ? word : (withoutMarks.get(word) ?? ''))
  if (kind === 'xã' && i > 0 && reading.touches(i) && reading.isIn(notBeforeXa, i - 1)) return null
  if (kind) return { kind, next: skipQualifiers(reading, next) }
  return shortTypeAt(reading, i)
}

function skipQualifiers(reading: Reading, from: number): number {
  let next = from
  while (
    next < from + 3 &&
    reading.touches(next) &&
    reading.cases[next] === Case.lower &&
    reading.isIn(qualifiers, next)
  )
    next++
  return next
}

/** "T X.Phú Mỹ", "T.X Phú Mỹ": the two letters of an abbreviation apart. */
function spelledShort(reading: Reading, i: number): TypeWord | null {
  const kind = short.get(reading.exact(i) + reading.exact(i + 1))
  const gap = reading.gaps[i + 1]
  if (!kind || reading.exact(i).length !== 1 || (gap !== Gap.space && gap !== Gap.dot) || !reading.isCapital(i))
    return null
  return reading.isCapital(i + 1) ? { kind, next: i + 2, strict: kind === 'thị trấn' } : null
}

function shortTypeAt(reading: Reading, i: number): TypeWord | null {
  const token = reading.tokens[i]
  if (token?.exact === 't') return spelledShort(reading, i)
  const kind = short.get(token?.exact ?? '')
  if (!token || !kind || i + 1 >= reading.length) return null
  const gap = reading.gaps[i + 1]
  const oneLetter = token.exact.length === 1
  if (oneLetter ? gap !== Gap.dot : gap !== Gap.dot && gap !== Gap.space) return null
  if (!reading.isCapital(i) && gap !== Gap.dot) return null
  // "Nguyễn Văn H. Quảng Ninh": the initial of a person, not a district.
  if (oneLetter && reading.touches(i) && reading.cases[i - 1] === Case.first) return null
  return { kind, next: i + 1, strict: kind === 'thị trấn' && gap === Gap.space }
}

/** "Q1", "P.4" in one token: the type and the number. */
export function gluedNumber(reading: Reading, i: number): { kind: TypeKind; number: string } | null {
  const token = reading.tokens[i]
  if (!token || reading.cases[i] !== Case.upper) return null
  const match = /^([pq])(\d{1,2})$/.exec(token.exact)
  const kind = short.get(match?.[1] ?? '')
  return match && kind ? { kind, number: String(Number(match[2])) } : null
}

/**
 * How well a type word fits a unit: 0 = it is the unit's own, 1 = wrong but of the same level ("thị xã Phổ Yên" for the later
 * city, "xã Hòa Thành" for the ward), -1 = it cannot be meant.
 */
export function typeFit(kind: TypeKind, unit: Unit): number {
  if (kind === unit.type) return 0
  switch (kind) {
    case 'tỉnh':
      return unit.level === 'tinh' ? 1 : -1
    case 'thủ đô':
      return unit.level === 'tinh' && unit.type === 'thành phố' && unit.base === 'Hà Nội' ? 0 : -1
    case 'thành phố':
    case 'thị xã':
    case 'quận':
    case 'huyện':
      return unit.level === 'huyen' ? 1 : -1
    case 'xã':
    case 'phường':
    case 'thị trấn':
      return unit.level === 'xa' && unit.type !== 'đặc khu' ? 1 : -1
    case 'đặc khu':
      return -1
  }
}

/** True when a type word may stand for a unit at all. */
export function fits(kind: TypeKind, unit: Unit | null): boolean {
  return unit !== null && typeFit(kind, unit) >= 0
}
