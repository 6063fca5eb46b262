/** An entry as a reader found it: texts as written, links perhaps relative. */
export interface RawEntry {
  link: string | null
  /** `xml:base` in force at the link, outermost first joined; null: the feed's address. */
  base: string | null
  title: string | null
  guid: string | null
  /** False where the feed says that the guid is no address. */
  isGuidLink: boolean
  published: string | null
  updated: string | null
  summary: string | null
}
