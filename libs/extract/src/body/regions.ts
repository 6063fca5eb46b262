import type { Block, Page, PageElement } from '../page/page.js'

/**
 * A stretch of the page that one or several nested elements cover exactly. Wrappers that add no text of their own make
 * no region, so the number of `div`s around a paragraph changes nothing.
 */
export interface Region {
  index: number
  parent: number
  first: number
  end: number
  /** Union of the hints of its elements. */
  hints: number
  tags: string[]
  elements: number[]
  images: number
  depth: number
}

export interface RegionTree {
  regions: Region[]
  /** Region of each element. */
  ofElement: number[]
  /** Smallest region around each block. */
  ofBlock: number[]
}

/** Builds the regions of a page; the last one made is never needed twice, so this is one pass over the elements. */
export function regionTree(page: Page): RegionTree {
  const root: Region = {
    index: 0,
    parent: -1,
    first: 0,
    end: page.blocks.length,
    hints: 0,
    tags: [],
    elements: [],
    images: 0,
    depth: 0,
  }
  const regions = [root]
  const ofElement: number[] = []
  page.elements.forEach((element, i) => {
    const parent = element.parent < 0 ? root : (regions[ofElement[element.parent] as number] as Region)
    ofElement.push(place(element, i, parent, regions))
  })
  const ofBlock = page.blocks.map((block) => (block.element < 0 ? 0 : (ofElement[block.element] as number)))
  return { regions, ofElement, ofBlock }
}

function place(element: PageElement, index: number, parent: Region, regions: Region[]): number {
  if (element.firstBlock === element.endBlock) return parent.index
  if (parent.first === element.firstBlock && parent.end === element.endBlock) {
    parent.hints |= element.hints
    parent.tags.push(element.tag)
    parent.elements.push(index)
    parent.images = Math.max(parent.images, element.images)
    return parent.index
  }
  const region: Region = {
    index: regions.length,
    parent: parent.index,
    first: element.firstBlock,
    end: element.endBlock,
    hints: element.hints,
    tags: [element.tag],
    elements: [index],
    images: element.images,
    depth: parent.depth + 1,
  }
  regions.push(region)
  return region.index
}

/** Share of a block's text that is link text. */
export function linkDensity(block: Block): number {
  return block.text.length === 0 ? 0 : block.linkChars / block.text.length
}

/** The nearest element around a block that holds other blocks too, -1 for the page. */
export function containerOf(page: Page, block: Block): number {
  let at = block.element
  while (at >= 0) {
    const element = page.elements[at]
    if (!element || element.endBlock - element.firstBlock > 1) break
    at = element.parent
  }
  return at
}

/** True for blocks set alike in one element: paragraphs of one text. */
export function sameRow(page: Page, a: Block, b: Block): boolean {
  return (
    containerOf(page, a) === containerOf(page, b) && page.elements[a.element]?.tag === page.elements[b.element]?.tag
  )
}

const chromeTags = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'header', 'address', 'fieldset'])

/** True for tags that by their meaning stand beside an article and not in it. */
export function isChromeTag(tag: string): boolean {
  return chromeTags.has(tag)
}
