import { tokenise } from '#language'
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
  const add = (name: string, unit: Unit | null): void => addName(root, name, unit, keyOf)
  for (const name of longerNames) add(name, null)
  for (const p of units.provinces) {
    for (const name of [p.row.name, ...(p.row.aliases ?? [])]) {
      add(name, p.today)
      if (p.before) add(name, p.before)
    }
    for (const { row, unit } of p.absorbed) for (const name of [row.name, ...(row.aliases ?? [])]) add(name, unit)
  }
  for (const unit of units.communes) addWithRoman(unit, add)
  for (const unit of units.districts) add(unit.base, unit)
  for (const unit of units.oldCommunes) addWithRoman(unit, add)
  return root
}

const roman = ['', 'I', 'II', 'III', 'IV', 'V']

/** Mỹ Đình 1 is also written Mỹ Đình I. */
function addWithRoman(unit: Unit, add: (name: string, unit: Unit) => void): void {
  add(unit.base, unit)
  const numbered = /^(.+ )([1-5])$/.exec(unit.base)
  if (numbered) add(`${numbered[1]}${roman[Number(numbered[2])]}`, unit)
}

function addName(root: NameNode, name: string, unit: Unit | null, keyOf: (syllable: string) => string): void {
  const syllables = tokenise(name).map((token) => token.exact)
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
  const exact = syllables.join(' ')
  node.entries ??= []
  node.entries.push({ unit, exact, hyphen: /[-–]/.test(name), typedOnly: neverAlone.has(exact) })
}
