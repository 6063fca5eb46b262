import type { Found } from './found.js'
import { connectors, plurals } from './list-words.js'
import type { NameEntry, NameNode } from './name-tree.js'
import { markPredicates } from './predicates.js'
import { Case, Gap, type Reading } from './reading.js'
import { looseKey } from './spelling.js'
import { fits, gluedNumber, type TypeKind, type TypeWord, typeWordAt } from './type-words.js'
import { Words } from './words.js'

/** The two trees of names: loosely spelled, and without marks for sentences typed so. */
export interface NameTrees {
  readonly loose: NameNode
  readonly folded: () => NameNode
}

interface Match {
  readonly to: number
  readonly entries: readonly NameEntry[]
  readonly exact: boolean
  /** Node before the last syllable, where that is a number: "A Lưới 1, 2 và 3". */
  readonly stem: NameNode | null
}

/** A list under way: "các phường A, B". */
interface List {
  readonly id: number
  readonly kind: TypeKind
  readonly plural: boolean
  readonly first: Found
  stem: NameNode | null
}

/** A number behind one of these counts nothing: năm 2024 tỉnh X, tháng 11 tỉnh X, quốc lộ 18 xã X. */
const numbered = new Words(
  `năm, tháng, ngày, số, lộ, thứ, khóa, điều, quý, giờ, phút, lúc, km, kỳ, tổ, khối, khu, thôn, xóm, ấp, bản, đội, khóm, lô,
  phố, tầng, lớp, hạng, cấp, ql, tl, đt, hl, đoạn`,
)
const fillers = new Words('gồm, như, là, mới, sau, cũ, bao, đó, có')

/** Finds every name of a unit in a text, with its type word; nothing is judged yet. */
export function scanNames(reading: Reading, trees: NameTrees): Found[] {
  return new Scan(reading, trees).run()
}

class Scan {
  private readonly found: Found[] = []
  private list: List | null = null
  private lists = 0
  private inParentheses = false

  constructor(
    private readonly reading: Reading,
    private readonly trees: NameTrees,
  ) {}

  run(): Found[] {
    const { reading } = this
    for (let i = 0; i < reading.length;) {
      const gap = reading.gaps[i]
      if (gap === Gap.start) {
        this.list = null
        this.inParentheses = false
      } else if (gap === Gap.open) this.inParentheses = true
      else if (gap === Gap.close) this.inParentheses = false
      i = this.at(i)
    }
    markPredicates(reading, this.found)
    return this.found
  }

  /** Tries everything at token i; returns the token to go on with. */
  private at(i: number): number {
    const typed = this.typedAt(i)
    if (typed) return typed
    const item = this.itemAt(i)
    if (item) return item
    if (this.reading.isCapital(i) && !this.followsType(i)) {
      const match = this.longest(i)
      if (match) {
        // A parent ends the list it belongs to: "các xã A, B, tỉnh C" or "các xã A, B (C)".
        if (!this.inParentheses) this.list = null
        return this.push(i, i, match, null, false, -1)
      }
    }
    if (this.list && !this.inParentheses && !this.reading.isIn(connectors, i)) this.list = null
    return i + 1
  }

  /** Right behind a type word that fits no unit of the name (huyện Tĩnh Gia): no other unit of the name is meant. */
  private followsType(i: number): boolean {
    for (let k = Math.max(0, i - 2); k < i; k++)
      if (this.reading.touches(i) && typeWordAt(this.reading, k)?.next === i) return true
    return false
  }

  private typedAt(i: number): number | null {
    const glued = gluedNumber(this.reading, i)
    const word = glued ? null : typeWordAt(this.reading, i)
    if (glued) {
      const entries = this.trees.loose.step(glued.number)?.entries?.filter((e) => fits(glued.kind, e.unit)) ?? []
      if (entries.length === 0) return null
      return this.startList(i, i, { to: i + 1, entries, exact: true, stem: this.trees.loose }, glued.kind, false)
    }
    if (!word) return null
    const plural = this.isPlural(i)
    const start = this.nameStart(word, plural)
    const match = start < 0 ? null : this.best(start, word.kind, word.strict)
    // An alias may begin like a type word: TT-Huế.
    const alias = this.longest(i)
    if (alias && (!match || alias.to >= match.to)) return null
    if (!match) return null
    return this.startList(plural ? start : i, start, match, word.kind, plural)
  }

  /** First token of the name behind a type word, or -1. Plural type words may have a colon or "gồm" between. */
  private nameStart(word: TypeWord, plural: boolean): number {
    const { reading } = this
    let start = word.next
    if (plural) {
      while (start < word.next + 2 && reading.touches(start) && reading.isIn(fillers, start)) start++
      if (reading.gaps[start] === Gap.colon) return start
    }
    const gap = reading.gaps[start]
    return gap === Gap.space || gap === Gap.dot || gap === Gap.none ? start : -1
  }

  private isPlural(i: number, joinedOnce = false): boolean {
    const { reading } = this
    if (i === 0) return false
    // "các tỉnh, thành phố Hà Nội, Hải Phòng": the plural stands before the first of two type words.
    const joined = reading.gaps[i] === Gap.comma || reading.gaps[i] === Gap.other
    if (joined && typeWordAt(reading, i - 1)?.next === i) return !joinedOnce && this.isPlural(i - 1, true)
    if (!reading.touches(i)) return false
    if (reading.cases[i - 1] === Case.digit) {
      if (!/^\d{1,2}$/.test(reading.exact(i - 1)) || reading.isIn(numbered, i - 2)) return false
      // "Galaxy 9 quận 4", "sáng 2/9 huyện X"
      return reading.gaps[i - 1] !== Gap.other && !(reading.touches(i - 1) && reading.isCapital(i - 2))
    }
    return reading.isIn(plurals, i - 1) || (reading.exact(i - 1) === 'số' && reading.exact(i - 2) === 'một')
  }

  private startList(from: number, nameFrom: number, match: Match, kind: TypeKind, plural: boolean): number {
    const to = this.push(from, nameFrom, match, kind, plural, this.lists)
    const first = this.found.at(-1) as Found
    this.list = { id: this.lists++, kind, plural, first, stem: match.stem }
    return to
  }

  /** A further item of the list under way. */
  private itemAt(i: number): number | null {
    const { list, reading } = this
    if (!list || this.inParentheses || !this.separates(i)) return null
    if (reading.cases[i] === Case.digit) {
      const entries = list.stem?.step(looseKey(reading.exact(i)))?.entries?.filter((e) => fits(list.kind, e.unit)) ?? []
      if (entries.length === 0 || this.isCounted(i)) return null
      return this.push(i, i, { to: i + 1, entries, exact: true, stem: null }, list.kind, true, list.id)
    }
    if (!reading.isCapital(i)) return null
    const match = this.best(i, list.kind)
    if (!match || !this.belongs(list, match, i)) return null
    list.stem = match.stem
    return this.push(i, i, match, list.kind, true, list.id)
  }

  private separates(i: number): boolean {
    const gap = this.reading.gaps[i]
    if (gap === Gap.comma || gap === Gap.other || gap === Gap.close) return true
    return i > 0 && this.reading.isIn(connectors, i - 1) && gap === Gap.space
  }

  /** "2 và 3 hộ": a number before a counted word is no name. */
  private isCounted(i: number): boolean {
    return this.reading.touches(i + 1) && this.reading.isIn(counted, i + 1)
  }

  /** An item must lie where the list lies; a name that may also be the list's parent is the parent. */
  private belongs(list: List, match: Match, i: number): boolean {
    const longer = this.longest(i)
    if (longer && longer.to > match.to) return false
    const isProvince = longer?.entries.some((e) => e.unit?.level === 'tinh') ?? false
    // "TP.HCM, Tây Ninh": a province's name in a list of cities is the province unless all are its like.
    if (list.kind === 'tỉnh' || list.kind === 'thành phố') return !isProvince || list.plural
    const homes = new Set(list.first.entries.map((e) => e.unit?.province))
    const items = match.entries.filter((e) => homes.has(e.unit?.province))
    if (items.length === 0) return false
    const names = longer?.entries ?? []
    const isParent = names.some((e) => e.unit && e.unit.level === 'tinh' && homes.has(e.unit.province))
    // "hai xã Quảng Ninh và Quảng Bình": what an "và" joins is an item.
    if (list.plural && this.reading.isIn(connectors, i - 1)) return true
    if (isParent && !list.plural) return false
    if (isParent)
      return items.some((e) => e.unit?.province === names.find((n) => n.unit?.level === 'tinh')?.unit?.province)
    const parents = new Set(list.first.entries.map((e) => e.unit?.oldDistrict?.base))
    return list.plural || !names.some((e) => e.unit?.level === 'huyen' && parents.has(e.unit.base))
  }

  private push(
    from: number,
    nameFrom: number,
    match: Match,
    kind: TypeKind | null,
    inherited: boolean,
    list: number,
  ): number {
    const { entries, exact, to } = match
    this.found.push({ from, nameFrom, to, kind, inherited, entries, exact, list })
    return to
  }

  private longest(i: number): Match | null {
    if (!this.reading.isCapital(i)) return null
    return this.walk(i, () => true)
  }

  private best(i: number, kind: TypeKind, strict = false): Match | null {
    return this.walk(i, (entry) => fits(kind, entry.unit) && (!strict || entry.unit?.type === kind))
  }

  /** The longest name from token i that has an entry of the kind wanted. */
  private walk(i: number, wanted: (entry: NameEntry) => boolean): Match | null {
    const { reading } = this
    const marked = reading.isMarked(i)
    let node = marked ? this.trees.loose : this.trees.folded()
    if (reading.cases[i] === Case.lower) return null
    let best: Match | null = null
    let hyphen = false
    let dot = false
    for (let k = i; k < reading.length; k++) {
      if (k > i) {
        const gap = reading.gaps[k]
        if (gap === Gap.hyphen) hyphen = true
        else if (gap === Gap.dot) dot = true
        else if (gap !== Gap.space && gap !== Gap.apostrophe && gap !== Gap.none) break
        if (reading.cases[k] === Case.lower && gap !== Gap.apostrophe) break
      }
      const token = reading.tokens[k]
      const stem: NameNode = node
      const next = token && node.step(marked ? looseKey(token.exact) : numberKey(token.folded))
      if (!next) break
      node = next
      if (!node.entries || (dot && reading.cases[i] !== Case.upper)) continue
      const usable = node.entries.filter((e) => (!hyphen || e.hyphen) && wanted(e))
      if (usable.length === 0) continue
      const match = { ...spelled(usable, reading, i, k), to: k + 1, stem: stemOf(reading, k, stem) }
      // One syllable misspelled is another word: "HĐND phường Chủ trì" is not Phường Chũ.
      if (match.exact || k > i) best = match
    }
    return best
  }
}

const counted = new Words(
  `người, hộ, xã, phường, tỉnh, huyện, quận, thôn, ấp, bản, tổ, triệu, tỷ, tỉ, nghìn, ngàn, đồng, ha, km, m, mét, căn, ngôi, nhà,
  điểm, vụ, dự, trường, em, cháu, con, chiếc, xe, lần, năm, tháng, ngày, giờ, phút, tuổi, công, đối, địa, cơ, khu, tuyến, cây`,
)

const numberKey = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word)

function stemOf(reading: Reading, k: number, stem: NameNode): NameNode | null {
  return reading.cases[k] === Case.digit ? stem : null
}

/** Keeps the entries spelled exactly as the text has them; all, marked as not exact, when there is none. */
function spelled(entries: readonly NameEntry[], reading: Reading, from: number, last: number) {
  let exact = ''
  for (let k = from; k <= last; k++) exact += (k > from ? ' ' : '') + numberKey(reading.exact(k))
  const same = entries.filter((e) => e.exact === exact)
  return same.length > 0 ? { entries: same, exact: true } : { entries, exact: !reading.isMarked(from) }
}
