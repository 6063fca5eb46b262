import type { Block } from '../page/page.js'
import { type Ground, isBox, isCaption, isCaptionLine, isLooseNoise } from './boxes.js'
import { cueOf, isContact, isImprint } from './cues.js'
import type { Body } from './body.js'
import { isAuthorLine } from '../fields/find-signature.js'
import { containerOf, linkDensity, type Region, sameRow } from './regions.js'

/** Keeps of a region what is the article's own text: drops boxes, captions, menus, cues and what follows them. */
export function cleanBody(ground: Ground): Body {
  const { page, tree, scores, top } = ground
  const dropped = new Uint8Array(page.blocks.length)
  const captions = dropRegions(ground, dropped)
  for (let i = top.first; i < top.end; i++) {
    const block = page.blocks[i] as Block
    if (dropped[i] === 1) continue
    if (isCaptionLine(page, block)) captions.push(i)
    else if (!isLooseNoise(block)) continue
    dropped[i] = 1
  }
  cutAtCues(ground, dropped)
  cutFrame(ground, dropped)
  trimHead(ground, dropped)
  trimTail(ground, dropped)
  return {
    blocks: keptBlocks(ground, dropped),
    captions: captions.sort((a, b) => a - b),
    first: top.first,
    end: top.end,
    mass: scores.total[top.index] as number,
    inCards: Uint8Array.from(tree.ofBlock, (region) => scores.cards[region] as number),
  }
}

/** Drops whole regions, outer ones first; returns the blocks of those that are captions. */
function dropRegions(ground: Ground, dropped: Uint8Array): number[] {
  const { tree, top } = ground
  const captions: number[] = []
  for (const region of tree.regions) {
    if (region === top || region.first < top.first || region.end > top.end || region.index < top.index) continue
    if (dropped[region.first] === 1 && dropped[region.end - 1] === 1) continue
    const isPicture = isCaption(ground, region)
    if (!isPicture && !isBox(ground, region)) continue
    dropped.fill(1, region.first, region.end)
    if (isPicture) for (let i = region.first; i < region.end; i++) captions.push(i)
  }
  return captions
}

function cutAtCues(ground: Ground, dropped: Uint8Array): void {
  const { page, scores, top } = ground
  const total = scores.total[top.index] as number
  let before = 0
  for (let i = top.first; i < top.end; i++) {
    if (dropped[i] === 1) continue
    const cue = cueOf((page.blocks[i] as Block).text)
    if (cue === null) before += scores.masses[i] as number
    else dropped.fill(1, i, cutEnd(ground, i, cue === 'comments' && before > 0.3 * total))
  }
}

/** Where the box that a cue opens comes to its end. */
function cutEnd({ page, tree, scores, top }: Ground, at: number, toTheEnd: boolean): number {
  const cue = page.blocks[at] as Block
  // A cue with its own link (`Xem thêm: …`) is a line and opens nothing.
  if (cue.links > 0 && cue.linkChars > 15) return at + 1
  let region = tree.regions[tree.ofBlock[at] as number] as Region
  while (region.end === at + 1 && region.parent >= 0) region = tree.regions[region.parent] as Region
  const isOpenedByCue = region !== top && region.first === at && region.end <= top.end
  const mass = scores.total[region.index] as number
  if (isOpenedByCue && mass < 0.4 * (scores.total[top.index] as number)) return region.end
  const limit = Math.min(region.end, top.end)
  if (toTheEnd) return limit
  let end = at + 1
  while (end < limit && !isOwnText(page.blocks[end] as Block, scores.masses[end] as number)) end++
  return end
}

/** Where the region is larger than the article: what stands above the headline and from the imprint on is not its text. */
function cutFrame({ page, scores, top, titleBlock }: Ground, dropped: Uint8Array): void {
  const kept = (from: number, to: number): number => {
    let mass = 0
    for (let i = from; i < to; i++) if (dropped[i] === 0) mass += scores.masses[i] as number
    return mass
  }
  const isInside = titleBlock > top.first && titleBlock < top.end
  if (isInside && kept(top.first, titleBlock) < kept(titleBlock, top.end)) dropped.fill(1, top.first, titleBlock)
  const from = Math.max(top.first, titleBlock)
  const foot = page.blocks.findIndex((b, i) => {
    if (i <= from) return false
    // A notice gives an office's address in a paragraph beside the others.
    return isImprint(b.text) || (isContact(b.text) && !sameRow(page, b, page.blocks[i - 1] as Block))
  })
  if (foot > 0 && foot < top.end && kept(foot, top.end) < 0.3 * kept(top.first, foot)) dropped.fill(1, foot, top.end)
}

function isOwnText(block: Block, mass: number): boolean {
  const links = linkDensity(block)
  return (mass > 60 && links < 0.4) || (links < 0.2 && block.text.length >= 40)
}

/** Takes dates, names and share words off the beginning: short lines without the shape of a sentence. */
function trimHead(ground: Ground, dropped: Uint8Array): void {
  const { page, top, titleBlock } = ground
  for (let i = titleBlock < top.end ? Math.max(top.first, titleBlock + 1) : top.first; i < top.end; i++) {
    if (dropped[i] === 1) continue
    const block = page.blocks[i] as Block
    if (block.text.length >= 40 || /[.!?…:"”]$/.test(block.text)) return
    if (opensText(ground, block, dropped)) return
    dropped[i] = 1
  }
}

/** A subheading opens the text when its paragraph follows, a picture between them or not. */
function opensText(ground: Ground, block: Block, dropped: Uint8Array): boolean {
  const { page, scores } = ground
  const follower = nextKept(ground, block, dropped)
  if (!follower || !isOwnText(follower, scores.masses[follower.index] as number)) return false
  // Names and sections stand in elements of their own above the text; a subheading is set like a paragraph.
  if (sameRow(page, block, follower)) return block.linkChars === 0 && !isNameAbove(ground, block, follower, dropped)
  const isHeading = block.level > 2 || block.boldChars > 0.9 * block.text.length
  return isHeading && containerOf(page, block) === containerOf(page, follower) && follower.index === block.index + 1
}

/** A writer's name above a standfirst: the text itself stands elsewhere. */
function isNameAbove(ground: Ground, block: Block, follower: Block, dropped: Uint8Array): boolean {
  if (!isAuthorLine(block.text)) return false
  const second = nextKept(ground, follower, dropped)
  return second === null || !sameRow(ground.page, block, second)
}

/** The next block that is left, at most three dropped ones further down. */
function nextKept({ page, top }: Ground, block: Block, dropped: Uint8Array): Block | null {
  for (let i = block.index + 1; i < top.end && i <= block.index + 4; i++) {
    if (dropped[i] === 0) return page.blocks[i] as Block
  }
  return null
}

/** A heading with nothing under it belongs to what was taken out behind it. */
function trimTail({ page, top }: Ground, dropped: Uint8Array): void {
  for (let i = top.end - 1; i > top.first; i--) {
    if (dropped[i] === 1) continue
    if ((page.blocks[i] as Block).level < 2) return
    dropped[i] = 1
  }
}

function keptBlocks({ page, scores, top }: Ground, dropped: Uint8Array): number[] {
  const all = page.blocks.slice(top.first, top.end).map((b) => b.index)
  const kept = all.filter((i) => dropped[i] === 0)
  // A page that hides its only text behind such marks still has one.
  return kept.length > 0 ? kept : all.filter((i) => (scores.masses[i] as number) > 60)
}
