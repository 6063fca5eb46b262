import { PressError } from '#foundation'
import { addDays, localDate, type Period } from '#press'
import type { ReportTable } from '#record'
import type { NumberedReport, ReportProfile, ReportProfileSettings } from '#report'

/** Longest period of one report. Days. */
const periodMaxDays = 366

/** True when figures and text are fixed. */
export const isClosed = (row: Pick<ReportTable, 'state'>): boolean => row.state === 'frozen' || row.state === 'issued'

const refuse = (field: string, userMessage: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })

/** Refuses a period that no report can cover, naming the field to mend. */
export function checkPeriod(period: Period, now: string): void {
  if (!(period.from < period.to)) throw refuse('toDate', 'Ngày kết thúc phải từ ngày bắt đầu trở đi.')
  if (period.from > now) throw refuse('fromDate', 'Kỳ báo cáo chưa bắt đầu. Hãy chọn ngày đã qua.')
  if (period.to > addDays(period.from, periodMaxDays))
    throw refuse('toDate', 'Kỳ báo cáo dài nhất là một năm. Hãy chọn khoảng ngắn hơn.')
}

export function refuseClosed(row: Pick<ReportTable, 'state'>): void {
  if (isClosed(row))
    throw new PressError('report-state', {
      userMessage: 'Báo cáo đã chốt số liệu nên không sửa được nữa. Hãy lập bản mới từ báo cáo này nếu cần sửa.',
    })
}

export const staleReport = (revision: number): PressError =>
  new PressError('report-stale', {
    userMessage: 'Người khác vừa lưu bản mới hơn của báo cáo này. Hãy tải lại trang, xem bản mới rồi làm lại.',
    details: { revision },
  })

/** The number as typed, or null to leave its place open; refuses one that the series already has. */
export function checkNumber(
  typed: string,
  issued: readonly NumberedReport[],
  profile: ReportProfile,
  settings: ReportProfileSettings,
  now: string,
): string | null {
  const number = typed.trim().normalize('NFC')
  if (number === '') return null
  if (!/^\d{1,6}\p{L}?$/u.test(number))
    throw refuse('number', 'Số văn bản gồm chữ số, có thể thêm một chữ cái, ví dụ 05 hoặc 05a.')
  const start = profile.number.series === 'year' ? `${localDate(now).slice(0, 4)}-01-01` : (settings.termStart ?? '')
  const same = (other: string): boolean => other.replace(/^0+/, '') === number.replace(/^0+/, '')
  if (issued.some((r) => localDate(r.issuedAt) >= start && same(r.number)))
    throw refuse('number', `Số ${number} đã dùng cho một báo cáo khác. Hãy nhập số khác.`)
  return number
}
