import {
  agencyHeads,
  commonWords,
  countries,
  familyNames,
  institutions,
  middleNames,
  namedThings,
  notNamedThings,
  notPersonTitles,
  openers,
  personTitles,
  plainFamilyNames,
  prepositions,
  productKinds,
  products,
  routes,
} from './context-words.js'
import type { Found } from './found.js'
import { Case, Gap, type Reading } from './reading.js'
import { typeWordAt } from './type-words.js'
import { Words } from './words.js'

/** How a name stands: as a place, as part of another name, as a person, or as a word that happens to look like it. */
export type Standing = 'place' | 'in-name' | 'person' | 'foreign'

/** Judges every name found, by its neighbours; the order of `found` is that of the text. */
export function judgeStanding(reading: Reading, found: readonly Found[]): Standing[] {
  const persons = new Set<string>()
  const scores = scoreSentences(reading)
  const standings: Standing[] = []
  for (let k = 0; k < found.length; k++) {
    const f = found[k] as Found
    const previous = k > 0 && standings[k - 1] === 'in-name' ? (found[k - 1] as Found) : null
    let standing = judge(reading, f, found[k + 1], previous)
    if (standing === 'place' && !f.kind && isTeam(reading, f, scores)) standing = 'in-name'
    if (standing === 'person') persons.add(nameOf(reading, f))
    standings.push(standing)
  }
  // A person named in full goes on by the given name: ông Trần Quảng Ninh … Quảng Ninh khai.
  return standings.map((standing, k) => {
    const f = found[k] as Found
    const again = standing === 'place' && !f.kind && persons.has(nameOf(reading, f))
    return again && !isPlacedByWord(reading, f) ? 'person' : standing
  })
}

function nameOf(reading: Reading, f: Found): string {
  return reading.text.slice(reading.tokens[f.nameFrom]?.start, reading.tokens[f.to - 1]?.end).toLowerCase()
}

function isPlacedByWord(reading: Reading, f: Found): boolean {
  return reading.touches(f.from) && (reading.isIn(prepositions, f.from - 1) || reading.isIn(agencyHeads, f.from - 1))
}

function judge(reading: Reading, f: Found, next: Found | undefined, inName: Found | null): Standing {
  if (f.entries.every((e) => e.unit === null)) return 'in-name'
  if (isForeign(reading, f)) return 'foreign'
  if (isChained(reading, inName, f)) return 'in-name'
  if (isLineEnd(reading, f, next)) return 'in-name'
  if (f.kind) return !f.inherited && endsTypedName(reading, f) ? 'in-name' : 'place'
  if (f.entries.every((e) => e.typedOnly) && !standsAlone(reading, f)) return 'person'
  const before = standingByWordBefore(reading, f)
  if (before !== 'place') return before
  const capital = standingByCapitals(reading, f, next)
  if (capital !== 'place') return capital
  return reading.isShouted(f.from) && isDoubtfulInCapitals(reading, f) ? 'in-name' : 'place'
}

const places = new Words('ở, tại, từ, đến, tới')

/** "tại Hồ Chí Minh", "Hà Nội, Hồ Chí Minh": the city without its type word; elsewhere the name is the man's. */
function standsAlone(reading: Reading, f: Found): boolean {
  if (reading.touches(f.from)) return reading.isIn(places, f.from - 1)
  return reading.gaps[f.from] === Gap.comma && reading.gaps[f.to] !== Gap.space
}

const matchWords = new Words('thắng, thua, hòa, tỷ số, tỉ số, bàn thắng, đánh bại, ghi bàn, gỡ')
const clubWords = new Words('clb')
const fieldWords = new Words('sân, trận, hlv, league, thắng, thua, hòa')
const dayWords = new Words('ngày, sáng, trưa, chiều, tối, đêm, từ, hôm')

/** Sentences that tell a score (2-1) or of clubs on a field: there a bare name is a team. */
function scoreSentences(reading: Reading): ReadonlySet<number> {
  const sentences = new Set<number>()
  for (let i = 1; i < reading.length; i++) {
    if (reading.gaps[i] !== Gap.hyphen || reading.cases[i] !== Case.digit || reading.cases[i - 1] !== Case.digit)
      continue
    const [a, b] = [reading.exact(i - 1), reading.exact(i)]
    if (a.length !== 1 || b.length !== 1 || reading.isIn(dayWords, i - 2)) continue
    sentences.add(reading.sentence[i] as number)
  }
  const clubs = new Set<number>()
  const told = new Set<number>()
  for (let i = 0; i < reading.length; i++) {
    const sentence = reading.sentence[i] as number
    if (sentences.has(sentence) && reading.endsWith(matchWords, i) > 0) told.add(sentence)
    if (reading.isIn(clubWords, i)) clubs.add(sentence)
    else if (clubs.has(sentence) && reading.isIn(fieldWords, i)) told.add(sentence)
  }
  return told
}

function isTeam(reading: Reading, f: Found, scores: ReadonlySet<number>): boolean {
  if (!scores.has(reading.sentence[f.from] as number)) return false
  return !(reading.touches(f.from) && reading.isIn(places, f.from - 1))
}

/** "(Trung Quốc)" or ", Trung Quốc" right behind. */
function isForeign(reading: Reading, f: Found): boolean {
  const gap = reading.gaps[f.to]
  if (gap !== Gap.open && gap !== Gap.comma) return false
  if (!reading.isCapital(f.to)) return false
  const one = reading.isIn(countries, f.to) && !(reading.touches(f.to + 1) && reading.isCapital(f.to + 1))
  const two = reading.touches(f.to + 1) && reading.endsWith(countries, f.to + 1) === 2
  if (!one && !two) return false
  const end = f.to + (two ? 2 : 1)
  // "hợp tác giữa Quảng Ninh, Lào và …" lists equals.
  return gap === Gap.open || reading.exact(end) !== 'và'
}

/** The further ends of a line that is a name: cao tốc Hà Nội - *Thái Nguyên*. */
function isChained(reading: Reading, inName: Found | null, f: Found): boolean {
  return inName !== null && inName.to === f.from && reading.gaps[f.from] === Gap.hyphen
}

/** The first end of a line: tuyến *Hà Nội* - Lào Cai, cao tốc *TP.HCM* - Trung Lương. */
function isLineEnd(reading: Reading, f: Found, next: Found | undefined): boolean {
  if (reading.gaps[f.to] !== Gap.hyphen || !reading.isCapital(f.to) || !reading.touches(f.from)) return false
  const at = reading.cases[f.from - 1] === Case.digit && reading.touches(f.from - 1) ? f.from - 2 : f.from - 1
  if (reading.endsWith(routes, at) > 0) return next?.from === f.to || reading.endsWith(namedThings, at) > 0
  return false
}

/** A name with its type word that ends another: Đại học Quốc gia TP.HCM; "cầu huyện X" and "Trường THCS xã X" stay places. */
function endsTypedName(reading: Reading, f: Found): boolean {
  if (!reading.touches(f.from)) return false
  if (f.kind === 'tỉnh' || f.kind === 'thành phố') return endsInstitution(reading, f)
  return reading.cases[f.from] === Case.first && isThing(reading, f.from - 1)
}

function isThing(reading: Reading, i: number): boolean {
  return reading.endsWith(namedThings, i) > 0 && reading.endsWith(notNamedThings, i) === 0
}

function standingByWordBefore(reading: Reading, f: Found): Standing {
  const i = f.from - 1
  if (i < 0 || !reading.touches(f.from)) return 'place'
  if (reading.endsWith(personTitles, i) > 0 && reading.endsWith(notPersonTitles, i) === 0) return 'person'
  if (isThing(reading, i) || endsInstitution(reading, f)) return 'in-name'
  const kind = reading.isIn(productKinds, i) && reading.touches(i) ? i - 1 : i
  if (reading.endsWith(products, i) + reading.endsWith(products, kind) > 0 && !isPlacedByWord(reading, f))
    return 'in-name'
  return 'place'
}

const papers = new Words('báo')

/** The last word of the name of a school or firm that begins with a capital up to six words before. */
function endsInstitution(reading: Reading, f: Found): boolean {
  for (let i = f.from - 1; i > 0 && i >= f.from - 6; i--) {
    const length = reading.endsWith(institutions, i)
    if (length > 0 && (reading.isCapital(i - length + 1) || (reading.isIn(papers, i) && reading.isCapital(i + 1))))
      return true
    if (reading.isIn(prepositions, i) || (reading.gaps[i] !== Gap.space && reading.gaps[i] !== Gap.hyphen)) return false
  }
  return false
}

/** A capital word right before or behind makes a longer name, unless it is an agency, an opener or another unit. */
function standingByCapitals(reading: Reading, f: Found, next: Found | undefined): Standing {
  const shouted = reading.isShouted(f.from)
  const i = f.from - 1
  const agency = agencyBefore(reading, f)
  if (i >= 0 && reading.touches(f.from) && reading.isCapital(i)) {
    if (isPersonRun(reading, f.from)) return 'person'
    if (!shouted && !agency && !isOpener(reading, i)) return 'in-name'
  }
  if (shouted || !reading.touches(f.to) || !reading.isCapital(f.to)) return 'place'
  if (next?.from === f.to || typeWordAt(reading, f.to)) return 'place'
  // "Bí thư Thành ủy Hà Nội Hoàng Trung Hải": an office, its place, its holder.
  if (agency && reading.isIn(familyNames, f.to)) return 'place'
  return reading.isIn(plainFamilyNames, f.from) && f.from === f.nameFrom ? 'person' : 'in-name'
}

/** The capital words before token `to` begin with a family name: Trần *Quảng Ninh*, Nguyễn Thị *Hòa Bình*. */
function isPersonRun(reading: Reading, to: number): boolean {
  let start = to - 1
  while (start > 0 && to - start < 4 && reading.touches(start) && reading.isCapital(start - 1)) start--
  for (let k = start; k < to; k++) {
    if (reading.isIn(plainFamilyNames, k) && to - k <= 3) return true
    if (k > start && reading.isIn(middleNames, k) && reading.isIn(familyNames, k - 1)) return true
  }
  return start === to - 1 && reading.isIn(familyNames, start) && reading.gaps[start] !== Gap.start
}

/** A first word of the sentence that would be small elsewhere: Tại Thái Nguyên, Người Hà Nội. */
function isOpener(reading: Reading, i: number): boolean {
  const length = reading.endsWith(openers, i)
  return length > 0 && (reading.gaps[i - length + 1] === Gap.start || reading.cases[i] === Case.first)
}

/** An agency within the seven tokens before, in the same clause: Sở GD&ĐT Hà Nội, Đoàn ĐBQH TP.HCM. */
export function agencyBefore(reading: Reading, f: Found): boolean {
  for (let i = f.from - 1; i >= 0 && i >= f.from - 7; i--) {
    if (reading.isIn(agencyHeads, i) || reading.endsWith(agencyHeads, i) > 1) return true
    const gap = reading.gaps[i]
    const inside = gap === Gap.space || gap === Gap.hyphen || gap === Gap.other || gap === Gap.none || gap === Gap.comma
    if (!inside) return false
  }
  return false
}

/** In capitals a province that is also a word is a place only next to a colon, a preposition or an agency. */
function isDoubtfulInCapitals(reading: Reading, f: Found): boolean {
  const name = reading.text.slice(reading.tokens[f.nameFrom]?.start, reading.tokens[f.to - 1]?.end).toLowerCase()
  if (!commonWords.has(name)) return false
  const left = reading.gaps[f.from] !== Gap.space || isPlacedByWord(reading, f) || agencyBefore(reading, f)
  const right = f.to >= reading.length || reading.gaps[f.to] !== Gap.space
  return !(left && right) && !isPlacedByWord(reading, f) && !agencyBefore(reading, f)
}
