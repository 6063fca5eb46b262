import { oneLine } from '#language'
import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import { plainText, sameOrPrefix, skeleton, wordOverlap } from './likeness.js'

export interface Title {
  text: string
  /** The block on the page that shows it, or -1. */
  block: number
}

/** Headlines are seldom longer; a longer `h1` is a wrapper around more. */
const longestTitle = 400
const separators = /\s+[|–—»·•:-]\s+/

/** The headline where the page shows it: the heading that agrees with what the page says about itself. */
export function shownTitle(page: Page, stated: string[]): Title | null {
  const matching = headingsOf(page)
    .map((b) => ({ block: b, score: Math.max(0, ...stated.map((s) => agreement(b.text, s))) - b.level * 0.01 }))
    .sort((a, b) => b.score - a.score)[0]
  if (matching && matching.score > 0.55) return { text: matching.block.text, block: matching.block.index }
  return shownElsewhere(page, stated)
}

/** The headline of a page that shows nothing like what it says: its statement, or the heading above the body. */
export function otherTitle(page: Page, stated: string[], bodyFirst: number): Title | null {
  const headings = headingsOf(page)
  const only = headings.filter((b) => b.level === 1)
  // The one `h1` above the body is the headline, though the page calls itself otherwise for search engines.
  if (only.length === 1 && isAbove(only[0] as Block, bodyFirst) && (only[0] as Block).text.length >= 25)
    return { text: (only[0] as Block).text, block: (only[0] as Block).index }
  const site = skeleton(page.metas.get('og:site_name')?.[0] ?? '')
  const specific = stated.filter((t) => t.length > 20 && !siteName.test(t) && skeleton(t) !== site)
  const isWindowTitleOnly = specific.every((t) => t === plainText(page.titleTag).slice(0, longestTitle))
  const above = isWindowTitleOnly ? headingAbove(page, headings, bodyFirst) : null
  if (above) return { text: above.text, block: above.index }
  const chosen = specific[0] ?? stated[0]
  if (chosen) return { text: withoutSite(chosen, page), block: -1 }
  const first = headings.find((b) => b.level === 1 && b.text.length > 15) ?? headings.find((b) => b.text.length > 25)
  return first ? { text: first.text, block: first.index } : null
}

function headingsOf(page: Page): Block[] {
  return page.blocks.filter((b) => b.level > 0 && b.level <= 3 && b.text.length <= longestTitle && !isAside(page, b))
}

/** A page may call itself by the name of its site on every page; such a title says nothing. */
const siteName = /^(?:cổng|trang) (?:thông tin|tin)|^(?:báo|tạp chí|đài) .{0,60}$|^chi tiết (?:tin|bài)|^trang chủ/iu
const headingReach = 12

function isAbove(block: Block, bodyFirst: number): boolean {
  return block.index <= bodyFirst && block.index >= bodyFirst - headingReach
}

/** The heading nearest above the body, else a line there that is set like one. */
function headingAbove(page: Page, headings: Block[], bodyFirst: number): Block | null {
  if (bodyFirst < 0) return null
  const above = headings
    .filter((b) => isAbove(b, bodyFirst) && b.text.length > 15)
    .sort((a, b) => a.level - b.level || b.index - a.index)[0]
  if (above) return above
  const lines = page.blocks.slice(Math.max(0, bodyFirst - 6), bodyFirst)
  return (
    lines.find((b) => b.text.length > 25 && b.text.length < 200 && b.linkChars === 0 && !/[.:]$|\d{4}/.test(b.text)) ??
    null
  )
}

/** What the page calls its article: structured data, meta, window title, and the feed that led to it. */
export function statedTitles(page: Page, structured: string | null, feed: string | null | undefined): string[] {
  const metas = ['og:title', 'twitter:title', 'title', 'dc.title', 'headline'].flatMap(
    (k) => page.metas.get(k)?.[0] ?? [],
  )
  return [structured, ...metas, page.titleTag, feed]
    .map((t) => plainText(t ?? '').slice(0, longestTitle))
    .filter((t) => t.length > 3)
}

/** A heading in a menu, footer or list of links is no headline even when it repeats one. */
function isAside(page: Page, block: Block): boolean {
  for (let at = block.element, steps = 0; at >= 0 && steps < 12; steps++) {
    const element = page.elements[at]
    if (!element) break
    if (['nav', 'footer', 'aside'].includes(element.tag) || element.hints & (Hint.comments | Hint.hidden)) return true
    at = element.parent
  }
  return false
}

/** From 0 to 1: equal, one the beginning of the other, or many words in common. */
function agreement(heading: string, stated: string): number {
  const h = skeleton(heading)
  const s = skeleton(stated)
  if (h === '' || s === '') return 0
  if (h === s) return 1
  const words = h.split(' ').length
  if (s.startsWith(h) && words >= 3) return 0.6 + 0.35 * (h.length / s.length)
  if (sameOrPrefix(heading, stated, 25)) return 0.9
  const overlap = wordOverlap(heading, stated)
  return words >= 4 && overlap > 0.6 ? overlap * 0.8 : 0
}

/** Pages without headings show their title as a block of its own; it must equal what the page says. */
function shownElsewhere(page: Page, stated: string[]): Title | null {
  const wanted = new Map(stated.map((s) => [skeleton(withoutSite(s, page)), s]))
  const block = page.blocks.find(
    (b) => b.text.length > 15 && b.text.length <= longestTitle && wanted.has(skeleton(b.text)) && !isAside(page, b),
  )
  return block ? { text: block.text, block: block.index } : null
}

/** Takes the outlet's name off the end (or the beginning) of a window title. */
export function withoutSite(title: string, page: Page): string {
  const site = skeleton(page.metas.get('og:site_name')?.[0] ?? '')
  const parts = oneLine(title).split(separators)
  if (parts.length < 2) return oneLine(title)
  const last = parts[parts.length - 1] as string
  const isSite = (part: string): boolean => {
    const s = skeleton(part)
    return (
      s !== '' &&
      (s === site ||
        hostWords(page.url).includes(s.replace(/ /g, '')) ||
        /^(?:báo|tạp chí|đài|trang|cổng) /iu.test(part))
    )
  }
  if (isSite(last) || (last.length < 30 && last.length < (parts[0] as string).length / 2))
    return oneLine(title)
      .slice(0, oneLine(title).lastIndexOf(last))
      .replace(/\s+[|–—»·•:-]\s*$/, '')
  return isSite(parts[0] as string) ? parts.slice(1).join(' - ') : oneLine(title)
}

function hostWords(url: string): string[] {
  try {
    const host = new URL(url).hostname.replace(/^www\./, '')
    return [host.replace(/\./g, ''), ...host.split('.')]
  } catch {
    return []
  }
}
