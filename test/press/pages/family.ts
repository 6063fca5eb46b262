import type { OutletSpec, Paragraph, Publication, PublishedVersion } from '../world/types.js'
import type { Comment } from './comments.js'

/** A picture inside an article. */
export interface Picture {
  src: string
  caption: string
  credit: string
}

/** A link to another article of the same outlet. */
export interface RelatedLink {
  href: string
  title: string
  lead: string
}

/** All that a family needs to write one article page. Texts are not escaped yet. */
export interface ArticlePage {
  outlet: OutletSpec
  publication: Publication
  version: PublishedVersion
  now: number
  url: string
  section: string
  sectionPath: string
  /** As printed, with the outlet's prefix. */
  lead: string
  paragraphs: Paragraph[]
  pictures: Picture[]
  related: RelatedLink[]
  comments: Comment[]
  tags: string[]
  /** The link of a source line, or null. */
  originalUrl: string | null
}

/** A part of a page that may be moved or wrapped when pages are mutated. */
export interface Block {
  name: string
  html: string
}

/** How a family shows lists of articles. */
export interface ListShape {
  open: string
  close: string
  itemOpen: string
  itemClose: string
  titleTag: string
  titleClass: string
  leadClass: string
  timeClass: string
}

/** One way of building press pages. */
export interface Family {
  name: string
  /** Stem of the class names of menu and boxes. */
  stem: string
  /** Meta tags and structured data of the head. */
  head(page: ArticlePage): string
  /** The blocks of the article column, in the order the family has them. */
  blocks(page: ArticlePage): Block[]
  /** Markup that opens and closes the article column. */
  column: [string, string]
  list: ListShape
}
