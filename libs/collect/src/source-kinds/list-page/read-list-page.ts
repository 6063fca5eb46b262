import { load, type CheerioAPI } from 'cheerio'
import { canonicalUrl } from '#press'
import { cutComments } from '../../page/cut-comments.js'
import { decodeBytes } from '../../page/decode-bytes.js'
import type { FeedEntry, ListRule, SourceInput, SourceReading } from '../source-kind.js'
import { readListTime } from './list-time.js'
import { looksLikeArticle } from './looks-like-article.js'

/** Elements of the parsed page, whatever node type cheerio gives them. */
type Nodes = ReturnType<CheerioAPI>

const maxEntries = 2000

/** Links of a list page by its rule, or, without one, those of the same outlet that look like articles. */
export async function readListPage(input: SourceInput): Promise<SourceReading> {
  const { text } = decodeBytes(input.bytes, input.contentType, 'html')
  const $ = load(cutComments(text).html, { xml: { xmlMode: false, decodeEntities: true } })
  const base = baseOf($, input.url)
  const rule = input.rule ?? {}
  try {
    const entries = collect($, rule, base, input)
    const next = nextPage($, rule, base, input.url)
    if (entries.length === 0) return { entries, error: 'list-empty' }
    return { entries, error: null, ...(next ? { next } : {}) }
  } catch {
    // Only a selector that cannot be read throws here.
    return { entries: [], error: 'rule-broken' }
  }
}

function baseOf($: CheerioAPI, url: string): string {
  const href = $('base[href]').first().attr('href')
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url
}

function collect($: CheerioAPI, rule: ListRule, base: string, input: SourceInput): FeedEntry[] {
  const found = new Map<string, FeedEntry>()
  const host = siteOf(new URL(input.url).hostname)
  const hasRule = rule.item !== undefined || rule.link !== undefined
  for (const { link, scope } of candidates($, rule)) {
    const url = addressOf(link.attr('href'), base)
    if (url === null || found.size >= maxEntries) continue
    const title = titleOf(link, scope, rule)
    const key = canonicalUrl(url.href)
    if (key === canonicalUrl(input.url)) continue
    if (!hasRule && !(siteOf(url.hostname) === host && (found.has(key) || looksLikeArticle(url, title)))) continue
    const time = timeOf(link, scope, rule, input.nowMs)
    const before = found.get(key)
    if (!before) {
      found.set(key, {
        link: url.href,
        title: title || null,
        guid: null,
        publishedAt: time,
        updatedAt: null,
        summary: null,
      })
    } else {
      // Picture and headline link to the same article: the longer text is the headline.
      if (title.length > (before.title?.length ?? 0)) before.title = title
      before.publishedAt ??= time
    }
  }
  return [...found.values()]
}

function* candidates($: CheerioAPI, rule: ListRule): Generator<{ link: Nodes; scope: Nodes | null }> {
  if (rule.item === undefined) {
    for (const element of $(rule.link ?? 'a[href]')) yield { link: anchorOf($(element)), scope: null }
    return
  }
  for (const element of $(rule.item)) {
    const scope = $(element)
    const link = rule.link === undefined ? anchorOf(scope) : anchorOf(scope.find(rule.link).first())
    yield { link, scope }
  }
}

/** The rule may point at a headline around or inside its link. */
function anchorOf(element: Nodes): Nodes {
  if (element.is('a[href]')) return element
  const inside = element.find('a[href]').first() as unknown as Nodes
  return inside.length > 0 ? inside : element.closest('a[href]')
}

function addressOf(href: string | undefined, base: string): URL | null {
  if (href === undefined || href.trim() === '' || href.trim().startsWith('#') || !URL.canParse(href, base)) return null
  const url = new URL(href, base)
  url.hash = ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
}

function titleOf(link: Nodes, scope: Nodes | null, rule: ListRule): string {
  if (rule.title !== undefined && scope) {
    const text = oneLine(scope.find(rule.title).first().text())
    if (text !== '') return text
  }
  const text = oneLine(link.text())
  if (text.split(' ').length >= 3) return text
  return oneLine(link.attr('title') ?? '') || oneLine(link.find('img[alt]').attr('alt') ?? '') || text
}

function timeOf(link: Nodes, scope: Nodes | null, rule: ListRule, nowMs: number): string | null {
  const place = scope ?? link.closest('article, li, .item, .story, .article-item, .box-category-item')
  if (place.length === 0) return null
  const element = place.find(rule.time ?? 'time, [data-role=publishdate], .time, .date, .timeago').first()
  if (element.length === 0) return null
  const stated = element.attr('datetime') ?? element.attr('title') ?? ''
  return readListTime(stated, nowMs) ?? readListTime(oneLine(element.text()), nowMs)
}

function nextPage($: CheerioAPI, rule: ListRule, base: string, url: string): string | null {
  const link = rule.next ? anchorOf($(rule.next).first()) : $('link[rel=next][href], a[rel=next][href]').first()
  const next = addressOf(link.attr('href'), base)
  return next !== null && siteOf(next.hostname) === siteOf(new URL(url).hostname) && next.href !== url
    ? next.href
    : null
}

/** The outlet's site: its host without the name of the door (`www.`, `m.`, a section's own host). */
function siteOf(host: string): string {
  const labels = host.toLowerCase().split('.')
  const isSecondLevel = labels.length > 2 && /^(?:com|net|org|edu|gov|info)$/.test(labels.at(-2)!)
  return labels.slice(isSecondLevel ? -3 : -2).join('.')
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
