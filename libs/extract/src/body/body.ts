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
