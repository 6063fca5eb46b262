import type { Unit } from '../units/unit.js'
import type { Units } from '../units/units.js'
import { longerNames } from './longer-names.js'

/** One name of a unit. `unit` is null for a longer name that is no place but holds one (Thái Bình Dương). */
export interface NameEntry {
  readonly unit: Unit | null
  /** Exact syllables joined by spaces. */
  readonly exact: string
  /** Written with a hyphen: text may have one too. */
  readonly hyphen: boolean
  /** Too short or too much of a person's name to stand without a type word. */
  readonly typedOnly: boolean
}

export class NameNode {
  next: Map<string, NameNode> | null = null
  entries: NameEntry[] | null = null

  step(key: string): NameNode | undefined {
    return this.next?.get(key)
  }
}

/** Names that need "TP", "tỉnh" before them: initials, and the name of a person. */
const neverAlone = new Set(['hcm', 'sg', 'hồ chí minh', 'tth', 'vinh'])

/** Makes the tree of all names, by loosely spelled syllables or by syllables without marks. */
export function buildNameTree(units: Units, keyOf: (syllable: string) => string): NameNode {
  const root = new NameNode()
  // Most names of old communes occur several times: each is cut and walked once.
  const places = new Map<string, { node: NameNode; entry: Omit<NameEntry, 'unit'> }>()
  const add = (name: string, unit: Unit | null): void => {
    let place = places.get(name)
    if (!place) {
      const syllables = syllablesOf(name)
      const exact = syllables.join(' ')
      const entry = { exact, hyphen: /[-–]/.test(name), typedOnly: neverAlone.has(exact) }
      place = { node: nodeOf(root, syllables, keyOf), entry }
      places.set(name, place)
    }
    const { exact, hyphen, typedOnly } = place.entry
    const entries = (place.node.entries ??= [])
    entries.push({ unit, exact, hyphen, typedOnly })
  }
  for (const name of longerNames) add(name, null)
  for (const p of units.provinces) {
    for (const name of [p.row.name, ...(p.row.aliases ?? [])]) {
      add(name, p.today)
      if (p.before) add(name, p.before)
    }
    for (const { row, unit } of p.absorbed) for (const name of [row.name, ...(row.aliases ?? [])]) add(name, unit)
  }
  for (const unit of units.communes) addVariants(unit, add)
  for (const unit of units.districts) addVariants(unit, add)
  for (const unit of units.oldCommunes) addVariants(unit, add)
  return root
}

/** Spellings the press prefers to those of the statistics office, where the loose key does not cover them. */
const otherSpellings = new Map([
  ['Mù Căng Chải', ['Mù Cang Chải']],
  ['Krông A Na', ['Krông Ana']],
  ['Hồng Gai', ['Hòn Gai']],
])

const roman = ['', 'I', 'II', 'III', 'IV', 'V']

/** Mỹ Đình 1 is also written Mỹ Đình I, Ea H’Leo also Ea Hleo. */
function addVariants(unit: Unit, add: (name: string, unit: Unit) => void): void {
  const { base } = unit
  add(base, unit)
  if (base.includes('’')) add(base.replaceAll('’', ''), unit)
  if (base.startsWith('Nông trường ')) add(base.slice('Nông trường '.length), unit)
  for (const spelling of otherSpellings.get(base) ?? []) add(spelling, unit)
  const last = base.charCodeAt(base.length - 1)
  if (last < 0x31 || last > 0x35) return
  const numbered = /^(.+ )([1-5])$/.exec(base)
  if (numbered) add(`${numbered[1]}${roman[Number(numbered[2])]}`, unit)
}

/** Syllables of a name as `tokenise` cuts them; names are canonical already, so a plain cut is enough and many times faster. */
export function syllablesOf(name: string): string[] {
  return name.toLowerCase().split(/[ .’'–-]+/)
}

function nodeOf(root: NameNode, syllables: readonly string[], keyOf: (syllable: string) => string): NameNode {
  let node = root
  for (const syllable of syllables) {
    const key = keyOf(syllable)
    node.next ??= new Map()
    let child = node.next.get(key)
    if (!child) {
      child = new NameNode()
      node.next.set(key, child)
    }
    node = child
  }
  return node
}
