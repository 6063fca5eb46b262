import type { NamedReason } from '../../errors.js'

/** XML that a strict reader accepts, or the reason to refuse it. */
export type RepairedXml = { xml: string; refused: null } | { xml: null; refused: NamedReason }

/**
 * Mends what feeds break most (characters that XML forbids, bare `&`, HTML entities, text before the first tag) and
 * takes the DOCTYPE away. Plain entities declared in it are replaced by their text; nested or outside ones are refused.
 */
export function repairXml(text: string): RepairedXml {
  let xml = text.replace(forbidden, '').replace(/^[^<]{1,2000}(?=<)/, '')
  const doctype = readDoctype(xml)
  if (doctype) {
    if (doctype.refused) return { xml: null, refused: doctype.refused }
    xml = xml.slice(0, doctype.start) + xml.slice(doctype.end)
  }
  const declared = doctype?.entities ?? new Map<string, string>()
  return { xml: outsideCdata(xml, (part) => mendEntities(part, declared)), refused: null }
}

/** C0 controls (but tab and line ends), lone surrogates, U+FFFE and U+FFFF: not characters of XML 1.0. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

interface Doctype {
  start: number
  end: number
  entities: Map<string, string>
  refused: NamedReason | null
}

function readDoctype(xml: string): Doctype | null {
  const start = xml.slice(0, 20_000).search(/<!DOCTYPE\b/i)
  if (start < 0) return null
  const open = xml.indexOf('[', start)
  const close = xml.indexOf('>', start)
  if (close < 0) return { start, end: xml.length, entities: new Map(), refused: null }
  if (open < 0 || open > close) return { start, end: close + 1, entities: new Map(), refused: null }
  const match = /\]\s*>/g
  match.lastIndex = open
  const subsetEnd = match.exec(xml)
  const end = subsetEnd ? match.lastIndex : xml.length
  return { start, end, ...readEntities(xml.slice(open, end)) }
}

const maxEntityChars = 400
const maxEntities = 300

function readEntities(subset: string): Pick<Doctype, 'entities' | 'refused'> {
  const entities = new Map<string, string>()
  for (const match of subset.matchAll(/<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g)) {
    const value = match[4] ?? match[5] ?? ''
    const isNested = /&(?!#|amp;|lt;|gt;|quot;|apos;)/.test(value) || value.includes('%')
    if (match[1] || match[3] || isNested || value.length > maxEntityChars || entities.size >= maxEntities) {
      return { entities, refused: 'xml-entities-refused' }
    }
    entities.set(match[2]!, value)
  }
  return { entities, refused: null }
}

function outsideCdata(xml: string, change: (part: string) => string): string {
  const parts: string[] = []
  let at = 0
  for (;;) {
    const start = xml.indexOf('<![CDATA[', at)
    if (start < 0) break
    const end = xml.indexOf(']]>', start)
    parts.push(change(xml.slice(at, start)))
    // A section that never ends runs to the end of the file; close it.
    parts.push(end < 0 ? xml.slice(start) + ']]>' : xml.slice(start, end + 3))
    at = end < 0 ? xml.length : end + 3
    if (end < 0) break
  }
  parts.push(change(xml.slice(at)))
  return parts.join('')
}

const xmlEntities = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

function mendEntities(part: string, declared: Map<string, string>): string {
  if (!part.includes('&')) return part
  return part.replace(/&(#\d{1,7};|#x[\da-f]{1,6};|[a-z][\w.-]{0,40};)?/gi, (all: string, body?: string) => {
    if (body === undefined) return '&amp;'
    const name = body.slice(0, -1)
    if (name.startsWith('#')) return isXmlCharacter(name) ? all : ''
    if (xmlEntities.has(name)) return all
    const own = declared.get(name)
    if (own !== undefined) return own
    // An HTML entity: left to the reader of the text, which opens it as HTML.
    return `&amp;${body}`
  })
}

function isXmlCharacter(name: string): boolean {
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff)
  )
}
