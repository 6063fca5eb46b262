import type { Body } from './body.js'
import type { Block, Page } from '../page/page.js'
import { cleanBody } from './clean-body.js'
import { type Region, regionTree, type RegionTree } from './regions.js'
import { type Scores, scoreRegions } from './score.js'

/** Finds the article's text by density and distance alone; needs no class name. */
export function findBody(page: Page, titleBlock: number): Body {
  const tree = regionTree(page)
  const scores = scoreRegions(page, tree)
  const best = bestRegion(tree, scores)
  const region = climb(page, tree, scores, nearerTitle(page, tree, scores, best, titleBlock) ?? best)
  return cleanBody({ page, tree, scores, top: region, titleBlock })
}

function bestRegion(tree: RegionTree, { score }: Scores): Region {
  let best = 0
  score.forEach((s, i) => {
    if (s > (score[best] as number)) best = i
  })
  return tree.regions[best] as Region
}

/** A region between headline and best region needs this share of its score to be taken instead. */
const nearerShare = 0.6
/** Of a conversation the article above it may be a small part. */
const nearerShareOfTalk = 0.06

/**
 * The article follows its headline. When the best region does not, or reads like readers talking, a good region between
 * the two is the article.
 */
function nearerTitle(page: Page, tree: RegionTree, scores: Scores, best: Region, titleBlock: number): Region | null {
  if (titleBlock < 0 || (best.first <= titleBlock + 1 && best.end > titleBlock)) return null
  const share = best.end <= titleBlock || isTalk(page, best) ? nearerShareOfTalk : nearerShare
  const least = Math.max(120, share * (scores.score[best.index] as number))
  const to = best.end <= titleBlock ? page.blocks.length : best.first
  let chosen: Region | null = null
  for (const region of tree.regions) {
    if (region.first < titleBlock || region.end > to || (scores.score[region.index] as number) < least) continue
    if (!chosen || (scores.score[region.index] as number) > (scores.score[chosen.index] as number)) chosen = region
  }
  return chosen
}

const talkLine = /\d{1,2}:\d{2}|\bago\b|\bsaid:|trước$|trả lời|\breply\b|upvote|\bvotes?\b/iu

/** Every few blocks a short line with a time, a name or a word of reply. */
function isTalk(page: Page, region: Region): boolean {
  let lines = 0
  for (let i = region.first; i < region.end; i++) {
    const { text } = page.blocks[i] as Block
    if (text.length < 80 && talkLine.test(text)) lines++
  }
  return lines >= 3 && lines * 8 > region.end - region.first
}

/** Steps up while the parent holds further paragraphs of the same kind beside the chosen region. */
function climb(page: Page, tree: RegionTree, scores: Scores, chosen: Region): Region {
  let top = chosen
  for (let at = chosen, steps = 0; at.parent >= 0 && steps < 4; steps++) {
    const parent = tree.regions[at.parent] as Region
    if (hasMoreOfTheSame(page, tree, scores, parent, top)) top = parent
    at = parent
  }
  return top
}

function hasMoreOfTheSame(page: Page, tree: RegionTree, scores: Scores, parent: Region, top: Region): boolean {
  const inside = scores.total[top.index] as number
  let more = 0
  let bad = 0
  for (const child of tree.regions) {
    if (child.parent !== parent.index || (child.first >= top.first && child.end <= top.end)) continue
    if (child.first <= top.first && child.end >= top.end) continue
    const mass = scores.total[child.index] as number
    const direct = scores.own[child.index] as number
    const single = child.end - child.first === 1
    if (single || (direct > 250 && direct > 0.6 * mass && direct > 0.5 * textLength(page, child))) more += mass
    else bad += mass
  }
  return more > 0.12 * inside && more > bad
}

function textLength(page: Page, region: Region): number {
  let n = 0
  for (let i = region.first; i < region.end; i++) n += page.blocks[i]?.text.length ?? 0
  return n
}
