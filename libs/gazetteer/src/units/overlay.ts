import { PressError } from '#foundation'
import type { CommuneType, DistrictType, GazetteerFile } from '../data-file.js'
import { communeTypes, districtTypes } from '../data-file.js'
import type { ProvinceRow } from '../province-table.js'

/**
 * Units added to the real ones: the invented province of the demonstration. Plain JSON.
 *
 * Codes are free text but must not be used twice, nor be codes of real units: write `X90`, `X90-01`.
 * Names of communes and districts carry their type: `Phường Vân Sơn`, `Huyện Đông Khê`.
 *
 * @example
 * { "provinces": [{ "code": "X90", "name": "Vân Sơn", "type": "tỉnh", "absorbed": [{ "code": "X91", "name": "Khê Giang" }] }],
 *   "communes": [{ "code": "X90-01", "name": "Phường Đông Khê", "province": "X90" }],
 *   "districts": [{ "code": "X91-D1", "name": "Huyện Đông Khê", "oldProvince": "X91" }],
 *   "oldCommunes": [{ "code": "X91-01", "name": "Xã Thượng Khê", "district": "X91-D1", "now": ["X90-01"] }] }
 */
export interface GazetteerOverlay {
  /** Provinces of today with the old provinces they absorbed. An old province of the same name exists by itself. */
  readonly provinces: readonly ProvinceRow[]
  readonly communes: readonly OverlayCommune[]
  readonly districts?: readonly OverlayDistrict[]
  readonly oldCommunes?: readonly OverlayOldCommune[]
}

/** A commune of today. */
export interface OverlayCommune {
  readonly code: string
  readonly name: string
  /** Code of its province of today. */
  readonly province: string
  /** First day when later than 2025-07-01. */
  readonly from?: string
  readonly lat?: number
  readonly lon?: number
}

/** A district that ended on 30 June 2025, or on `to`. */
export interface OverlayDistrict {
  readonly code: string
  readonly name: string
  /** Code of its old province: of an absorbed one, or the present code for the old province of the same name. */
  readonly oldProvince: string
  readonly to?: string
  /** Codes of the communes of today it went to; needed only where its communes do not tell. */
  readonly now?: readonly string[]
}

/** A commune that ended on 30 June 2025, or on `to`. */
export interface OverlayOldCommune {
  readonly code: string
  readonly name: string
  /** Code of its old district. */
  readonly district: string
  /** Codes of the communes of today it went to. */
  readonly now: readonly string[]
  readonly to?: string
}

/** The overlay in the form of the generated file. Throws `gazetteer-overlay` on a name without a known type. */
export function overlayRows(overlay: GazetteerOverlay): Omit<GazetteerFile, 'sources'> {
  return {
    communes: overlay.communes.map((c) => {
      const { type, base } = split(c.name, communeTypes)
      return [c.code, base, type as CommuneType, c.province, c.lat ?? 0, c.lon ?? 0, c.from]
    }),
    districts: (overlay.districts ?? []).map((d) => {
      const { type, base } = split(d.name, districtTypes)
      return [d.code, base, type as DistrictType, d.oldProvince, d.to ?? null, d.now ?? []]
    }),
    oldCommunes: (overlay.oldCommunes ?? []).map((c) => {
      const { type, base } = split(c.name, communeTypes)
      return [c.code, base, type as CommuneType, c.district, c.now, c.to]
    }),
  }
}

function split(name: string, types: readonly string[]): { type: number; base: string } {
  const type = types.findIndex((word) => name.toLowerCase().startsWith(`${word} `))
  if (type < 0) {
    throw new PressError('gazetteer-overlay', {
      userMessage: `Danh mục địa giới bổ sung có tên thiếu loại đơn vị: "${name}". Hãy viết đủ, ví dụ "Xã ${name}".`,
      details: { name },
    })
  }
  return { type, base: name.slice((types[type] as string).length + 1).trim() }
}
