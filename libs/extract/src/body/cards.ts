import type { Block, Page } from '../page/page.js'
import { linkDensity, type Region, type RegionTree } from './regions.js'

/** What rows of like-built elements are when it is not paragraphs. */
export const Card = { none: 0, teaser: 1, comment: 2 } as const

/** Two comments make a row; teasers need three, since articles have sections in twos. */
const leastTeasers = 3
const leastComments = 2
/** A card is small; a section of an article is not. */
const largestCard = 700
/** Readers write more than a teaser holds. */
const largestComment = 2500
const mostBlocks = 9
/** Running text before the first linked headline: an article that ends in a box of links, no teaser. */
const mostTextBefore = 160

const timeLine =
  /^[^\d]{0,25}(?:\d{1,3}|một|an?) (?:giây|phút|giờ|ngày|tuần|tháng|năm|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)(?: trước| ago)|^.{0,12}\d{1,2}[/:.-]\d{1,2}[/:.-]?\d{0,4}.{0,14}$/iu
const replyLine = /(?:^|\s|\W)(?:trả lời|thích|báo vi phạm|báo xấu|reply|like|upvote|report|permalink)(?:$|\s|\W)/iu

/**
 * Finds rows of cards by their build alone: like children of one region that each hold a linked headline (teasers), or a
 * name or time and a word of reply (readers' comments). Returns the kind for each region.
 */
export function findCards(page: Page, tree: RegionTree): Uint8Array {
  const kinds = new Uint8Array(tree.regions.length)
  const children = new Map<number, Region[]>()
  for (const region of tree.regions) {
    if (region.end - region.first < 2 || region.parent < 0) continue
    const row = children.get(region.parent)
    if (row) row.push(region)
    else children.set(region.parent, [region])
  }
  for (const row of children.values()) {
    if (row.length < leastComments) continue
    const kindsOfRow = row.map((region) => cardKind(page, region))
    mark(row, kindsOfRow, Card.comment, leastComments, kinds)
    mark(row, kindsOfRow, Card.teaser, leastTeasers, kinds)
  }
  // What lies inside a card is part of it.
  for (const region of tree.regions) {
    if (region.parent >= 0 && kinds[region.parent] !== Card.none) kinds[region.index] = kinds[region.parent] as number
  }
  return kinds
}

function mark(row: Region[], kindsOfRow: number[], kind: number, least: number, kinds: Uint8Array): void {
  if (kindsOfRow.filter((k) => k === kind).length < least) return
  row.forEach((region, i) => {
    if (kindsOfRow[i] === kind) kinds[region.index] = kind
  })
}

function cardKind(page: Page, region: Region): number {
  if (region.end - region.first > mostBlocks) return Card.none
  let chars = 0
  let linked = 0
  let replies = 0
  let times = 0
  let before = 0
  for (let i = region.first; i < region.end; i++) {
    const block = page.blocks[i] as Block
    const { length } = block.text
    chars += length
    if (linkDensity(block) > 0.85 && length > 18) linked++
    else if (linked === 0) before += length
    if (length <= 60 && replyLine.test(block.text)) replies++
    else if (length <= 70 && timeLine.test(block.text)) times++
  }
  if (replies > 0 && chars < largestComment) return Card.comment
  if (chars > largestCard || before > mostTextBefore) return Card.none
  return linked > 0 && (linked + times >= 2 || chars < 320) ? Card.teaser : Card.none
}
