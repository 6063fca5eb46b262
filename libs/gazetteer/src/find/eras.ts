import { type DateInText, eraOfDay, readDates } from './dates.js'
import type { Found } from './found.js'
import { Gap, type Reading } from './reading.js'
import { typeWordAt } from './type-words.js'
import { Words } from './words.js'

/** What a text says of the time of one mention. */
export interface Time {
  readonly era: 'old' | 'new' | null
  /** How sure: a word at the mention, the sentence, the day of publication, the rest of the text. */
  readonly by: 'mention' | 'sentence' | 'published' | 'text' | null
  /** The day spoken of, where there is one. */
  readonly date: string | null
}

const oldBehind = new Words(
  'cũ, trước đây, trước kia, trước sáp nhập, trước khi, ngày trước, thời trước, ngày xưa, một thời',
)
const newBehind = new Words('ngày nay, hiện nay, bây giờ')
const nowIs = new Words('là, thuộc, thành, nằm, đổi, gọi')
const newBefore = new Words(
  `nay là, nay thuộc, chủ yếu thuộc, hiện là, hiện thuộc, thành, thành lập, nhập vào, nhập về, chia cho, lấy tên, mang tên, tên là,
  tên mới, nay gồm, tên mới là, nay gọi là`,
)
const oldBefore = new Words(
  `sáp nhập, hợp nhất, nhập, nguyên là, trước là, trước đây là, trước thuộc, trước đây thuộc, tách từ, giải thể, vốn là, từng là,
  vốn thuộc, từng thuộc, cơ sở, tên cũ, tên cũ là`,
)
const notMerging = new Words('thâm, xâm, thu, đột, gia, hòa')
/** nội thành, hoàn thành, kinh thành */
const notBecoming = new Words('nội, ngoại, hoàn, kinh, trung, tỉnh')
const madeOf = new Words('gồm, có')
const mergers = new Words('hợp nhất, sáp nhập, nhập vào, nhập về, nhập với, nhập thành, giải thể')
const auxiliaries = new Words('được, đã, sẽ, chính, thức, cũng, vừa, đều')
const made = new Words('từ, trên')
const connectors = new Words('và, với, cùng, hoặc')
const sentenceOld = new Words(
  'trước sáp nhập, trước hợp nhất, trước khi sáp nhập, trước khi hợp nhất, trước thời điểm sáp nhập',
)
const sentenceNew = new Words(
  'sau sáp nhập, sau hợp nhất, sau khi sáp nhập, sau khi hợp nhất, từ khi sáp nhập, địa phương hai cấp, quyền hai cấp',
)
const afterNew = new Words('là, sau, gồm, có, vừa, được, sẽ, đã')

/** How far a word may speak of the names of a list, in names. */
const longestList = 40

/** Tells of each name found whether the text speaks of the time before July 2025. */
export class Eras {
  private readonly dates: readonly DateInText[]
  private readonly marks = new Map<number, 'old' | 'new'>()
  private readonly wholeText: 'old' | 'new' | null

  constructor(
    private readonly reading: Reading,
    private readonly found: readonly Found[],
    private readonly publishedAt: string | undefined,
  ) {
    this.dates = readDates(reading)
    this.readSentenceMarks()
    this.wholeText = publishedAt === undefined ? this.eraOf(this.dates) : null
  }

  timeOf(k: number): Time {
    const f = this.found[k] as Found
    const mark = this.markAt(k)
    const near = this.nearestDate(f)
    const date = near?.iso ?? null
    if (mark) return { era: mark, by: 'mention', date }
    const sentence = this.marks.get(this.reading.sentence[f.from] as number)
    if (sentence) return { era: sentence, by: 'sentence', date }
    if (near) return { era: near.era, by: 'sentence', date }
    if (this.publishedAt !== undefined) {
      return { era: eraOfDay(this.publishedAt), by: 'published', date: this.publishedAt.slice(0, 10) }
    }
    return { era: this.wholeText, by: this.wholeText ? 'text' : null, date: null }
  }

  private eraOf(dates: readonly DateInText[]): 'old' | 'new' | null {
    if (dates.length === 0) return null
    const era = (dates[0] as DateInText).era
    return dates.every((d) => d.era === era) ? era : null
  }

  /** The date of the sentence that stands nearest. */
  private nearestDate(f: Found): DateInText | null {
    let low = 0
    let high = this.dates.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.dates[middle] as DateInText).at < f.from) low = middle + 1
      else high = middle
    }
    const near = [this.dates[low - 1], this.dates[low]].filter((d) => d && this.isSameSentence(d.at, f.from))
    const [a, b] = near as DateInText[]
    if (!a || !b) return a ?? null
    return f.from - a.at <= b.at - f.from ? a : b
  }

  private isSameSentence(a: number, b: number): boolean {
    return this.reading.sentence[a] === this.reading.sentence[b]
  }

  /** "Trước sáp nhập, …" governs its sentence; behind a name the same words speak of that name only. */
  private readSentenceMarks(): void {
    const { reading } = this
    for (let i = 1; i < reading.length; i++) {
      const word = reading.exact(i)
      if (word !== 'nhập' && word !== 'nhất' && word !== 'cấp') continue
      const old = reading.endsWith(sentenceOld, i)
      const length = old || reading.endsWith(sentenceNew, i)
      if (length === 0) continue
      const start = reading.gaps[i - length + 1]
      if (old && start !== Gap.start && start !== Gap.comma && start !== Gap.open) continue
      this.marks.set(reading.sentence[i] as number, old ? 'old' : 'new')
    }
  }

  private markAt(k: number): 'old' | 'new' | null {
    const f = this.found[k] as Found
    return markBehind(this.reading, f) ?? this.markBefore(k) ?? this.markOfList(k)
  }

  /** "A và B hợp nhất": what is said behind the last of a list holds for all of it. */
  private markOfList(k: number): 'old' | null {
    for (let j = k; j < k + longestList; j++) {
      const next = this.found[j + 1]
      if (!next || !this.isLinked(this.found[j] as Found, next)) return null
      if (isMerging(this.reading, next)) return 'old'
    }
    return null
  }

  private isLinked(f: Found, next: Found): boolean {
    const between = next.from - f.to
    if (between === 0) return this.reading.gaps[next.from] === Gap.comma
    return between === 1 && this.reading.isIn(connectors, f.to)
  }

  /** "Thị xã Hòa Thành (cũ) gồm phường A, phường B" */
  private isMadeOf(whole: Found, part: Found): boolean {
    return part.from - whole.to < 5 && this.reading.isIn(madeOf, part.from - 1)
  }

  private markBefore(k: number): 'old' | 'new' | null {
    for (let j = k; j >= 0 && j > k - longestList; j--) {
      const f = this.found[j] as Found
      const touchesName = this.found[j - 1]?.to === f.from
      const mark = touchesName ? null : markBeforeOne(this.reading, f)
      if (mark) return mark
      const before = this.found[j - 1]
      if (!before) return null
      if (this.isMadeOf(before, f)) return markBehind(this.reading, before) === 'old' ? 'old' : null
      if (!this.isLinked(before, f)) return null
    }
    return null
  }
}

function markBehind(reading: Reading, f: Found): 'old' | 'new' | null {
  const gap = reading.gaps[f.to]
  if (f.to >= reading.length || (gap !== Gap.space && gap !== Gap.open)) return null
  if (reading.isIn(oldBehind, f.to)) return 'old'
  const two = phraseFrom(reading, f.to, 2)
  if (oldBehind.has(two) || oldBehind.has(phraseFrom(reading, f.to, 3))) return 'old'
  if (newBehind.has(two)) return 'new'
  if (reading.exact(f.to) === 'nay') {
    for (let i = f.to + 1; i <= f.to + 3; i++) if (reading.isIn(nowIs, i)) return 'old'
  }
  if (reading.exact(f.to) === 'mới') {
    return reading.gaps[f.to + 1] !== Gap.space || reading.isIn(afterNew, f.to + 1) ? 'new' : null
  }
  return isMerging(reading, f) ? 'old' : null
}

/** "X hợp nhất với …", "X được sáp nhập vào …", but not "X được hợp nhất từ …". */
function isMerging(reading: Reading, f: Found): boolean {
  let i = f.to
  while (i < f.to + 3 && reading.touches(i) && reading.isIn(auxiliaries, i)) i++
  if (!reading.touches(i) || !mergers.has(phraseFrom(reading, i, 2))) return false
  return !reading.isIn(made, i + 2)
}

function phraseFrom(reading: Reading, i: number, length: number): string {
  let phrase = reading.exact(i)
  for (let k = i + 1; k < i + length && reading.touches(k); k++) phrase += ` ${reading.exact(k)}`
  return phrase
}

function markBeforeOne(reading: Reading, f: Found): 'old' | 'new' | null {
  if (!reading.touches(f.from)) return null
  let i = f.from - 1
  // "sáp nhập các xã A, B": step back over a plural and the type word of the list.
  for (let steps = 0; steps < 3 && i > 0 && isListHead(reading, i); steps++) i--
  if (i < 1) return null
  const made = reading.endsWith(newBefore, i)
  if (made > 1 || (made === 1 && !reading.isIn(notBecoming, i - 1))) return 'new'
  const old = reading.endsWith(oldBefore, i)
  if (old === 0 || (old === 1 && reading.isIn(notMerging, i - 1))) return null
  return 'old'
}

const heads = new Words('các, hai, ba, bốn, năm, những, của, toàn, bộ, từ, một, phần')

function isListHead(reading: Reading, i: number): boolean {
  return reading.isIn(heads, i) || typeWordAt(reading, i) !== null || typeWordAt(reading, i - 1)?.next === i + 1
}
