/** Administrative units of Viet Nam before and after July 2025, and where a text names them. */
export { type Province, provinces, resolveProvince } from './provinces.js'
export type { ProvinceType } from './province-table.js'
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
