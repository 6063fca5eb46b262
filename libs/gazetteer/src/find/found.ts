import type { NameEntry } from './name-tree.js'
import type { TypeKind } from './type-words.js'

/** A name of a unit found in a text, before it is judged: token numbers, `to` exclusive. */
export interface Found {
  /** First token of the surface: the type word, or the name where the type is not its own. */
  from: number
  nameFrom: number
  to: number
  /** The type word, its own or taken over from a list ("các phường A, B và C") or a predicate ("A và B là hai huyện"). */
  kind: TypeKind | null
  /** True when the type word does not stand right before the name. */
  inherited: boolean
  /** Units that may be meant; all of the type's level where there is a type. */
  entries: readonly NameEntry[]
  /** False when no entry is spelled exactly so. */
  exact: boolean
  /** Number of the list it stands in, or -1. */
  list: number
}
