import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/read-page.js'
import { Card } from './cards.js'
import { cueOf } from './cues.js'
import type { Body } from './find-body.js'
import { isChromeTag, linkDensity, type Region, type RegionTree } from './regions.js'
import type { Scores } from './score.js'

/** Keeps of a region what is the article's own text: drops boxes, captions, menus, cues and what follows them. */
export function cleanBody(page: Page, tree: RegionTree, scores: Scores, top: Region, titleBlock: number): Body {
  const total = scores.total[top.index] as number
  const dropped = new Uint8Array(page.blocks.length)
  const captions: number[] = []
  for (const region of tree.regions) {
    if (region === top || region.first < top.first || region.end > top.end || region.index < top.index) continue
    if (dropped[region.first] === 1 && dropped[region.end - 1] === 1) continue
    if (isCaption(page, region)) {
      for (let i = region.first; i < region.end; i++) captions.push(i)
      dropped.fill(1, region.first, region.end)
    } else if (isBox(page, region, scores, total, titleBlock)) dropped.fill(1, region.first, region.end)
  }
  for (let i = top.first; i < top.end; i++) {
    const block = page.blocks[i] as Block
    if (dropped[i] === 1) continue
    if (isCaptionLine(page, block)) captions.push(i)
    else if (!isLooseNoise(block)) continue
    dropped[i] = 1
  }
  captions.sort((a, b) => a - b)
  cutAtCues(page, tree, scores, top, dropped)
  trimHead(page, top, dropped)
  const blocks: number[] = []
  for (let i = top.first; i < top.end; i++) if (dropped[i] === 0) blocks.push(i)
  // A page that hides its only text behind such marks still has one.
  if (blocks.length === 0)
    for (let i = top.first; i < top.end; i++) if ((scores.masses[i] as number) > 60) blocks.push(i)
  const inCards = Uint8Array.from(tree.ofBlock, (region) => scores.cards[region] as number)
  return { blocks, captions, first: top.first, end: top.end, mass: total, inCards }
}

function isCaption(page: Page, region: Region): boolean {
  let chars = 0
  for (let i = region.first; i < region.end; i++) chars += (page.blocks[i] as Block).text.length
  if (region.tags.includes('figcaption')) return true
  if (region.tags.includes('figure') && region.images > 0) return chars < 1500
  if (region.hints & Hint.caption) return chars < 700
  const blocks = region.end - region.first
  return region.images > 0 && chars <= 300 && blocks <= 4
}

function isBox(page: Page, region: Region, scores: Scores, total: number, titleBlock: number): boolean {
  const share = total === 0 ? 0 : (scores.raw[region.index] as number) / total
  if (share > 0.5) return false
  if (scores.cards[region.index] !== Card.none && share < 0.3) return true
  const size = measure(page, region)
  if (region.tags.includes('blockquote')) return (region.hints & (Hint.comments | Hint.hidden)) !== 0
  if (region.tags.some(isChromeTag) && share < 0.3) return true
  // An `article` inside the article is another one, unless it holds the headline or comes right after it.
  const isOwn = titleBlock >= 0 && region.end > titleBlock && region.first <= titleBlock + 6
  if (region.tags.includes('article') && !isOwn && !(region.hints & Hint.body)) return true
  if (region.hints & (Hint.comments | Hint.related | Hint.hidden)) return true
  if (region.hints & Hint.chrome && !(region.hints & Hint.body)) return share < 0.25
  if (region.hints & Hint.meta && share < 0.1 && size.chars < 400) return true
  if (size.blocks > 1 && size.links / size.chars > 0.5 && size.anchors > 1) return true
  return false
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
function isCaptionLine(page: Page, block: Block): boolean {
  if (page.elements[page.elements[block.element]?.parent ?? -1]?.tag === 'blockquote') return false
  if (!(block.afterImage || block.hasImage) || block.level > 0 || block.text.length > 300) return false
  if (block.text.length < 250 && photoCredit.test(block.text)) return true
  return block.italicChars > 0.85 * block.text.length || (isCentred(page, block) && block.text.length < 250)
}

function isCentred(page: Page, block: Block): boolean {
  const { style, align } = page.elements[block.element]?.node.attribs ?? {}
  return align === 'center' || (style !== undefined && /text-align\s*:\s*center/i.test(style))
}

/** A line that is nothing but a link, or a picture's line. */
function isLooseNoise(block: Block): boolean {
  const links = linkDensity(block)
  if (links > 0.9 && block.text.length < 250) return true
  if (block.hasImage && block.text.length < 200) return true
  return cueOf(block.text) === 'line'
}

function cutAtCues(page: Page, tree: RegionTree, scores: Scores, top: Region, dropped: Uint8Array): void {
  const total = scores.total[top.index] as number
  let before = 0
  for (let i = top.first; i < top.end; i++) {
    if (dropped[i] === 1) continue
    const block = page.blocks[i] as Block
    const cue = cueOf(block.text)
    if (cue === null) {
      before += scores.masses[i] as number
      continue
    }
    dropped[i] = 1
    const end = cutEnd(page, tree, scores, top, i, cue === 'comments' && before > 0.3 * total)
    dropped.fill(1, i, end)
  }
}

/** Where the box that a cue opens comes to its end. */
function cutEnd(page: Page, tree: RegionTree, scores: Scores, top: Region, at: number, toTheEnd: boolean): number {
  const cue = page.blocks[at] as Block
  // A cue with its own link (`Xem thêm: …`) is a line and opens nothing.
  if (cue.links > 0 && cue.linkChars > 15) return at + 1
  let region = tree.regions[tree.ofBlock[at] as number] as Region
  while (region.end === at + 1 && region.parent >= 0) region = tree.regions[region.parent] as Region
  const isOpenedByCue = region !== top && region.first === at && region.end <= top.end
  if (isOpenedByCue && (scores.total[region.index] as number) < 0.4 * (scores.total[top.index] as number))
    return region.end
  const limit = Math.min(region.end, top.end)
  if (toTheEnd) return limit
  let end = at + 1
  while (end < limit && !isOwnText(page.blocks[end] as Block, scores.masses[end] as number)) end++
  return end
}

function isOwnText(block: Block, mass: number): boolean {
  const links = linkDensity(block)
  return (mass > 60 && links < 0.4) || (links < 0.2 && block.text.length >= 40)
}

/** Takes dates, names and share words off the beginning: short lines without the shape of a sentence. */
function trimHead(page: Page, top: Region, dropped: Uint8Array): void {
  const isShort = (i: number): boolean => {
    const block = page.blocks[i] as Block
    return block.text.length < 40 && !/[.!?…:"”]$/.test(block.text)
  }
  let first = top.first
  while (first < top.end && (dropped[first] === 1 || isShort(first))) dropped[first++] = 1
}
