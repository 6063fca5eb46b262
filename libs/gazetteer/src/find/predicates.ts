import type { Found } from './found.js'
import { Case, Gap, type Reading } from './reading.js'
import { connectors, plurals } from './list-words.js'
import { fits, type TypeKind, typeWordAt } from './type-words.js'

/** "Tân Biên, Tân Châu và Dương Minh Châu là ba huyện": the type stands behind the names. */
export function markPredicates(reading: Reading, found: Found[]): void {
  for (let k = 0; k < found.length; k++) {
    const kind = predicateAfter(reading, (found[k] as Found).to)
    if (!kind) continue
    for (let j = k; j >= 0; j--) {
      const f = found[j] as Found
      const entries = f.entries.filter((e) => fits(kind, e.unit))
      if (f.kind || entries.length === 0) break
      Object.assign(f, { kind, inherited: true, entries, list: 10_000 + k })
      const before = found[j - 1]
      const start = reading.isIn(connectors, f.from - 1) ? f.from - 1 : f.from
      if (!before || before.to !== start || (start === f.from && reading.gaps[f.from] !== Gap.comma)) break
    }
  }
}

function predicateAfter(reading: Reading, i: number): TypeKind | null {
  let k = i
  if (reading.exact(k) === 'đều') k++
  if (reading.exact(k) !== 'là' || !reading.touches(k)) return null
  k++
  const limit = k + 2
  while (k < limit && (reading.isIn(plurals, k) || reading.cases[k] === Case.digit || reading.exact(k) === 'một')) k++
  return typeWordAt(reading, k)?.kind ?? null
}
