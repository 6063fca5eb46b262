import type { Dom, DomElement } from './dom.js'

/** A run of text without a block boundary inside it: a paragraph, a heading, a list item, a cell. */
export interface Block {
  text: string
  index: number
  /** Index of the nearest block-level element. */
  element: number
  /** Characters of the text inside links, in bold and in italics. */
  linkChars: number
  boldChars: number
  italicChars: number
  /** Heading level, 0 for none. */
  level: number
  hasImage: boolean
  /** True when a picture and no text stands between this block and the one before it. */
  afterImage: boolean
  links: number
}

/** One element of the page in document order, with the blocks inside it. */
export interface PageElement {
  node: DomElement
  tag: string
  parent: number
  firstBlock: number
  endBlock: number
  /** Number of images inside. */
  images: number
  hints: number
}

/** A machine-readable time on an element: `time[datetime]` or a marked attribute. */
export interface PageTime {
  value: string
  /** Index of the block it stands in or before. */
  block: number
  isPublished: boolean
}

/** A page in the flat form that everything else reads: elements and text blocks in document order. */
export interface Page {
  url: string
  dom: Dom
  elements: PageElement[]
  blocks: Block[]
  times: PageTime[]
  /** Raw texts of `application/ld+json` scripts. */
  structured: string[]
  /** `meta` name, property or itemprop in lower case to its contents, in order. */
  metas: Map<string, string[]>
  titleTag: string
  canonical: string | null
  base: string | null
  language: string
  /** Length of the longest encoded string in a script: some papers open the body from one. */
  encodedChars: () => number
}
