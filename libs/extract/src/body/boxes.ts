import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import { Card } from './cards.js'
import { cueOf, isLinkedCue } from './cues.js'
import { isChromeTag, linkDensity, type Region, type RegionTree } from './regions.js'
import type { Scores } from './score.js'

/** The region taken for the article, with all that is known about the page around it. */
export interface Ground {
  page: Page
  tree: RegionTree
  scores: Scores
  top: Region
  /** Block of the headline, -1 where none is shown. */
  titleBlock: number
}

/** True for a region that holds a picture's words and nothing else. */
export function isCaption(ground: Ground, region: Region): boolean {
  const { page, scores, top } = ground
  if (scores.cards[region.index] !== Card.none || isLoneTeaser(ground, region)) return false
  if (region.tags.includes('figcaption')) return true
  const { chars, blocks } = measure(page, region)
  if (region.tags.includes('figure') && region.images > 0) return chars < 1500
  if (region.hints & Hint.caption) return chars < 700
  // Of a brief with a picture the same could be said: a caption is a small part of the whole.
  const isSmallPart = (scores.raw[region.index] as number) < 0.3 * (scores.raw[top.index] as number)
  return region.images > 0 && chars <= 300 && blocks <= 4 && isSmallPart
}

/** True for a region inside the article that is no part of it: menus, teasers, comments, notes about the writer. */
export function isBox(ground: Ground, region: Region): boolean {
  const { page, scores, top } = ground
  const raw = scores.raw[region.index] as number
  const total = scores.total[top.index] as number
  if (scores.cards[region.index] !== Card.none) return true
  const share = total === 0 ? 0 : raw / total
  if (isLoneTeaser(ground, region) && share < 0.9) return true
  if (share > 0.5) return false
  if (region.tags.includes('blockquote')) return (region.hints & (Hint.comments | Hint.hidden)) !== 0
  if (region.tags.some(isChromeTag) && share < 0.3) return true
  if (isOtherArticle(ground, region)) return true
  if (region.hints & (Hint.comments | Hint.related | Hint.hidden)) return true
  if (region.hints & Hint.chrome && !(region.hints & Hint.body)) return share < 0.25
  const size = measure(page, region)
  if (region.hints & Hint.meta && share < 0.1 && size.chars < 400) return true
  return size.blocks > 1 && size.links / size.chars > 0.5 && size.anchors > 1
}

/** An `article` inside the article is another one, unless it holds the headline or comes right after it. */
function isOtherArticle({ titleBlock }: Ground, region: Region): boolean {
  if (!region.tags.includes('article') || region.hints & Hint.body) return false
  return !(titleBlock >= 0 && region.end > titleBlock && region.first <= titleBlock + 6)
}

/** A linked headline with a picture or as a heading, and a line or two under it: one other article. */
function isLoneTeaser({ page, tree, titleBlock }: Ground, region: Region): boolean {
  // A region that only begins with a teaser is more than one.
  const inner = tree.regions[region.index + 1]
  if (inner && inner.first === region.first && inner.end < region.end && inner.end - inner.first > 1) return false
  const blocks = page.blocks.slice(region.first, Math.min(region.end, region.first + 5))
  const first = blocks[0] as Block
  if (blocks.length < 2 || region.end - region.first > 4 || titleBlock === region.first) return false
  if (linkDensity(first) < 0.85 || first.text.length < 20 || !(first.level > 0 || region.images > 0)) return false
  return measure(page, region).chars < 600
}

function measure(page: Page, region: Region): { chars: number; links: number; blocks: number; anchors: number } {
  let chars = 0
  let links = 0
  let anchors = 0
  for (let i = region.first; i < region.end; i++) {
    const block = page.blocks[i] as Block
    chars += block.text.length
    links += block.linkChars
    anchors += block.links
  }
  return { chars: Math.max(1, chars), links, blocks: region.end - region.first, anchors }
}

const photoCredit =
  /(?:^|[\s(.,–-])(?:ảnh|clip|video|đồ họa|nguồn ảnh|photo|image|credit)\s{0,2}(?::|minh h[oọ]ạ?a?|chụp|do|-)/iu

/** A short line right after a picture that is set like a caption or names the photographer. */
export function isCaptionLine(page: Page, block: Block): boolean {
  if (page.elements[page.elements[block.element]?.parent ?? -1]?.tag === 'blockquote') return false
  if (!(block.afterImage || block.hasImage) || block.level > 0 || block.text.length > 300) return false
  if (block.text.length < 250 && photoCredit.test(block.text)) return true
  return block.italicChars > 0.85 * block.text.length || (isCentred(page, block) && block.text.length < 250)
}

function isCentred(page: Page, block: Block): boolean {
  const { style, align } = page.elements[block.element]?.node.attribs ?? {}
  return align === 'center' || (style !== undefined && /text-align\s*:\s*center/i.test(style))
}

/** A line that is nothing but a link, a picture's line, or a word of the page's furniture. */
export function isLooseNoise(block: Block): boolean {
  if (linkDensity(block) > 0.9 && block.text.length < 250) return true
  if (block.links > 0 && isLinkedCue(block.text, block.linkChars)) return true
  if (block.hasImage && block.text.length < 200) return true
  return cueOf(block.text) === 'line'
}
