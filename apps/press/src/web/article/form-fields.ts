import { PressError } from '#foundation'
import { localDate, localTime, utcOfLocal } from '#press'

/** A form as the parser gives it: a repeated field is a list. */
export type FormBody = Readonly<Record<string, unknown>>

/** One field as text; the first where it was sent more than once, nothing when it is missing. */
export function fieldText(body: FormBody, name: string): string {
  const value = [body[name]].flat()[0]
  return typeof value === 'string' ? value : ''
}

/** A field as text, or null when the form had none. */
export const fieldOrNull = (body: FormBody, name: string): string | null =>
  Object.hasOwn(body, name) ? fieldText(body, name) : null

/** All values of a repeated field. */
export const fieldList = (body: FormBody, name: string): string[] =>
  [body[name]].flat().filter((v): v is string => typeof v === 'string' && v !== '')

/** What was typed, to show again beside a mistake. */
export const typedFields = (body: FormBody): Record<string, string> =>
  Object.fromEntries(Object.keys(body).map((name) => [name, fieldText(body, name)]))

/** Offices stop work at five; used when only the day was typed. Local time. */
const endOfWork = '17:00'

/** `deadlineDate` and `deadlineTime` in local time as UTC; null without a date; an impossible one is the field's mistake. */
export function deadlineOf(body: FormBody): string | null {
  const date = fieldText(body, 'deadlineDate').trim()
  if (!date) return null
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`not a date: ${date}`)
    return utcOfLocal(date, fieldText(body, 'deadlineTime').trim() || endOfWork)
  } catch (cause) {
    throw new PressError('form-invalid', {
      userMessage: 'Ngày, giờ hạn không có thật. Hãy nhập lại.',
      details: { field: 'deadline' },
      cause,
    })
  }
}

/** Values of the two fields of a deadline that is set. */
export const deadlineFields = (deadline: string | null): { date: string; time: string } =>
  deadline ? { date: localDate(deadline), time: localTime(deadline) } : { date: '', time: '' }

/** The form's field behind a mistake's `details.field`. */
export const fieldOfMistake = (field: unknown): string | null =>
  field === 'deadline' ? 'deadlineDate' : typeof field === 'string' ? field : null
