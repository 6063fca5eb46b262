/** Administrative units of Viet Nam before and after July 2025, and where a text names them. */
export { type Province, provinces, resolveProvince } from './provinces.js'
export type { FormerProvinceRow, ProvinceRow, ProvinceType } from './province-table.js'
export { createGazetteer, type FindPlacesOptions, type Gazetteer } from './gazetteer.js'
export { type IsPlace, placesAmong, withoutDateline } from './dateline.js'
export type { NameHit } from './name-hits.js'
export type { PlaceMention } from './place-mention.js'
export { placesBatch, type PlacesInput, type PlacesOutput } from './places-batch.js'
export { type PlacesCase, type PlacesScore, scorePlaces } from './score-places.js'
export type { GazetteerOverlay, OverlayCommune, OverlayDistrict, OverlayOldCommune } from './units/overlay.js'
export type { Level, Unit } from './units/unit.js'
export {
  type CommuneRow,
  communeTypes,
  type CommuneType,
  type DistrictRow,
  districtTypes,
  type DistrictType,
  type GazetteerFile,
  type OldCommuneRow,
} from './data-file.js'
