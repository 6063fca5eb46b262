import type { PageEncoding } from '../encodings/encode.js'

/** The page families of this press, numbered as in the description of Vietnamese press pages. */
export type FamilyName = 'F1' | 'F2' | 'F4' | 'F5' | 'F6' | 'F7' | 'F10' | 'F12' | 'F13' | 'F14' | 'F15'

/** How an outlet makes the address of an article. */
export type AddressStyle =
  | 'number'
  | 'channel'
  | 'post'
  | 'month-hex'
  | 'a-number'
  | 'postid'
  | 'stamp'
  | 'slug'
  | 'item-query'
  | 'wordpress'
  | 'epi'

/** The level an outlet belongs to. */
export type Tier = 'trung-uong' | 'dia-phuong' | 'nganh' | 'tap-chi' | 'trang-tin'

/** What a feed of an outlet does differently from the book. */
export interface FeedDialect {
  form: 'rss' | 'atom' | 'rdf'
  encoding?: PageEncoding
  /** Lead in CDATA after a linked picture. */
  cdata?: boolean
  /** Letters as references, escaped once more. */
  doubleEscaped?: boolean
  /** Ampersands as they are. */
  bareAmpersand?: boolean
  noGuid?: boolean
  relativeLinks?: boolean
  /** Adds tracking parameters to links. */
  tracking?: boolean
  /** Links to the mobile twin. */
  mobileLinks?: boolean
  date?: 'rfc822' | 'month-first' | 'local-as-gmt' | 'iso' | 'iso-no-zone' | 'none'
  /** An edit gives the entry a new date and brings it back to the top. */
  redatesEdits?: boolean
  /** Content-Type sent instead of the right one. */
  contentType?: string
  items?: number
}

/** One place to collect from. */
export interface SourceSpec {
  kind: 'feed' | 'sitemap' | 'list-page'
  path: string
  dialect?: FeedDialect
  /** Shape of the sitemap: one flat news sitemap, or an index of pages. */
  sitemap?: 'news' | 'index'
  /** Only articles of this section. */
  section?: string
}

/** What robots.txt of an outlet says. */
export type RobotsStyle = 'open' | 'crawl-delay' | 'forbid-path' | 'forbid-all' | 'home-page' | 'missing'

/** One outlet of the simulated press. */
export interface OutletSpec {
  code: string
  name: string
  agency: string
  governingBody: string
  tier: Tier
  kind: string
  host: string
  family: FamilyName
  address: AddressStyle
  encoding: PageEncoding
  /** Letters are written decomposed (NFD). */
  decomposed: boolean
  sections: string[]
  sources: SourceSpec[]
  robots: RobotsStyle
  /** Printed before the lead, e.g. `(Thiên Đô) - `. */
  leadPrefix: string
  /** Target weight of the unchanging part of a page, in KB of UTF-8. */
  weightKb: number
  /** What a removed article answers. */
  removal: 'gone' | 'home' | 'text'
  /** JSON-LD writes Z after local time (a known mistake of some sites). */
  zuluMistake: boolean
  /** Takes part in the play of reprints. */
  reprints: boolean
}

/** One block of an article's text. */
export interface Paragraph {
  /** A question of an interview is printed with emphasis. */
  kind: 'p' | 'heading' | 'question'
  text: string
}

/** What an article said from a moment on. */
export interface PublishedVersion {
  at: number
  title: string
  lead: string
  paragraphs: Paragraph[]
  slug: string
}

/** In what way a reprint differs from its original. */
export type ReprintKind = 'verbatim' | 'retitled' | 'cut' | 'padded' | 'swapped'

/** One article at one address. */
export interface Publication {
  /** Number within the whole press; also seeds what is invented about its page. */
  id: number
  outlet: OutletSpec
  eventId: string | null
  genre: string
  section: string
  byline: string
  place: string
  publishedAt: number
  versions: PublishedVersion[]
  original: Publication | null
  reprintKind: ReprintKind | null
  sourceLine: string
  removedAt: number | null
  /** `partial`: only the beginning is shown to readers who are not signed in. */
  kind: 'article' | 'partial'
}
