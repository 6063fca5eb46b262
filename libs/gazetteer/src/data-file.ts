import { readFileSync } from 'node:fs'
import { findUpwards, PressError } from '#foundation'

/**
 * The generated file `data/gazetteer.json`. Rows are arrays to keep it small; codes are strings with leading zeros.
 * A code is ambiguous without its period: 80 was Long An and is Tây Ninh today.
 */
export interface GazetteerFile {
  /** Where each part came from, for people who read the file. */
  readonly sources: readonly string[]
  /** Communes of today. */
  readonly communes: readonly CommuneRow[]
  /** Districts that ended on 30 June 2025 or before. */
  readonly districts: readonly DistrictRow[]
  /** Communes that ended on 30 June 2025 or before. */
  readonly oldCommunes: readonly OldCommuneRow[]
}

/** code, base name, type, province code of today, latitude, longitude, and the date it came to this type when after 2025-07-01. */
export type CommuneRow = readonly [string, string, CommuneType, string, number, number, string?]
/** key (national code, or made up where it is not known), base name, type, old province code, last day or null for 2025-06-30, heirs. */
export type DistrictRow = readonly [string, string, DistrictType, string, (string | null)?, (readonly string[])?]
/**
 * code, base name, type, district key, codes of the communes of today it went to, last day when before 2025-06-30, key of the
 * district it lay in before. A code may occur twice: under its last name and under the one before.
 */
export type OldCommuneRow = readonly [string, string, CommuneType, string, readonly string[], (string | null)?, string?]

/** Commune types as one digit, in this order. */
export const communeTypes = ['xã', 'phường', 'đặc khu', 'thị trấn'] as const
/** District types as one digit, in this order. */
export const districtTypes = ['huyện', 'quận', 'thị xã', 'thành phố'] as const
export type CommuneType = 0 | 1 | 2 | 3
export type DistrictType = 0 | 1 | 2 | 3

/** Reads the generated file; throws `gazetteer-missing` when it is not where it belongs. */
export function readGazetteerFile(): GazetteerFile {
  const path = findUpwards(import.meta.url, 'libs/gazetteer/data/gazetteer.json')
  if (path !== null) return JSON.parse(readFileSync(path, 'utf8')) as GazetteerFile
  throw new PressError('gazetteer-missing', {
    userMessage: 'Không tìm thấy danh mục địa giới (gazetteer.json). Hãy cài lại phần mềm hoặc tạo lại danh mục.',
  })
}
