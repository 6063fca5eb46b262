import { oneLine } from '#language'
import { formError } from './errors.js'

/** Longest text of one field. Characters. */
export const textMax = 4000
/** Longest name of a receiving body. Characters. */
export const bodyMax = 200

/** What a person typed, without spaces around; nothing is null. Too long is a mistake of the field. */
export function typedText(field: string, text: string | null | undefined, most = textMax): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed.length > most) throw formError(field, `Nội dung dài quá ${most} chữ cái. Hãy rút gọn.`)
  return trimmed || null
}

/** A body's name as it is compared: one line, single spaces. */
export function typedBody(text: string | null | undefined): string | null {
  const body = typedText('body', text, bodyMax)
  return body && oneLine(body)
}
