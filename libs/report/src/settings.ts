import type { ProfileName } from './profiles/index.js'
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
