import { Card, findCards } from './cards.js'
import { isImprint } from './cues.js'
import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import { linkDensity, type Region, type RegionTree } from './regions.js'

/** What a level of distance takes from a paragraph's weight for the containers above it. */
const decay = 0.62
/** A block counts at most this many characters, so that one legal notice does not outweigh a short article. */
const longestCounted = 900

const sentenceEnd = /[.!?…:;"”'’)\]]$/
const innerStop = /[.,;!?…。،]\s/

/** What is left of the weight of a teaser or a reader's comment. */
const cardWeight = 0.12

/** How much a block looks like a paragraph of running text, in characters. */
export function textMass(block: Block): number {
  const { length } = block.text
  if (block.level > 0 || length < 20) return 0
  const links = linkDensity(block)
  if (links > 0.6 || isImprint(block.text)) return 0
  let mass = Math.min(length, longestCounted) * (1 - links) ** 2
  if (length < 60) mass *= 0.35
  else if (!sentenceEnd.test(block.text)) mass *= innerStop.test(block.text) ? 0.8 : 0.4
  return mass
}

/** Weight by tags and hints of all elements around each region, from the outside in. */
export function regionWeights(tree: RegionTree, cards: Uint8Array): number[] {
  const weights: number[] = []
  for (const region of tree.regions) {
    const above = region.parent < 0 ? 1 : (weights[region.parent] as number)
    const card = cards[region.index] !== Card.none && cards[Math.max(0, region.parent)] === Card.none
    weights.push(above * ownWeight(region) * (card ? cardWeight : 1))
  }
  return weights
}

function ownWeight(region: Region): number {
  let weight = 1
  for (const tag of region.tags) {
    if (tag === 'nav' || tag === 'footer' || tag === 'menu') weight *= 0.1
    else if (tag === 'aside' || tag === 'address') weight *= 0.2
    else if (tag === 'figcaption') weight *= 0.5
    else if (tag === 'form' || tag === 'header') weight *= 0.7
    else if (tag === 'li' || tag === 'td') weight *= 0.8
  }
  // Near the root a hint says nothing: themes put words such as `sidebar` on body and wrapper.
  const big = region.depth < 2 ? 1 : 0
  if (region.hints & Hint.comments && !big) weight *= 0.08
  else if (region.hints & Hint.related && !big) weight *= 0.2
  else if (region.hints & Hint.chrome && !big && !(region.hints & Hint.body)) weight *= 0.35
  if (region.hints & Hint.caption) weight *= 0.5
  if (region.hints & Hint.hidden) weight *= 0.2
  return weight
}

export interface Scores {
  /** Weighted characters of each block. */
  masses: number[]
  /** Of each region: its faded score, the weighted characters directly in it, in all of it, and unweighted ones. */
  score: number[]
  own: number[]
  total: number[]
  raw: number[]
  /** Kind of card that each region is or lies in. */
  cards: Uint8Array
}

/** Scores every region: the sum of its paragraphs, each faded by its distance. */
export function scoreRegions(page: Page, tree: RegionTree): Scores {
  const cards = findCards(page, tree)
  const weights = regionWeights(tree, cards)
  const { regions } = tree
  const masses = page.blocks.map((b, i) => textMass(b) * (weights[tree.ofBlock[i] as number] as number))
  const own = new Array<number>(regions.length).fill(0)
  page.blocks.forEach((_, i) => {
    const at = regions[tree.ofBlock[i] as number] as Region
    const container = at.end - at.first === 1 && at.parent >= 0 ? at.parent : at.index
    own[container] = (own[container] as number) + (masses[i] as number)
  })
  const score = [...own]
  const total = sums(regions, masses)
  const raw = sums(regions, page.blocks.map(textMass))
  for (let i = regions.length - 1; i > 0; i--) {
    const parent = (regions[i] as Region).parent
    score[parent] = (score[parent] as number) + decay * (score[i] as number)
  }
  const faded = score.map((s, i) => {
    const region = regions[i] as Region
    return s * bonus(region) * (1 - 0.6 * linkShare(page, region))
  })
  return { masses, score: faded, own, total, raw, cards }
}

function sums(regions: Region[], values: number[]): number[] {
  const before = [0]
  for (const value of values) before.push((before[before.length - 1] as number) + value)
  return regions.map((r) => (before[r.end] as number) - (before[r.first] as number))
}

function bonus(region: Region): number {
  let factor = 1
  if (region.hints & Hint.body) factor *= 1.25
  if (region.tags.includes('article')) factor *= 1.15
  return factor
}

function linkShare(page: Page, region: Region): number {
  let chars = 0
  let links = 0
  for (let i = region.first; i < region.end; i++) {
    const block = page.blocks[i] as Block
    chars += block.text.length
    links += block.linkChars
  }
  return chars === 0 ? 1 : links / chars
}
