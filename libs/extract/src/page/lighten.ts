/**
 * Cuts out what no reading needs before the parser sees it: half of a news page is scripts, styles, drawings and
 * comments. Scripts of structured data stay.
 */
export interface LightPage {
  html: string
  /** Start and end of each script in the page as given. */
  scripts: [number, number][]
}

const opening = /<(?:(script|style|svg|noscript|iframe|template)(?=[\s>/])|!--)/gi
const structured = /ld\+json/i
/** Smaller pages cannot nest deep enough to hold the parser up. */
const smallPage = 200_000
/** No page nests like this; the parser's time grows with the square of the depth. */
const deepestNesting = 10_000
const tagStart = /<(\/?)([a-z][a-z0-9]{0,9})/gi
/** Tags that close by themselves or hold nothing. */
const shallowTags = new Set(
  'p li dt dd tr td th thead tbody option img br hr meta link input wbr source col area base'.split(' '),
)

/** One pass from left to right; an element that is never closed stays for the parser to judge. */
export function lighten(html: string): LightPage {
  const closings = new Map<string, Closing>()
  const kept: string[] = []
  let from = 0
  const scripts: [number, number][] = []
  opening.lastIndex = 0
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const tag = match[1]?.toLowerCase() ?? '!--'
    const closing = closings.get(tag) ?? new Closing(html, tag)
    closings.set(tag, closing)
    const end = closing.after(match.index + match[0].length)
    if (end < 0) continue
    if (tag === 'script') {
      if (structured.test(html.slice(match.index, html.indexOf('>', match.index) + 1))) {
        opening.lastIndex = end
        continue
      }
      scripts.push([match.index, end])
    }
    kept.push(html.slice(from, match.index))
    from = end
    opening.lastIndex = end
  }
  kept.push(html.slice(from))
  return { html: withoutAbyss(kept.join(' ')), scripts }
}

/** Cuts a page off where it nests without end. */
function withoutAbyss(html: string): string {
  if (html.length < smallPage) return html
  const open = new Map<string, number>()
  let depth = 0
  for (const match of html.matchAll(tagStart)) {
    const tag = (match[2] as string).toLowerCase()
    if (shallowTags.has(tag)) continue
    const count = open.get(tag) ?? 0
    if (match[1] === '') {
      open.set(tag, count + 1)
      if (++depth > deepestNesting) return html.slice(0, match.index)
    } else if (count > 0) {
      open.set(tag, count - 1)
      depth--
    }
  }
  return html
}

/** Finds the end of elements of one kind; remembers that there is no further one, so that a hostile page costs no more. */
class Closing {
  private readonly pattern: RegExp
  private isSpent = false

  constructor(
    private readonly html: string,
    tag: string,
  ) {
    this.pattern = tag === '!--' ? /--!?>/g : new RegExp(`</${tag}[^<>]{0,100}>`, 'gi')
  }

  after(index: number): number {
    if (this.isSpent) return -1
    this.pattern.lastIndex = index
    if (this.pattern.test(this.html)) return this.pattern.lastIndex
    this.isSpent = true
    return -1
  }
}

/** Length of the longest base64-like run in the scripts: some papers open the body of an article from one. */
export function longestEncodedRun(html: string, scripts: [number, number][]): number {
  let longest = 0
  for (const [start, end] of scripts) {
    let run = 0
    for (let i = start; i < end; i++) {
      run = isEncodingChar(html.charCodeAt(i)) ? run + 1 : 0
      if (run > longest) longest = run
    }
  }
  return longest
}

/** A-Z, a-z, digits, and the characters + / = % */
function isEncodingChar(code: number): boolean {
  return (
    (code >= 47 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 61 ||
    code === 37
  )
}
