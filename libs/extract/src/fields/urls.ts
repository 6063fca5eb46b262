const trackers = /^(?:utm_\w+|fbclid|gclid|zarsrc|zclid|_gl|mc_[ce]id|igshid|ref_src|spm)$/i

/** Absolute http address without fragment and tracking parameters; null for anything else. */
export function cleanUrl(link: string | null | undefined, base: string): string | null {
  if (!link || link.length > 2000) return null
  try {
    const url = new URL(link.trim(), base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
    url.hash = ''
    for (const key of [...url.searchParams.keys()]) if (trackers.test(key)) url.searchParams.delete(key)
    return url.href
  } catch {
    return null
  }
}

/** True for the front page of a site: a canonical link to it on an article page is a mistake of the page. */
export function isFrontPage(url: string): boolean {
  try {
    const { pathname, search } = new URL(url)
    return (pathname === '/' || /^\/(?:index|home|default|trang-chu)(?:\.\w+)?\/?$/i.test(pathname)) && search === ''
  } catch {
    return false
  }
}

/** The address the page gives itself: canonical link, `og:url`, structured data, in this order. */
export function canonicalOf(
  candidates: (string | null | undefined)[],
  url: string,
  base: string | null,
): string | null {
  const from = cleanUrl(base, url) ?? url
  for (const candidate of candidates) {
    const clean = cleanUrl(candidate, from)
    if (clean && !(isFrontPage(clean) && !isFrontPage(url))) return clean
  }
  return null
}
