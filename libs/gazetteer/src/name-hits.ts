import type { ReadName } from './find/name-finder.js'
import type { Normalised } from './offsets.js'
import type { Unit } from './units/unit.js'

/** A span of a text that names a province, or a unit of one; seen from one province. */
export interface NameHit {
  /** UTF-16 offsets in the text as given, `end` exclusive. */
  readonly start: number
  readonly end: number
  /**
   * `province`: the province's own name · `absorbed`: a province it absorbed · `unit`: a commune or old district of it, in
   * a form that can mean no other · `other`: another province or a unit of one.
   */
  readonly kind: 'province' | 'absorbed' | 'unit' | 'other'
  /** The province the span belongs to. */
  readonly province: string
  /** False when the name only stands inside another name: a road, a river, a club, a person, a product. */
  readonly isPlace: boolean
}

/** The hits of a text's names for one province, in order. */
export function hitsFor(provinceSlug: string, names: readonly ReadName[], from: Normalised): NameHit[] {
  return names.flatMap((name) => {
    const unit = name.chosen?.unit ?? provinceIn(name)
    if (!unit || name.standing === 'foreign') return []
    const hit = {
      start: from.startOf(name.start),
      end: from.endOf(name.end),
      kind: kindOf(unit, provinceSlug),
      province: unit.province.name,
      isPlace: name.standing === 'place' && name.chosen !== null,
    }
    return [hit]
  })
}

/** What stands inside another name is told only where it is the name of a province. */
function provinceIn(name: ReadName): Unit | undefined {
  return name.standing === 'place' ? undefined : name.candidates.find((u) => u.level === 'tinh')
}

function kindOf(unit: Unit, slug: string): NameHit['kind'] {
  if (unit.province.slug !== slug) return 'other'
  if (unit.level !== 'tinh') return 'unit'
  return unit.base === unit.province.name ? 'province' : 'absorbed'
}
