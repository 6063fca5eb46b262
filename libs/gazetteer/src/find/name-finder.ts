import { fold } from '#language'
import type { Unit } from '../units/unit.js'
import type { ProvinceUnits, Units } from '../units/units.js'
import { chooseUnits, type Chosen, type Hints } from './choose.js'
import type { Found } from './found.js'
import { buildNameTree, type NameNode } from './name-tree.js'
import { Reading } from './reading.js'
import { type NameTrees, scanNames } from './scan.js'
import { looseKey } from './spelling.js'
import { judgeStanding, type Standing } from './standing.js'

/** A name of a unit in a text: where it stands, how, and which unit it means where that can be told. */
export interface ReadName {
  /** UTF-16 offsets in the normalised text. */
  readonly start: number
  readonly end: number
  readonly standing: Standing
  readonly chosen: Chosen | null
  /** The units of this name. */
  readonly candidates: readonly Unit[]
}

/** Reads names of units in texts. Made once for a set of units; holds no state of a text. */
export class NameFinder {
  private readonly trees: NameTrees
  private readonly provinceUnits: ReadonlyMap<Unit, ProvinceUnits>

  constructor(units: Units) {
    let folded: NameNode | null = null
    this.trees = {
      loose: buildNameTree(units, looseKey),
      folded: () => (folded ??= buildNameTree(units, (syllable) => fold(syllable))),
    }
    this.provinceUnits = new Map(units.provinces.map((p) => [p.today, p]))
  }

  /** All names in a normalised text, in order. */
  read(text: string, hints: Hints): ReadName[] {
    const reading = new Reading(text)
    const found = scanNames(reading, this.trees)
    if (found.length === 0) return []
    const standings = judgeStanding(reading, found)
    const chosen = chooseUnits(reading, found, standings, this.provinceUnits, hints)
    return found.map((f, k) => readName(reading, f, standings[k] as Standing, chosen[k] ?? null))
  }
}

function readName(reading: Reading, f: Found, standing: Standing, chosen: Chosen | null): ReadName {
  const first = reading.tokens[f.from]
  const last = reading.tokens[f.to - 1]
  return {
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    standing,
    chosen,
    candidates: f.entries.flatMap((e) => (e.unit && (f.kind || !e.typedOnly) ? [e.unit] : [])),
  }
}
