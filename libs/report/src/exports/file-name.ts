import type { ReportIssue } from './export-format.js'
import type { ReportProfile } from '../profiles/profile.js'
import { localDate, weekNumber } from '#press'
import { isWeek } from '../words/dates.js'

/** A title for document properties. */
export const plainTitle = (title: string): string => title.normalize('NFC')

/** Without accents and spaces: `47-BC-SVHTTDL_tong-hop-bao-chi-tuan-47-2026.docx`, `2026-11-24_diem-bao.pdf`. */
export function fileName(issue: ReportIssue, profile: ReportProfile, extension: string): string {
  const { period, kind } = issue.draft
  const last = localDate(new Date(Date.parse(period.to) - 1).toISOString())
  if (kind === 'daily') return `${last}_diem-bao.${extension}`
  const symbol = slug(`${issue.number ?? 'du-thao'}-${profile.typeSymbol}-${issue.settings.bodySymbol}`)
  const { year, week } = weekNumber(period)
  const when = isWeek(period) ? `tuan-${week}-${year}` : `${localDate(period.from)}-den-${last}`
  return `${symbol}_tong-hop-bao-chi-${when}.${extension}`
}

function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  return plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
