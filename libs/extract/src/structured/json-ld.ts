import { parseLooseJson } from './repair-json.js'

type Item = Record<string, unknown>

/** What a page's structured data says about its article; all texts as written there. */
export interface StructuredArticle {
  title: string | null
  description: string | null
  body: string | null
  published: string | null
  modified: string | null
  authors: string[]
  section: string | null
  tags: string[]
  url: string | null
  isFree: boolean | null
}

/** Structured data of a page: its article if it names one, and what other things it describes. */
export interface StructuredData {
  article: StructuredArticle | null
  hasVideo: boolean
  /** Names of the breadcrumb, outermost first. */
  breadcrumb: string[]
  siteNames: string[]
}

const articleTypes = /(?:^|\/)(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$/i
/** Nesting and number of things beyond this come from no article. */
const maxItems = 400

/** Reads all JSON-LD scripts of a page, broken ones too. */
export function readStructuredData(scripts: string[]): StructuredData {
  const items = scripts.flatMap((script) => flatten(parseLooseJson(script)))
  const articles = items.filter((i) => isType(i, articleTypes))
  const page = items.find((i) => isType(i, /WebPage$/i) && typeof i['datePublished'] === 'string')
  const chosen = articles.find((a) => textAt(a, 'datePublished') && textAt(a, 'headline')) ?? articles[0] ?? page
  return {
    article: chosen ? articleOf(chosen, items) : null,
    hasVideo: items.some((i) => isType(i, /^VideoObject$/i)),
    breadcrumb: breadcrumbOf(items.find((i) => isType(i, /^BreadcrumbList$/i))),
    siteNames: items.filter((i) => isType(i, /Organization$|^WebSite$/i)).flatMap((i) => textAt(i, 'name') ?? []),
  }
}

function flatten(root: unknown): Item[] {
  const found: Item[] = []
  const todo: unknown[] = [root]
  while (todo.length > 0 && found.length < maxItems) {
    const next = todo.shift()
    if (Array.isArray(next)) todo.push(...(next as unknown[]).slice(0, maxItems))
    else if (next !== null && typeof next === 'object') {
      const item = next as Item
      found.push(item)
      for (const key of [
        '@graph',
        'mainEntity',
        'mainEntityOfPage',
        'itemListElement',
        'publisher',
        'video',
        'isPartOf',
      ])
        if (item[key] !== null && typeof item[key] === 'object') todo.push(item[key])
    }
  }
  return found
}

function isType(item: Item, pattern: RegExp): boolean {
  const type = item['@type']
  return (Array.isArray(type) ? type : [type]).some((t) => typeof t === 'string' && pattern.test(t))
}

function articleOf(item: Item, all: Item[]): StructuredArticle {
  const free = item['isAccessibleForFree']
  return {
    title: textAt(item, 'headline') ?? textAt(item, 'name'),
    description: textAt(item, 'description'),
    body: textAt(item, 'articleBody'),
    published: textAt(item, 'datePublished') ?? textAt(item, 'dateCreated'),
    modified: textAt(item, 'dateModified'),
    authors: namesOf(item['author'] ?? item['creator'], all),
    section: listOf(item['articleSection'])[0] ?? null,
    tags: listOf(item['keywords']).flatMap((k) => k.split(/[,;]/)),
    url: urlOf(item['mainEntityOfPage']) ?? textAt(item, 'url'),
    isFree:
      free === undefined ? null : !(free === false || /^(?:false|https?:\/\/schema.org\/False)$/i.test(String(free))),
  }
}

function textAt(item: Item, key: string): string | null {
  const value = item[key]
  const one = Array.isArray(value) ? (value[0] as unknown) : value
  return typeof one === 'string' && one.trim() !== '' ? one : typeof one === 'number' ? String(one) : null
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((v): v is string => typeof v === 'string')
}

/** Names of persons; an organisation as author is the outlet itself and no byline. */
function namesOf(value: unknown, all: Item[]): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).slice(0, 10).flatMap((author) => {
    if (typeof author === 'string') return [author]
    if (author === null || typeof author !== 'object') return []
    const item = author as Item
    if (isType(item, /Organization$/i)) return []
    const known = item['name'] === undefined && item['@id'] ? all.find((i) => i['@id'] === item['@id']) : item
    return listOf(known?.['name'])
  })
}

function urlOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object') return null
  return textAt(value as Item, '@id') ?? textAt(value as Item, 'url')
}

function breadcrumbOf(item: Item | undefined): string[] {
  const list = item?.['itemListElement']
  if (!Array.isArray(list)) return []
  return list.slice(0, 10).flatMap((entry: unknown) => {
    if (entry === null || typeof entry !== 'object') return []
    const inner = (entry as Item)['item']
    const name = textAt(entry as Item, 'name')
    return name ?? (inner !== null && typeof inner === 'object' ? textAt(inner as Item, 'name') : null) ?? []
  })
}
