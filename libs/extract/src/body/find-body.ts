import type { Page } from '../page/read-page.js'
import { cleanBody } from './clean-body.js'
import { type Region, regionTree, type RegionTree } from './regions.js'
import { type Scores, scoreRegions } from './score.js'

/** The blocks that make the article's text, in page order, and the blocks that are captions of its pictures. */
export interface Body {
  blocks: number[]
  captions: number[]
  /** The stretch of the page that was taken for the article, before anything was taken out of it. */
  first: number
  end: number
  mass: number
  /** 1 for blocks in teaser cards and readers' comments: their times are not the article's. */
  inCards: Uint8Array
}

/** Finds the article's text by density and distance alone; needs no class name. */
export function findBody(page: Page): Body {
  const tree = regionTree(page)
  const scores = scoreRegions(page, tree)
  const region = climb(page, tree, scores, bestRegion(tree, scores))
  return cleanBody(page, tree, scores, region)
}

function bestRegion(tree: RegionTree, { score }: Scores): Region {
  let best = 0
  score.forEach((s, i) => {
    if (s > (score[best] as number)) best = i
  })
  return tree.regions[best] as Region
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
