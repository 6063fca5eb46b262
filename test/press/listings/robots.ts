import type { OutletSpec } from '../world/types.js'

/** The path that the forbidding host closes. */
export const forbiddenPath = '/noi-bo/'

/** The text of robots.txt, `null` for 404, or `home` for the host that answers its home page there. */
export function robotsText(outlet: OutletSpec): string | null | 'home' {
  switch (outlet.robots) {
    case 'open':
      // The answers of the search form, not every article whose slug begins with these words.
      return `User-agent: *\nDisallow: /tim-kiem?\nAllow: /\nSitemap: http://${outlet.host}/sitemap.xml\n`
    case 'crawl-delay':
      return 'User-agent: *\nCrawl-delay: 3\nAllow: /\n'
    case 'forbid-path':
      return `User-agent: *\nDisallow: ${forbiddenPath}\n`
    case 'forbid-all':
      return '# Chỉ dành cho độc giả\nUser-agent: *\nDisallow: /\n'
    case 'home-page':
      return 'home'
    case 'missing':
      return null
  }
}
