import type { SourceKind } from '../source-kind.js'
import { readSitemap } from './read-sitemap.js'

/** News sitemaps, plain sitemaps and sitemap indexes, gzip too. */
export const sitemap = {
  name: 'sitemap',
  vietnameseName: 'Sơ đồ trang',
  accept: 'application/xml, text/xml;q=0.9, */*;q=0.5',
  read: readSitemap,
} as const satisfies SourceKind
