import { Parser } from 'htmlparser2'
import type { RawEntry } from './raw-entry.js'

/** What the lenient reader saw. */
export interface LenientFeed {
  /** Local name of the root element, lower case; empty where there is no element. */
  root: string
  /** The root element was closed before the text ended: a listing cut behind its head is not an empty one. */
  isWhole: boolean
  entries: RawEntry[]
}

interface OpenElement {
  name: string
  prefix: string
  base: string | null
  text: string
}

const entryNames = new Set(['item', 'entry'])
/** Prefixes whose `title`, `link` or `description` speak of something else than the entry. */
const foreignPrefixes = new Set([
  'media',
  'itunes',
  'image',
  'geo',
  'georss',
  'slash',
  'wfw',
  'feedburner',
  'thr',
  'podcast',
  'googleplay',
  'yt',
  'creativecommons',
  'cc',
  'xhtml',
  'html',
  'h',
])
/** Parts of an entry whose own `title`, `link`, `id` do not belong to it. */
const innerParts = new Set(['source', 'author', 'contributor', 'image', 'textinput', 'content', 'enclosure', 'group'])
const maxDepth = 500

/**
 * Reads RSS of any version or none, RDF, RSS 1.1, Atom (0.3, 1.0, without namespace) and CDF from markup as it is:
 * broken nesting, cut ends and unknown entities do not stop it.
 */
export function readLeniently(xml: string): LenientFeed {
  const stack: OpenElement[] = []
  const entries: RawEntry[] = []
  let root = ''
  let isRootClosed = false
  let entry: RawEntry | null = null
  let entryDepth = 0

  const parser = new Parser(
    {
      onopentag(rawName, attributes) {
        const [prefix, name] = splitName(rawName)
        if (root === '') root = name
        const parentBase = stack.at(-1)?.base ?? null
        const base = joinBase(parentBase, attributes['xml:base'] ?? null)
        if (stack.length < maxDepth) stack.push({ name, prefix, base, text: '' })
        if (entryNames.has(name) && (entry === null || name === 'item')) {
          if (entry) entries.push(entry)
          entry = newEntry(base, attributes)
          entryDepth = stack.length
        } else if (entry && stack.length === entryDepth + 1 && name === 'link' && !foreignPrefixes.has(prefix)) {
          takeLinkElement(entry, attributes, base)
        }
      },
      ontext(text) {
        const top = stack.at(-1)
        if (!top) return
        if (top.text.length < 200_000) top.text += text
      },
      onclosetag() {
        const closed = stack.pop()
        if (stack.length === 0 && closed?.name === root) isRootClosed = true
        if (!closed || !entry) return
        if (stack.length === entryDepth - 1) {
          entries.push(entry)
          entry = null
        } else if (stack.length === entryDepth) {
          takeElement(entry, closed)
        } else if (!isInnerPart(stack, entryDepth)) {
          // Broken nesting (`<b>` never closed): the text belongs to the part around it.
          stack.at(-1)!.text += closed.text
        } else if (stack[entryDepth]?.name === 'content' || stack[entryDepth]?.name === 'summary') {
          stack.at(-1)!.text += ` ${closed.text}`
        }
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(xml)
  const isWhole = isRootClosed
  parser.end()
  if (entry) entries.push(entry)
  return { root, isWhole, entries }
}

function splitName(raw: string): [string, string] {
  const colon = raw.indexOf(':')
  return colon < 0 ? ['', raw] : [raw.slice(0, colon), raw.slice(colon + 1)]
}

function newEntry(base: string | null, attributes: Record<string, string>): RawEntry {
  return {
    // CDF gives an item's address as an attribute, RDF as its name.
    link: attributes['href'] ?? null,
    base,
    title: null,
    guid: attributes['rdf:about'] ?? null,
    isGuidLink: true,
    published: attributes['lastmod'] ?? null,
    updated: null,
    summary: null,
  }
}

function takeLinkElement(entry: RawEntry, attributes: Record<string, string>, base: string | null): void {
  const href = attributes['href'] ?? attributes['rdf:resource']
  const rel = (attributes['rel'] ?? 'alternate').toLowerCase()
  if (href === undefined || href.trim() === '') return
  if (rel === 'alternate' && !(entry.link !== null && /\b(?:json|xml|pdf)\b/.test(attributes['type'] ?? ''))) {
    if (entry.link === null || linkRank.get(entry) !== 'alternate') {
      entry.link = href
      entry.base = base
      linkRank.set(entry, 'alternate')
    }
  } else if (entry.link === null && rel !== 'self' && rel !== 'edit' && rel !== 'replies' && rel !== 'enclosure') {
    entry.link = href
    entry.base = base
  }
}

/** Which entries already have their best link; kept beside so that entries stay plain. */
const linkRank = new WeakMap<RawEntry, 'alternate'>()

function isInnerPart(stack: readonly OpenElement[], entryDepth: number): boolean {
  const part = stack[entryDepth]
  return part !== undefined && innerParts.has(part.name)
}

function takeElement(entry: RawEntry, { name, prefix, text, base }: OpenElement): void {
  const value = text.trim()
  if (value === '' || foreignPrefixes.has(prefix)) return
  switch (name) {
    case 'title':
      entry.title ??= value
      break
    case 'link':
      if (entry.link === null) {
        entry.link = value
        entry.base = base
      }
      break
    case 'guid':
    case 'id':
      if (prefix !== 'dc') entry.guid = value
      break
    case 'pubdate':
    case 'published':
    case 'issued':
      entry.published = value
      break
    case 'date':
    case 'created':
      entry.published ??= value
      break
    case 'updated':
    case 'modified':
    case 'lastbuilddate':
      entry.updated ??= value
      break
    case 'description':
    case 'summary':
    case 'abstract':
      entry.summary = value
      break
    case 'content':
    case 'encoded':
      entry.summary ??= value
      break
  }
}

function joinBase(outer: string | null, own: string | null): string | null {
  if (own === null) return outer
  if (outer === null) return own
  return URL.canParse(own, outer) ? new URL(own, outer).href : own
}
