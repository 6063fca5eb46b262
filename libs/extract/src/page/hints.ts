/**
 * What class names and ids suggest. A hint only tilts a decision: every decision must also come out right on a page
 * whose names say nothing, because names change with each redesign and the structure of an article does not.
 */
export const Hint = {
  chrome: 1,
  comments: 2,
  related: 4,
  caption: 8,
  body: 16,
  meta: 32,
  hidden: 64,
  lead: 128,
  date: 256,
} as const

const words: [number, RegExp][] = [
  [
    Hint.comments,
    /(?:^|[\s_-])(?:comments?|commentlist|comment-(?:list|form|area|respond)|disqus\w*|binh-?luan|ykien|y-kien|ykbandoc|livefyre|respond|replies|box_?comment\w*)(?:$|[\s_-])/,
  ],
  [
    Hint.related,
    /related|lien-?quan|recommend|more-?stor|outbrain|taboola|read-?more|readmore|most-?(?:read|popular|viewed)|popular-?posts|trending|also-?(?:like|read)|zergnet|next-?article|up-?next|tin-?(?:khac|moi|cung)|xem-?them|doc-?them|other-?news|teaser|jp-relatedposts/,
  ],
  [
    Hint.caption,
    /caption|(?:photo|image|img|pic|media)[_-]?(?:credit|desc|info|note|source)|chu-?thich|\bpcaption\b|wp-caption|figcaption|legend/,
  ],
  [
    Hint.chrome,
    /(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|social\w*|shar(?:e|ing|er)\w*|addthis\w*|sharedaddy|newsletter\w*|subscri\w*|signup|sign-up|cookies?|consent|gdpr|banner|advert\w*|ads?|adsbygoogle|sponsor\w*|promo\w*|login|popup|modal|toolbar|pagination|pager|paywall|tags?|taglist|rating|print|tools?|widget\w*|masthead|skip|toc|donat\w*|survey|poll|disclaimer|copyright|credits|upsell|cta)(?:$|[\s_-])/,
  ],
  [
    Hint.meta,
    /byline|author|dateline|timestamp|post-?meta|entry-?meta|article-?(?:meta|info)|bio\b|posted-on|tac-?gia/,
  ],
  [
    Hint.lead,
    /sapo|standfirst|chappeau|news-?lead|article-?(?:lead|summary|desc)|subtitle|sub-?headline|\bdek\b|\bdeck\b/,
  ],
  [Hint.date, /\bdate|time\b|publish|pdate|ngay-?(?:dang|gio)|posted/],
  [
    Hint.body,
    /article[_-]?(?:body|content|text|detail)|(?:entry|post|story|news|detail|main|page)[_-]?(?:content|body|text|detail)|storytext|body[_-]?content|maincontent|content[_-]?(?:body|detail)|articlebody|fck_detail|noi-?dung/,
  ],
]

/** Most names hint at nothing: one search settles them. */
const anyWord = new RegExp(words.map(([, pattern]) => pattern.source).join('|'))

/** Reads the hints of class and id texts; one reader per page, so that its memory goes with the page. */
export function hintReader(): (classAndId: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const lower = text.slice(0, 300).toLowerCase()
    let hints = 0
    if (anyWord.test(lower)) for (const [flag, pattern] of words) if (pattern.test(lower)) hints |= flag
    known.set(text, hints)
    return hints
  }
}
