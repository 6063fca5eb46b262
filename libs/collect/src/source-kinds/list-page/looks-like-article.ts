/** Ends of addresses that Vietnamese outlets give articles: an id behind the slug, or a slug of several words. */
const articleEnds = [
  /-\d{5,20}\.(?:s?html?|aspx?|tpo|ldo|chn|epi|gd|tld|bbg|vnp|antd|vov)$/,
  /-(?:post|a|d|i|ar|postid|n|t?tin)\d{3,}\/?(?:\.\w{2,5})?$/,
  /\/20\d{4}\/[\w-]+-[0-9a-f]{6,8}\/?$/,
  /\/d?20\d{12,17}\.html?$/,
  /\/c\/\d{6,}\.epi$/,
  /\/-\/asset_publisher\//,
  /(?:-[\w%]+){4,}\.(?:s?html?|aspx?)$/,
]
const notArticle =
  /-event\d|-t\d+\.html?$|-tag\d|\/(?:chu-de|tag|tags|tim-kiem|search|author|tac-gia|rss|login|dang-nhap|lien-he|gioi-thieu|video-index|page|trang)(?:\/|\.|$)|\.(?:rss|xml|jpe?g|png|gif|webp|pdf|mp[34]|docx?|xlsx?|zip)$/

/** Does this look like the address and headline of an article? Judged by shape alone. */
export function looksLikeArticle(url: URL, title: string): boolean {
  const path = url.pathname.toLowerCase()
  if (path === '/' || notArticle.test(path)) return false
  const words = title.split(/\s+/).filter((w) => w.length > 0).length
  if (/^\?(?:.*&)?(?:itemid|cat|id|newsid|articleid)=\d+/i.test(url.search) && words >= 5) return true
  if (articleEnds.some((pattern) => pattern.test(path))) return words >= 3
  const lastPart = path.split('/').filter(Boolean).at(-1) ?? ''
  return lastPart.split('-').length >= 5 && words >= 5
}
