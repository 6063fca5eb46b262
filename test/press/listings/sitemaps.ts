import { dayMs, isoZoned } from '../dates.js'
import { escapeMarkup } from '../text.js'
import { urlOf } from '../world/addresses.js'
import type { Publication, SourceSpec } from '../world/types.js'
import { isOut, versionAt, type OutletPress } from '../world/world.js'

/** Addresses on one page of a sitemap index. */
export const sitemapPageSize = 500
/** A news sitemap covers two days; this press keeps three so that a daily visit misses nothing. */
const newsWindowMs = 3 * dayMs

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

function entry(publication: Publication, now: number, news: boolean): string {
  const version = versionAt(publication, now)
  const { outlet } = publication
  const extra = news
    ? `<news:news><news:publication><news:name>${escapeMarkup(outlet.name)}</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>${isoZoned(publication.publishedAt)}</news:publication_date><news:title>${escapeMarkup(version.title)}</news:title></news:news>`
    : ''
  return `<url><loc>${escapeMarkup(urlOf(publication, version))}</loc><lastmod>${isoZoned(version.at)}</lastmod>${extra}</url>`
}

function urlset(publications: Publication[], now: number, news: boolean): string {
  const space = news ? ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"' : ''
  const rows = publications.map((publication) => entry(publication, now, news))
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${space}>\n${rows.join('\n')}\n</urlset>\n`
}

function indexOf(press: OutletPress, now: number): string {
  const out = press.publications.filter((publication) => publication.publishedAt <= now)
  const pages = Math.max(1, Math.ceil(out.length / sitemapPageSize))
  const rows = Array.from({ length: pages }, (_, i) => {
    const last = out[Math.min(out.length, (i + 1) * sitemapPageSize) - 1]
    const changed = last === undefined ? '' : `<lastmod>${isoZoned(last.publishedAt)}</lastmod>`
    return `<sitemap><loc>http://${press.outlet.host}/sitemaps/page-${i + 1}.xml</loc>${changed}</sitemap>`
  })
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</sitemapindex>\n`
}

/** A sitemap source at a moment: a flat news sitemap, or the index of all pages. */
export function sitemapText(press: OutletPress, source: SourceSpec, now: number): string {
  if (source.sitemap === 'index') return indexOf(press, now)
  return urlset(
    press.publications.filter((p) => isOut(p, now) && p.publishedAt > now - newsWindowMs).reverse(),
    now,
    true,
  )
}

/** One page of the index: the oldest articles are on page 1 and stay there. */
export function sitemapPageText(press: OutletPress, page: number, now: number): string | null {
  const out = press.publications.filter((publication) => publication.publishedAt <= now)
  const own = out.slice((page - 1) * sitemapPageSize, page * sitemapPageSize)
  if (own.length === 0 && page > 1) return null
  return urlset(
    own.filter((publication) => isOut(publication, now)),
    now,
    false,
  )
}
