import { canonicalTones, tokenise } from '#language'
import { gaps, type ReadWords } from './words.js'

/** What the finder must know of a province: any gazetteer gives it. */
export interface NamedProvince {
  readonly slug: string
  readonly name: string
  readonly absorbed: readonly string[]
  readonly aliases: readonly string[]
}

/** How a province's name stands in the text. */
export const mentionForms = { place: 0, insideName: 1 } as const
type MentionForm = (typeof mentionForms)[keyof typeof mentionForms]

/** A province's name in the text: word numbers `[from, to)`. */
export interface Mention {
  readonly from: number
  readonly to: number
  /** Index into the provinces given. */
  readonly province: number
  readonly form: MentionForm
}

interface NameEntry {
  readonly words: string[]
  /** -1: a name that contains a province's name and means something else. */
  readonly province: number
  /** A person's name too: counts as a place only after a type word. */
  readonly needsType: boolean
}

/** Longer names that hold a province's name; gazetteer trap 7 and street names. */
const otherThings = ['Thái Bình Dương', 'Điện Biên Phủ', 'Thái Bình Tây', 'Hòa Bình Xanh', 'Nam Định Vũ']
/** The province bears a person's name, which the press uses far more often for the person. */
const personNames = new Set(['hồ chí minh'])
const typeWords = new Set(['tp', 'thành', 'phố', 'tỉnh', 'city'])
/** Before these a name is that of a street, a river, a paper, a person … (gazetteer traps 9 and 10). */
const bearers = new Set(
  (
    'đường phố cầu sông chợ hồ quốc cảng bến ga báo đài clb club fc trường học lộ hẻm ngõ tuyến tốc núi đèo cồn ' +
    'ông bà anh chị cháu em sĩ cáo thị văn bình cty hàng bia chè'
  ).split(' '),
)

/** Finds province names in a text already cut into words. Build it once per gazetteer. */
export type NameFinder = (text: ReadWords) => Mention[]

/** Makes the finder for a list of provinces. Names need a capital on every syllable and no punctuation inside. */
export function nameFinder(provinces: readonly NamedProvince[]): NameFinder {
  const byFirst = entriesByFirstWord(provinces)
  return (text) => {
    const found: Mention[] = []
    for (let i = 0; i < text.words.length; i++) {
      const candidates = text.capitals[i] ? byFirst.get(text.words[i] as string) : undefined
      const entry = candidates?.find((e) => matches(text, i, e))
      if (!entry) continue
      const to = i + entry.words.length
      const last = found[found.length - 1]
      const form = last?.to === i && text.gaps[i] === gaps.dash ? last.form : formOf(text, i, entry)
      if (entry.province >= 0) found.push({ from: i, to, province: entry.province, form })
      i = to - 1
    }
    return found
  }
}

function entriesByFirstWord(provinces: readonly NamedProvince[]): Map<string, NameEntry[]> {
  const byFirst = new Map<string, NameEntry[]>()
  const seen = new Set<string>()
  const add = (name: string, province: number): void => {
    const words = tokenise(canonicalTones(name)).map((t) => t.exact)
    const key = words.join(' ')
    if (words.length === 0 || seen.has(key)) return
    seen.add(key)
    const entry = { words, province, needsType: personNames.has(key) }
    const first = words[0] as string
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
    )
  }
  for (const name of otherThings) add(name, -1)
  provinces.forEach((p, i) => [p.name, ...p.absorbed].forEach((name) => add(name, i)))
  provinces.forEach((p, i) => p.aliases.filter((a) => a.length > 2).forEach((name) => add(name, i)))
  return byFirst
}

function matches(text: ReadWords, at: number, entry: NameEntry): boolean {
  for (let k = 0; k < entry.words.length; k++) {
    const i = at + k
    if (text.words[i] !== entry.words[k] || !text.capitals[i]) return false
    if (k > 0 && (text.gaps[i] as number) > gaps.dash && text.words[i - 1] !== 'tp') return false
  }
  return true
}

function formOf(text: ReadWords, from: number, entry: NameEntry): MentionForm {
  const before = text.words[from - 1]
  if (typeWords.has(entry.words[0] as string)) return mentionForms.place
  if (entry.needsType && !(before !== undefined && typeWords.has(before))) return mentionForms.insideName
  if (before === undefined || text.gaps[from] !== gaps.blank) return mentionForms.place
  if (bearers.has(before) && !isCityType(text, from)) return mentionForms.insideName
  // A single capital right before it is a family or middle name: "Nguyễn Thái Bình"; abbreviations are all capitals.
  if (text.capitals[from - 1] === 1 && !typeWords.has(before)) return mentionForms.insideName
  return mentionForms.place
}

function isCityType(text: ReadWords, from: number): boolean {
  return text.words[from - 1] === 'phố' && text.words[from - 2] === 'thành'
}
