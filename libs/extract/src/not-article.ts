import type { Completeness, NotArticleReason, PageInput } from './extraction.js'
import { isFrontPage } from './fields/urls.js'
import type { Page } from './page/page.js'
import type { StructuredData } from './structured/json-ld.js'

export interface NotArticleInput {
  page: Page
  structured: StructuredData
  title: string | null
  bodyChars: number
  mass: number
  lead: string | null
  /** Per block, whether it lies in a row of teasers or comments. */
  inCards: Uint8Array
  completeness: Completeness
  input: PageInput
}

const removed =
  /(?:nội dung|bài viết|trang|tin bài|đường dẫn)[^.]{0,40}(?:không (?:còn )?tồn tại|đã (?:bị )?(?:gỡ|xóa|xoá)|không tìm thấy|không có sẵn)|không tìm thấy (?:trang|nội dung|bài viết)|page not found|404 not found|error 404/iu
const refused =
  /từ chối truy cập|access denied|403 forbidden|attention required|verify you are (?:a )?human|xác (?:minh|thực) (?:bạn )?(?:là|không phải) (?:con )?(?:người|robot)|are you a robot|captcha|just a moment/iu
/** A notice page is short: beyond this many characters such words are part of a text. */
const longestNoticePage = 600
/** A brief of one sentence is still an article. */
const shortestBody = 40

/** Why a page is no article, or null when it is one. */
export function notArticleReason(facts: NotArticleInput): NotArticleReason | null {
  const { page, title, input, bodyChars, lead } = facts
  if (input.html.trim().length < 20) return 'empty-page'
  if (!/<[a-z!?]/i.test(input.html.slice(0, 2000))) return 'not-html'
  if (/^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|urlset|sitemapindex|rdf)/i.test(input.html.slice(0, 600)))
    return 'not-html'
  const visible = page.blocks.reduce((n, b) => n + b.text.length, 0)
  const said = `${title ?? ''} ${page.titleTag}`
  if (isNotice(said, visible, bodyChars, page, removed)) return 'removed'
  if (isNotice(said, visible, bodyChars, page, refused)) return 'refused'
  if (visible === 0 && facts.structured.article === null) return 'empty-page'
  if (isSectionPage(facts)) return 'section-page'
  if (bodyChars >= shortestBody || (lead !== null && title !== null)) return isClipPage(facts) ? 'video-page' : null
  if (facts.completeness === 'partial') return 'login-wall'
  return facts.structured.hasVideo || /video/.test(ogType(page)) ? 'video-page' : 'no-text'
}

function isNotice(said: string, visible: number, bodyChars: number, page: Page, words: RegExp): boolean {
  if (words.test(said) && bodyChars < longestNoticePage) return true
  return visible < longestNoticePage && page.blocks.some((b) => b.text.length < 200 && words.test(b.text))
}

function ogType(page: Page): string {
  return (page.metas.get('og:type')?.[0] ?? '').toLowerCase()
}

/** Front pages and lists: nothing says article, little running text, many links. */
function isSectionPage({ page, structured, title, lead, bodyChars, mass, inCards, input }: NotArticleInput): boolean {
  if (structured.article?.published || ogType(page) === 'article' || page.metas.has('article:published_time'))
    return false
  if (isFrontPage(input.url)) return true
  if (bodyChars >= 600 || mass >= 500) return false
  const links = page.blocks.reduce((n, b) => n + b.links, 0)
  const linked = page.blocks.reduce((n, b) => n + b.linkChars, 0)
  const listed = page.blocks.reduce((n, b) => n + (inCards[b.index] !== 0 ? b.text.length : 0), 0)
  const visible = page.blocks.reduce((n, b) => n + b.text.length, 0)
  if (links <= 25 || Math.max(linked, listed) < 0.5 * visible) return false
  // The name of a section is short; under a headline of an article's length even one sentence is a brief.
  return bodyChars + (lead?.length ?? 0) < shortestBody || (title ?? '').split(' ').length <= 4
}

/** A clip with a line or two under it: the page says video and holds no story. */
function isClipPage({ page, structured, bodyChars, lead, input }: NotArticleInput): boolean {
  if (bodyChars + (lead?.length ?? 0) > 350) return false
  const says = /video/.test(ogType(page)) || /\/(?:video|clip|podcast|truyen-hinh|media)\//i.test(input.url)
  return says || (structured.hasVideo && structured.article === null)
}
