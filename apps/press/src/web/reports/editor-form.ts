import type { TypedText } from '../../reports/typed-texts.js'
import { plainTyped, textMark } from '../../reports/typed-texts.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * Texts of the editor's form that a person changed: a box whose mark still fits was left as it was drawn, so that what
 * somebody else wrote in it meanwhile stays.
 */
export function changedTexts(body: Fields): TypedText[] {
  return Object.entries(body).flatMap(([name, given]): TypedText[] => {
    const text = typeof given === 'string' ? given : ''
    const id = name.slice(2)
    if (name.startsWith('n:')) return plainTyped(text) === '' ? [] : [{ id, isNew: true, text }]
    if (!name.startsWith('p:') || body[`m:${id}`] === textMark(text)) return []
    return [{ id, isNew: false, text }]
  })
}

/** The same texts by the names of their boxes. */
export const byFieldName = (texts: readonly TypedText[]): Map<string, string> =>
  new Map(texts.map((t) => [`${t.isNew ? 'n' : 'p'}:${t.id}`, t.text]))
