import { type ProfileName, reportProfiles } from './profiles/index.js'
import type { ReportProvince } from './province.js'

/** How a draft is written; one row of the office's settings. */
export interface ReportWritingSettings {
  /** What a critical tone is called on paper. */
  readonly criticalWord: 'phê phán' | 'tiêu cực'
  /** Stories listed in one field of the weekly report. */
  readonly storiesPerField: number
  /** Stories listed under "cần quan tâm". */
  readonly criticalStories: number
  /** Articles listed in the annex; where there are more, originals only, the newest first. */
  readonly annexRows: number
  /** Names or ids of outlets named first, in this order; the rest follow by rank. */
  readonly leadingOutlets: readonly string[]
}
export const defaultWritingSettings: ReportWritingSettings = {
  criticalWord: 'phê phán',
  storiesPerField: 6,
  criticalStories: 10,
  annexRows: 500,
  leadingOutlets: [],
}

/** What an office writes at the head and foot of its papers; edited on the settings page. */
export interface ReportProfileSettings {
  readonly profile: ProfileName
  /** Cơ quan, tổ chức chủ quản cấp trên: `UBND tỉnh Hoài Giang`, `Tỉnh ủy Hoài Giang`; printed in capitals, may be empty. */
  readonly superiorBody: string
  /** Cơ quan ban hành: `Sở Văn hóa, Thể thao và Du lịch`; printed in capitals at the head, as typed in the text. */
  readonly issuingBody: string
  /** Abbreviation of the issuing body in the symbol: `SVHTTDL`, `BTGDVTU`. */
  readonly bodySymbol: string
  /** Địa danh before the date. */
  readonly placeName: string
  /** Kính gửi; state profile only, one line each. */
  readonly addressees: readonly string[]
  /** Quyền hạn above the post: `KT. Giám đốc`, `T/L Trưởng ban`; printed in capitals, may be empty. */
  readonly authority: string
  /** Chức vụ of who signs: `Giám đốc`; printed in capitals. */
  readonly post: string
  /** Họ và tên, without titles; may be empty until signed. */
  readonly signer: string
  /** Nơi nhận, one line each, without dash and semicolon. */
  readonly recipients: readonly string[]
  /** Last line of Nơi nhận: what follows `Lưu`. */
  readonly archive: string
  /** Người tổng hợp and telephone at the foot of the daily paper; may be empty. */
  readonly compiler: string
  readonly phone: string
  /** Party numbering runs through a term of the committee; local date it began, or null. */
  readonly termStart: string | null
}

/** Settings to begin with; the office corrects them on its page. */
export function defaultProfileSettings(province: ReportProvince, profile: ProfileName = 'nd30'): ReportProfileSettings {
  const { name } = province
  const common = {
    profile,
    placeName: province.name,
    authority: '',
    signer: '',
    compiler: '',
    phone: '',
    termStart: null,
  }
  if (profile === 'nd30')
    return {
      ...common,
      superiorBody: `UBND ${province.type} ${name}`,
      issuingBody: 'Sở Văn hóa, Thể thao và Du lịch',
      bodySymbol: 'SVHTTDL',
      addressees: [`Thường trực ${committee(province)} ${province.name}`, `UBND ${province.type} ${province.name}`],
      post: 'Giám đốc',
      recipients: ['Như trên', `Ban Tuyên giáo và Dân vận ${committee(province)}`],
      archive: 'VT, BCXB',
    }
  return {
    ...common,
    superiorBody: `${committee(province)} ${name}`,
    issuingBody: 'Ban Tuyên giáo và Dân vận',
    bodySymbol: 'BTGDVTU',
    addressees: [],
    post: 'Trưởng ban',
    recipients: [`Thường trực ${committee(province)}`, `UBND ${province.type}`, 'Lãnh đạo Ban'],
    archive: 'Văn phòng Ban',
  }
}

const committee = (province: ReportProvince): string => (province.type === 'tỉnh' ? 'Tỉnh ủy' : 'Thành ủy')

/**
 * Settings as stored (JSON of any age) made whole: unknown names fall away, missing or unfit values take the default of
 * the profile, so that a paper can always be written.
 */
export function readProfileSettings(stored: unknown, province: ReportProvince): ReportProfileSettings {
  const given = asRecord(stored)
  const profile = reportProfiles.find((p) => p.name === given.profile)?.name ?? 'nd30'
  return { ...fitted(defaultProfileSettings(province, profile), given), profile }
}

export const readWritingSettings = (stored: unknown): ReportWritingSettings => {
  const settings = fitted({ ...defaultWritingSettings }, asRecord(stored))
  const within = (n: number, max: number): number => Math.min(max, Math.max(1, Math.floor(n)))
  return {
    ...settings,
    criticalWord: settings.criticalWord === 'tiêu cực' ? 'tiêu cực' : 'phê phán',
    storiesPerField: within(settings.storiesPerField, 30),
    criticalStories: within(settings.criticalStories, 50),
    annexRows: within(settings.annexRows, 2000),
  }
}

const asRecord = (stored: unknown): Record<string, unknown> =>
  typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}

/** Takes over given values of the same kind as the default (lists of text stay lists of text). */
function fitted<T extends object>(defaults: T, given: Record<string, unknown>): T {
  const result = { ...defaults } as Record<string, unknown>
  for (const [name, fallback] of Object.entries(defaults)) {
    const value = given[name]
    const isText = typeof value === 'string'
    if (Array.isArray(fallback)) {
      if (Array.isArray(value)) result[name] = value.filter((v) => typeof v === 'string')
    } else if (fallback === null ? isText : typeof value === typeof fallback && !Number.isNaN(value))
      result[name] = value
  }
  return result as T
}
