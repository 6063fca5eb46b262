import { PressError } from '#foundation'
import { readGazetteerFile } from './data-file.js'
import { NameFinder } from './find/name-finder.js'
import { type NameHit, hitsFor } from './name-hits.js'
import { normaliseWithOffsets } from './offsets.js'
import { mentionOf, type PlaceMention } from './place-mention.js'
import { provinceTable } from './province-table.js'
import { type Province, provinceOf, provinceResolver } from './provinces.js'
import { type GazetteerOverlay, overlayRows } from './units/overlay.js'
import type { Unit } from './units/unit.js'
import { linkUnits, type Units } from './units/units.js'

/** What the caller may know of a text. */
export interface FindPlacesOptions {
  /** The office's own province, in any usual form: it settles homonyms the text leaves open. */
  readonly province?: string
  /** ISO 8601; decides between the units before and after July 2025 where the text does not say. */
  readonly publishedAt?: string
}

/** The administrative units of both periods and the finder of their names in texts. */
export interface Gazetteer {
  /** Provinces of today, those of the overlay last. */
  readonly provinces: () => readonly Province[]
  /** The province of today a name means, in any usual form, or null. An absorbed province gives the one that absorbed it. */
  readonly resolveProvince: (name: string) => Province | null
  /** Communes of today of a province, by slug; empty for an unknown slug. */
  readonly unitsOf: (provinceSlug: string) => readonly Unit[]
  /** Old districts and communes of the provinces a province was made of. */
  readonly oldUnitsOf: (provinceSlug: string) => readonly Unit[]
  /** Units named in a text, in order. Throws `gazetteer-province` for a province it does not know. */
  readonly findPlaces: (text: string, options?: FindPlacesOptions) => PlaceMention[]
  /** Spans that name the province, what it absorbed, its units, or another province. Throws like `findPlaces`. */
  readonly nameHits: (text: string, province: string, publishedAt?: string) => NameHit[]
}

/**
 * Makes a gazetteer of the real units, and of an overlay's if one is given. Cheap: units are read at the first question.
 *
 * @example createGazetteer().findPlaces('UBND phường Hạ Long', { province: 'Quảng Ninh' })[0].code // '06688'
 */
export function createGazetteer(overlay?: GazetteerOverlay): Gazetteer {
  const rows = [...provinceTable, ...(overlay?.provinces ?? [])]
  let list: readonly Province[] | null = null
  let resolver: ((name: string) => Province | null) | null = null
  let loaded: Loaded | null = null
  const load = (): Loaded => (loaded ??= loadUnits(overlay))
  const provinces = (): readonly Province[] => (list ??= loaded?.provinces ?? rows.map(provinceOf))
  const resolveProvince = (name: string): Province | null => (resolver ??= provinceResolver(provinces()))(name)
  const known = (name: string): Province => resolveProvince(name) ?? unknownProvince(name)
  return {
    provinces,
    resolveProvince,
    unitsOf: (slug) => load().communes.get(slug) ?? [],
    oldUnitsOf: (slug) => load().old.get(slug) ?? [],
    findPlaces: (text, options = {}) => {
      const from = normaliseWithOffsets(text)
      const province = options.province === undefined ? null : known(options.province).slug
      const names = load().finder.read(from.text, { province, publishedAt: options.publishedAt })
      return names.flatMap((name) => mentionOf(name, text, from) ?? [])
    },
    nameHits: (text, name, publishedAt) => {
      const from = normaliseWithOffsets(text)
      const { slug } = known(name)
      const names = load().finder.read(from.text, { province: slug, publishedAt })
      return hitsFor(slug, names, from)
    },
  }
}

interface Loaded {
  readonly provinces: readonly Province[]
  readonly communes: ReadonlyMap<string, readonly Unit[]>
  readonly old: ReadonlyMap<string, readonly Unit[]>
  readonly finder: NameFinder
}

function loadUnits(overlay: GazetteerOverlay | undefined): Loaded {
  const units = readUnits(overlay)
  return {
    provinces: units.provinces.map((p) => p.province),
    communes: bySlug(units.communes),
    old: bySlug([...units.districts, ...units.oldCommunes]),
    finder: new NameFinder(units),
  }
}

function readUnits(overlay: GazetteerOverlay | undefined): Units {
  const file = readGazetteerFile()
  if (!overlay) return linkUnits(provinceTable, file)
  const more = overlayRows(overlay)
  return linkUnits([...provinceTable, ...overlay.provinces], {
    communes: [...file.communes, ...more.communes],
    districts: [...file.districts, ...more.districts],
    oldCommunes: [...file.oldCommunes, ...more.oldCommunes],
  })
}

function bySlug(units: readonly Unit[]): Map<string, Unit[]> {
  const map = new Map<string, Unit[]>()
  for (const unit of units) {
    const list = map.get(unit.province.slug)
    if (list) list.push(unit)
    else map.set(unit.province.slug, [unit])
  }
  return map
}

function unknownProvince(name: string): never {
  throw new PressError('gazetteer-province', {
    userMessage: `Không có tỉnh, thành phố nào tên "${name}". Hãy ghi tên một tỉnh, thành phố hiện nay, ví dụ "Quảng Ninh".`,
    details: { name },
  })
}
