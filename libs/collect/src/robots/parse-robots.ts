/** The rules of a robots.txt (RFC 9309) as they concern one crawler. */
export interface RobotsRules {
  /** May this crawler fetch the address? Percent-encoded as URLs are. */
  isAllowed(url: string): boolean
  /** `Crawl-delay` of the group that applies, milliseconds; not part of the RFC, honoured all the same. */
  crawlDelayMs: number | null
  sitemaps: string[]
}

/** What is read of a file; the rest is ignored, not refused. RFC 9309 §2.5 asks for at least 500 KiB. */
export const robotsMaxBytes = 500 * 1024

/** Longer lines are cut here, as the RFC's reference parser does. */
const maxLineChars = 2083 * 8 - 1

interface Rule {
  isAllow: boolean
  pattern: string
}

interface Group {
  rules: Rule[]
  crawlDelayMs: number | null
  isNamed: boolean
}

/** Parses leniently: unknown lines, missing colons and the usual misspellings are what real files are made of. */
export function parseRobots(text: string, productToken: string): RobotsRules {
  const named: Group = { rules: [], crawlDelayMs: null, isNamed: false }
  const everyone: Group = { rules: [], crawlDelayMs: null, isNamed: false }
  const sitemaps: string[] = []
  let current: Group[] = []
  let isReadingAgents = false
  for (const { key, value } of directives(text)) {
    if (key === 'user-agent') {
      if (!isReadingAgents) current = []
      isReadingAgents = true
      const group = groupFor(value, productToken, named, everyone)
      if (group && !current.includes(group)) current.push(group)
      if (group) group.isNamed = true
    } else if (key === 'allow' || key === 'disallow') {
      // Only rules end a row of user-agent lines; anything else between them does not.
      isReadingAgents = false
      if (value === '') continue
      for (const group of current) group.rules.push({ isAllow: key === 'allow', pattern: escapePattern(value) })
    } else if (key === 'crawl-delay') {
      const delay = Number(value) * 1000
      if (Number.isFinite(delay) && delay >= 0) for (const group of current) group.crawlDelayMs ??= delay
    } else if (sitemaps.length < 500) sitemaps.push(value)
  }
  const group = named.isNamed ? named : everyone
  return { isAllowed: (url) => decide(group.rules, pathOf(url)), crawlDelayMs: group.crawlDelayMs, sitemaps }
}

/** A file without rules: everything may be fetched. */
export const noRules: RobotsRules = { isAllowed: () => true, crawlDelayMs: null, sitemaps: [] }

const keys: [RegExp, Directive['key']][] = [
  [/^user[- ]?agent$/, 'user-agent'],
  [/^allow$/, 'allow'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/, 'disallow'],
  [/^site-?map$/, 'sitemap'],
  [/^crawl-?delay$/, 'crawl-delay'],
]

interface Directive {
  key: 'user-agent' | 'allow' | 'disallow' | 'sitemap' | 'crawl-delay'
  value: string
}

function* directives(text: string): Generator<Directive> {
  for (const whole of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const line = whole.slice(0, maxLineChars)
    const comment = line.indexOf('#')
    const plain = (comment < 0 ? line : line.slice(0, comment)).trim()
    if (plain === '') continue
    const parts = splitLine(plain)
    if (!parts) continue
    const name = parts[0].toLowerCase()
    const key = keys.find(([pattern]) => pattern.test(name))?.[1]
    if (key) yield { key, value: parts[1] }
  }
}

/** `key: value`, or two words without a colon. */
function splitLine(line: string): [string, string] | null {
  const colon = line.indexOf(':')
  if (colon >= 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
  const words = line.split(/[ \t]+/)
  return words.length === 2 ? [words[0]!, words[1]!] : null
}

function groupFor(value: string, productToken: string, named: Group, everyone: Group): Group | null {
  if (/^\*(?:\s|$)/.test(value)) return everyone
  const token = /^[A-Za-z_-]+/.exec(value)?.[0] ?? ''
  return token !== '' && token.toLowerCase() === productToken.toLowerCase() ? named : null
}

/** The longest pattern wins; of two equally long, the one that allows (RFC 9309 §2.2.2). */
function decide(rules: readonly Rule[], path: string): boolean {
  let allow = 0
  let disallow = 0
  for (const { isAllow, pattern } of rules) {
    const length = matchLength(pattern, path, isAllow)
    if (isAllow) allow = Math.max(allow, length)
    else disallow = Math.max(disallow, length)
  }
  return disallow <= allow
}

/** Length of the pattern when it matches, else 0. `/a/index.html` allowed also allows the folder `/a/` itself. */
function matchLength(pattern: string, path: string, isAllow: boolean): number {
  if (isMatch(pattern, path)) return pattern.length
  const folder = isAllow ? /^(.*\/)index\.html?[^/]*$/s.exec(pattern)?.[1] : undefined
  return folder !== undefined && isMatch(`${folder}$`, path) ? folder.length + 1 : 0
}

/** `*` stands for any row of characters, `$` at the end for the end of the path. Leftmost search suffices for `*`. */
function isMatch(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$')
  const pieces = (isAnchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(pieces[0]!)) return false
  if (pieces.length === 1) return !isAnchored || path.length === pieces[0]!.length
  let at = pieces[0]!.length
  const last = pieces.length - 1
  for (let i = 1; i <= last; i++) {
    const piece = pieces[i]!
    if (i === last && isAnchored) return path.length - piece.length >= at && path.endsWith(piece)
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

/** Path and query of an address as given; the host part is skipped by hand, so that nothing is re-encoded. */
export function pathOf(url: string): string {
  const withoutScheme = url.startsWith('//') ? url.slice(2) : url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  const start = withoutScheme.search(/[/?;]/)
  if (start < 0) return '/'
  const path = withoutScheme.slice(start).split('#', 1)[0]!
  return path.startsWith('/') ? path : `/${path}`
}

/** A pattern as it is compared: letters beyond ASCII percent-encoded, digits of escapes in upper case. */
export function escapePattern(pattern: string): string {
  return pattern
    .replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.replace(/[\ud800-\udfff]/gu, '')))
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())
}

/** A name that a crawler may call itself in robots.txt (RFC 9309 §2.2.1). */
export function isProductToken(name: string): boolean {
  return /^[A-Za-z_-]+$/.test(name)
}
