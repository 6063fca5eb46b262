import type { Province } from '../provinces.js'

/** tỉnh / thành phố trực thuộc trung ương, huyện (quận, thị xã, thành phố), xã (phường, thị trấn, đặc khu). */
export type Level = 'tinh' | 'huyen' | 'xa'

/** One administrative unit in one period. */
export interface Unit {
  /** Canonical name with type: `Phường Hạ Long`. */
  readonly name: string
  /** Name without type: `Hạ Long`. */
  readonly base: string
  /** Type word in small letters: `phường`. */
  readonly type: string
  readonly level: Level
  /** National code; of communes and provinces only, ambiguous without the period. */
  readonly code: string | null
  /** The province of today it lies in. */
  readonly province: Province
  /** True when the unit no longer exists. */
  readonly ended: boolean
  /** First day, when known and later than everything else of its kind. */
  readonly from: string | null
  /** Last day of an ended unit. */
  readonly until: string | null
  /** Short name of the old province of an ended unit. */
  readonly oldProvince: string | null
  /** The old district of an ended commune. */
  readonly oldDistrict: Unit | null
  /** The district an ended commune lay in some years before the end, when it was another. */
  readonly earlierDistrict: Unit | null
  /** The units of today an ended unit went to; empty when not known. */
  readonly now: readonly Unit[]
  /** Centre of a commune of today, degrees. */
  readonly position: { readonly lat: number; readonly lon: number } | null
}

/** Last day of the three levels. */
export const lastDayOfDistricts = '2025-06-30'
/** First day of the two levels. */
export const firstDayOfToday = '2025-07-01'
