import { localDate } from '#press'
import type { ReportProfile } from '../profiles/profile.js'
import type { ReportProfileSettings } from '../settings.js'

/** A report that has its number: as typed, and when it was issued (UTC). */
export interface NumberedReport {
  readonly number: string
  readonly issuedAt: string
}

/** `Số: 05/BC-SVHTTDL` or `Số 152-BC/BTGDVTU`; without a number the place for it stays open. */
export function symbolText(profile: ReportProfile, settings: ReportProfileSettings, number: string | null): string {
  const { prefix, afterNumber, afterType } = profile.number
  return `${prefix} ${number ?? '      '}${afterNumber}${profile.typeSymbol}${afterType}${settings.bodySymbol}`
}

/**
 * The next number of the series: one more than the highest of this year (state bodies) or of this term of the
 * committee (Party bodies). A suggestion: the office's register also holds reports made outside the product.
 */
export function numberFor(
  profile: ReportProfile,
  settings: ReportProfileSettings,
  issued: readonly NumberedReport[],
  now: string,
): string {
  const start = profile.number.series === 'year' ? `${localDate(now).slice(0, 4)}-01-01` : (settings.termStart ?? '')
  const numbers = issued
    .filter((r) => localDate(r.issuedAt) >= start)
    .map((r) => Number(/\d{1,6}/.exec(r.number)?.[0] ?? 0))
  return String(Math.max(0, ...numbers) + 1).padStart(2, '0')
}
