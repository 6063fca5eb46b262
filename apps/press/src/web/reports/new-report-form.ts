import { PressError } from '#foundation'
import {
  addDays,
  localDate,
  localTime,
  type Period,
  type ReportCutOff,
  utcOfLocal,
  weekByNumber,
  weekNumber,
  weekOf,
} from '#press'
import { fullDateTime, periodText } from '../shell/format.js'
import type { ReportKindName } from '../../reports/report-rows.js'
import { words } from './words.js'

/** Value of the field `week` that asks for the two dates. */
export const anyDates = 'dates'
/** Weeks offered, the running one included. */
const weeksOffered = 9

export interface WeekChoice {
  readonly value: string
  readonly label: string
}
export interface NewReportForm {
  readonly kind: ReportKindName
  readonly week: string
  readonly fromDate: string
  readonly toDate: string
}
type Fields = Readonly<Record<string, string | undefined>>

const nameOf = (week: Period): string => {
  const { year, week: number } = weekNumber(week)
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The weeks of the office, the newest first, as its cut-off cuts them. */
export function weekChoices(now: string, cutOff: ReportCutOff): WeekChoice[] {
  return Array.from({ length: weeksOffered }, (_, back) => {
    const week = weekOf(addDays(now, -7 * back), cutOff)
    const isWhole = localTime(week.from) === '00:00'
    const days = isWhole
      ? periodText(week.from, week.to)
      : words().new.span(fullDateTime(week.from), fullDateTime(week.to))
    return {
      value: nameOf(week),
      label: words().new.week(weekNumber(week).week, days) + (back === 0 ? words().new.running : ''),
    }
  })
}

/** The form as it is first shown: the week that ended last, or the period another page asked for. */
export function firstForm(query: Fields, now: string, cutOff: ReportCutOff): NewReportForm {
  const last = weekOf(addDays(now, -7), cutOff)
  const from = isTime(query['from']) ? query['from'] : last.from
  const to = isTime(query['to']) ? query['to'] : last.to
  const week = weekOf(from, cutOff)
  const isOffered = weekChoices(now, cutOff).some((c) => c.value === nameOf(week))
  return {
    kind: 'weekly',
    week: week.from === from && week.to === to && isOffered ? nameOf(week) : anyDates,
    fromDate: localDate(from),
    toDate: localDate(new Date(Date.parse(to) - 1).toISOString()),
  }
}

export const typedForm = (body: Fields): NewReportForm => ({
  kind: body['kind'] === 'daily' ? 'daily' : 'weekly',
  week: body['week'] ?? anyDates,
  fromDate: (body['fromDate'] ?? '').trim(),
  toDate: (body['toDate'] ?? '').trim(),
})

/** The period asked for; throws `form-invalid` naming the field that is wrong. */
export function periodOf(form: NewReportForm, cutOff: ReportCutOff): Period {
  if (form.week === anyDates) {
    const from = dayStart('fromDate', form.fromDate)
    return { from, to: addDays(dayStart('toDate', form.toDate), 1) }
  }
  try {
    return weekByNumber(form.week, cutOff)
  } catch (cause) {
    throw invalid('week', 'Không có tuần này. Hãy chọn lại.', cause)
  }
}

const isTime = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(text))

function dayStart(field: string, date: string): string {
  if (date === '') throw invalid(field, 'Hãy chọn ngày.')
  try {
    return utcOfLocal(date)
  } catch (cause) {
    throw invalid(field, 'Ngày không có trong lịch. Hãy chọn lại.', cause)
  }
}

const invalid = (field: string, userMessage: string, cause?: unknown): PressError =>
  new PressError('form-invalid', { userMessage, details: { field }, cause })
