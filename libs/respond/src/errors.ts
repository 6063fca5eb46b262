import { PressError } from '#foundation'
import { localDate, localTime } from '#press'

/** A mistake in one field of a form; `details.field` names it. */
export const formError = (field: string, userMessage: string): PressError =>
  new PressError('form-invalid', { userMessage, details: { field } })

/** The same words whether there is no such case or it belongs to another body. */
export const caseUnknown = (): PressError =>
  new PressError('case-unknown', { userMessage: 'Không thấy việc này, hoặc việc thuộc đơn vị khác.' })

/** Somebody else moved the case meanwhile. */
export const caseMoved = (details: Record<string, unknown>): PressError =>
  new PressError('case-move', { userMessage: 'Việc đã sang trạng thái khác. Hãy tải lại trang.', details })

export const moveForbidden = (details: Record<string, unknown>): PressError =>
  new PressError('case-move', { userMessage: 'Vai trò này không được chuyển việc sang trạng thái đó.', details })

/** A deadline that has passed; says what time it is. */
export function deadlinePassed(now: string): PressError {
  const [, month = '', day = ''] = localDate(now).split('-')
  return formError('deadline', `Hạn phải sau giờ hiện tại, ${localTime(now)} ngày ${Number(day)}/${Number(month)}.`)
}
