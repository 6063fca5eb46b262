/**
 * The marks by which readers' comments are known: names of classes, ids and attributes as Vietnamese outlets and the
 * common comment services use them. Facts of markup, no outlet is named.
 */

/** `comment`, `cmt`, `binhluan`, `ykien-bandoc`, services. Not `commentary`, and not "recommend" (no `comment` in it). */
const tokenMark =
  /comment(?!a(?:ry|t))|(?:^|[^a-z])cmts?(?:$|[^a-z])|^cmt|cmt$|boxcmt|listcmt|cmtlist|binh[-_]?luan|thao[-_]?luan|y[-_]?kien[-_]?(?:ban|doc|list|box|item|content|cua)|(?:list|box|block|item)[-_]?y[-_]?kien|(?:^|[-_])y[-_]?kien$|(?:list|box|block)[-_]?phan[-_]?hoi|disqus|livefyre|fb-root-comm|coral-talk|commento|hyvor|isso-thread|utterances|^respond$|reader[-_]?opinion|user[-_]?opinion/

/** Switches that stand on whole pages or on counters, not on comments. */
const tokenSwitch =
  /^(?:no|has|open|with|show|hide|enable|allow|post|single|page|wp)[-_]?comments?(?:[-_](?:open|closed|status.*|enabled|disabled|on|off))?$|comments?[-_](?:status|open|closed|enabled|disabled|off|on|allow(?:ed)?)/

/** Names that are given to nothing but comments: `comments`, `box_comment`, `comment-list`, `cmt-item`, `listComment`. */
const sureToken =
  /^(?:[a-z]{0,12}[-_])?(?:(?:list|box|block|wrap|wrapper|section|area|item|form|body|fb|zone|div|detail|news|article|div)[-_]?)?(?:comments?|cmts?|binh[-_]?luan)(?:[-_]?(?:list|box|block|wrap|wrapper|section|area|items?|form|body|content|text|thread|container|zone|author|name|user|reply|main|\d+))*$/

/** `sure`: named as comments only are; `likely`: may also be a wrapper or a section of that name. */
export type CommentMark = 'none' | 'likely' | 'sure'

/** How certainly a `class` or `id` value marks readers' comments. */
export function tokenMarkOf(value: string): CommentMark {
  if (value.length < 3) return 'none'
  const lower = value.toLowerCase()
  // Cheap first look: nearly all values end here.
  if (!roughMark.test(lower)) return 'none'
  let mark: CommentMark = 'none'
  for (const token of lower.split(/\s+/, 30)) {
    if (!tokenMark.test(token) || tokenSwitch.test(token)) continue
    if (!/^(?:with|has|and)[-_]/.test(token) && sureToken.test(token)) return 'sure'
    mark = 'likely'
  }
  return mark
}
const roughMark = /comm|cmt|luan|kien|phan|disqus|fyre|hyvor|isso|utter|respond|opinion|coral/

/** Attributes other than class and id that mark an element as comments. */
export function isCommentAttribute(name: string, value: string): boolean {
  if (name === 'itemprop') return /^(?:comment|usercomments?|reviews?)$/i.test(value)
  if (name === 'itemtype') return /schema\.org\/(?:Comment|UserComments)\b/i.test(value)
  if (name === 'role') return /^comments?$/i.test(value)
  if (name === 'aria-label') return /^(?:bình luận|ý kiến bạn đọc|comments?)$/iu.test(value.trim())
  if (!name.startsWith('data-')) return false
  if (/^data-(?:role|type|component|module|block|widget|name|zone)$/.test(name)) {
    return /^[\w-]{0,20}(?:comments?|cmt|binh-?luan)(?:[-_](?:list|item|box|content|block|section))?$/i.test(value)
  }
  return /comment|cmt/.test(name) && !/count|num|total|enable|allow|status|open|url|api|link|href|src/.test(name)
}

/** `strong`: nothing but the article's text is marked so; `weak`: comments sometimes borrow the name. */
export type BodyMark = 'none' | 'weak' | 'strong'

/** Marks of the article's own text: an element that holds it is not cut. */
export function bodyMarkOf(name: string, attributes: Record<string, string>): BodyMark {
  if (name === 'h1') return 'strong'
  if (attributes['itemprop'] !== undefined && /^(?:articleBody|headline)$/i.test(attributes['itemprop']))
    return 'strong'
  if (attributes['data-role'] === 'content' || attributes['data-field'] === 'body') return 'strong'
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
  if (names.length < 4 || !bodyTokens.test(names)) return 'none'
  if (strongBodyTokens.test(names)) return 'strong'
  return tokenMarkOf(names) === 'none' ? 'weak' : 'none'
}

/** Class and id names that Vietnamese outlets and common systems give the article's text. */
const bodyTokens =
  /(?:^|[\s_-])(?:fck_detail|detail[-_]?(?:content|cmain|body)|content[-_]?detail|article[-_]{0,2}(?:body|content|detail|text)|(?:cms|zce-content|afcbc)-body|singular-content|maincontent|b-maincontent|entry-content|post-content|td-post-content|the-article-body|edittor-content|news[-_]?detail|newscontents|noidung|noi-dung|bodytext|journal-content-article)(?:$|[\s_-])/i
const strongBodyTokens =
  /(?:^|\s)(?:fck_detail|detail-content|article__body|article-body|articlebody|cms-body|zce-content-body|singular-content|b-maincontent|maincontent|the-article-body|edittor-content|newscontents)(?:$|\s)/i

/** A heading over readers' comments, with or without a count. */
export type HeadingKind = 'counted' | 'readers' | 'plain'

/** What kind of comment heading a short text is; null for any other text. */
export function commentHeading(text: string): HeadingKind | null {
  // Nearly every short text of a page ends here, before any text is made anew.
  if (!headingStart.test(text)) return null
  const clean = text.replace(/\s+/g, ' ').trim().normalize('NFC').toLowerCase()
  if (clean.length < 7 || clean.length > 60) return null
  const match = headingPattern.exec(clean)
  if (!match) return null
  if (match[2] !== undefined || match[3] !== undefined) return 'counted'
  return /bạn đọc|độc giả|của bạn/.test(clean) ? 'readers' : 'plain'
}
const headingStart = /^\s{0,20}(?:\d{1,6}\s{1,5})?(?:b[iì]|[ýy]|ph|th|comm)/i
const headingPattern =
  /^(?:(\d{1,6}) )?(?:bình luận|ý kiến|phản hồi|thảo luận|comments?)(?: (?:của )?(?:bạn đọc|độc giả|bạn|người đọc|mới nhất|nổi bật|về bài viết|bài viết))?(?: ?[([] ?(\d{1,6}) ?[)\]]| ?: ?(\d{1,6}))?:?$/
