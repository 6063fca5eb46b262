import { load } from 'cheerio'

/**
 * Plain text of a title or summary as feeds carry it: markup dropped, entities opened, also those escaped twice
 * (`&amp;#7879;` arrives here as `&#7879;`), white space joined.
 */
export function feedText(value: string | null | undefined, maxChars: number): string | null {
  if (!value) return null
  let text = value.length > maxRawChars ? value.slice(0, maxRawChars) : value
  if (hasMarkup.test(text)) text = textOfMarkup(text)
  // Once more for what was escaped twice; text such as "AT&T" holds no entity and stays.
  for (let round = 0; round < 2 && hasEntity.test(text); round++) text = textOfMarkup(escapeAngles(text))
  text = text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u00ad\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? null : cutAtWord(text, maxChars)
}

const maxRawChars = 100_000
const hasMarkup = /<(?:[a-z!/?])/i
const hasEntity = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2});/i

function textOfMarkup(markup: string): string {
  const $ = load(markup, { xml: { xmlMode: false, decodeEntities: true } })
  $('script,style').remove()
  $('br,p,div,li,tr,h1,h2,h3,h4').after(' ')
  return $.root().text()
}

function escapeAngles(text: string): string {
  return text.replace(/</g, '&lt;')
}

function cutAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const space = text.lastIndexOf(' ', maxChars)
  return text.slice(0, space > maxChars / 2 ? space : maxChars) + '…'
}
