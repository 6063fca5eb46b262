import { Parser } from 'htmlparser2'
import { QuickTokenizer } from '#foundation'
import {
  bodyMarkOf,
  commentHeading,
  isCommentAttribute,
  tokenMarkOf,
  type BodyMark,
  type CommentMark,
} from './comment-marks.js'
import { scriptCommentCuts, type Cut } from './script-comments.js'

/** The page without readers' comments; `cut` counts what went. */
export interface CutPage {
  html: string
  cut: { blocks: number; chars: number }
}

/**
 * Removes readers' comments before a page reaches disk, log or extraction (their writers are no news). Works on ranges
 * of the source, so all else stays letter by letter as it was. Elements that hold the article itself are never cut.
 */
export function cutComments(html: string): CutPage {
  if (!anyMark.test(html)) return { html, cut: { blocks: 0, chars: 0 } }
  const outline = readOutline(html)
  const cuts = [...outline.scriptCuts, ...elementCuts(outline, html)]
  return applyCuts(html, cuts)
}

/** Pages without any of these letters cannot hold a mark; the pass over the source is saved. */
const anyMark =
  /comment|cmt|lu(?:ận|a\u0323\u0302n|a\u0302\u0323n|an)|ki(?:ến|e\u0302\u0301n|en)|ph(?:ản|a\u0309n|an)|disqus|livefyre|hyvor|isso-|utterances|coral|respond|opinion|&/i

/** One element of the page: its range and what is needed to judge it. */
interface Element {
  name: string
  start: number
  openEnd: number
  end: number
  parent: number
  /** The following element with the same parent; -1: none. */
  next: number
  lastChild: number
  mark: CommentMark
  /** The best mark of the article's text on this element or within. */
  holdsBody: BodyMark
  isBody: boolean
  /** Stands within an element that is marked as the article's text. */
  isInBody: boolean
  /** Letters of text within, and the text itself while it is short enough for a heading. */
  textLength: number
  shortText: string
  /** Letters in long paragraphs within, and how many of them stand within marked elements further in. */
  proseLength: number
  markedProse: number
}

interface Outline {
  elements: Element[]
  scriptCuts: Cut[]
}

/** One pass over the source: elements in document order (parents before children) and the cuts inside scripts. */
function readOutline(html: string): Outline {
  const elements: Element[] = []
  const scriptCuts: Cut[] = []
  const open: number[] = []
  let scriptStart = -1
  let lastRoot = -1
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.length > 0 ? open[open.length - 1]! : -1
        const around = parent === -1 ? undefined : elements[parent]
        const before = around ? around.lastChild : lastRoot
        const body = bodyMarkOf(name, attributes)
        const isBody = body !== 'none'
        elements.push({
          name,
          start: parser.startIndex,
          openEnd: parser.endIndex + 1,
          end: parser.endIndex + 1,
          parent,
          next: -1,
          lastChild: -1,
          mark: markOf(name, attributes),
          holdsBody: body,
          isBody,
          isInBody: around !== undefined && (around.isBody || around.isInBody),
          textLength: 0,
          shortText: '',
          proseLength: 0,
          markedProse: 0,
        })
        const index = elements.length - 1
        if (before !== -1) elements[before]!.next = index
        if (around) around.lastChild = index
        else lastRoot = index
        open.push(index)
        if (name === 'script') scriptStart = parser.endIndex + 1
      },
      ontext(text) {
        if (scriptStart >= 0 || open.length === 0) return
        const element = elements[open[open.length - 1]!]!
        element.textLength += text.length
        if (element.textLength <= 80) element.shortText += text
      },
      oncomment(data) {
        // A comment block that was switched off by `<!-- -->` still names its writers.
        if (data.length > 40 && /(?:class|id)\s*=\s*["'][^"']{0,80}(?:comment|cmt|binh-?luan)/i.test(data)) {
          scriptCuts.push({ start: parser.startIndex, end: parser.endIndex + 1, replacement: '' })
        }
      },
      onclosetag(name) {
        const index = open.pop()
        if (index === undefined) return
        const element = elements[index]!
        element.end = Math.max(
          element.openEnd,
          isOwnClosing(html, parser.startIndex, name) ? parser.endIndex + 1 : parser.startIndex,
        )
        if (name === 'script' && scriptStart >= 0) {
          scriptCuts.push(...scriptCommentCuts(html.slice(scriptStart, parser.startIndex), scriptStart))
          scriptStart = -1
        }
        handUp(elements, element)
      },
    },
    { decodeEntities: true, Tokenizer: QuickTokenizer },
  )
  parser.end(html)
  return { elements, scriptCuts }
}

/** An implied end (`<p>` before the next `<p>`, or the end of the parent) stops before the tag that caused it. */
function isOwnClosing(html: string, at: number, name: string): boolean {
  return html.startsWith('</', at) && html.slice(at + 2, at + 2 + name.length).toLowerCase() === name
}

function handUp(elements: Element[], element: Element): void {
  if (element.name === 'p' && element.textLength >= 60) element.proseLength = element.textLength
  const parent = element.parent >= 0 ? elements[element.parent] : undefined
  if (!parent) return
  if (element.holdsBody === 'strong' || parent.holdsBody === 'none') parent.holdsBody = element.holdsBody
  parent.proseLength += element.proseLength
  parent.markedProse += element.mark === 'none' ? element.markedProse : element.proseLength
  parent.textLength += element.textLength
  if (parent.textLength <= 80) parent.shortText += element.shortText
}

const neverCut = new Set([
  'html',
  'head',
  'body',
  'main',
  'script',
  'style',
  'link',
  'meta',
  'title',
  'h1',
  'svg',
  'path',
  'use',
  'i',
])

function markOf(name: string, attributes: Record<string, string>): CommentMark {
  if (neverCut.has(name)) return 'none'
  let mark: CommentMark = name.includes('comment') && name !== 'comment-count' ? 'sure' : 'none'
  for (const key in attributes) {
    const value = attributes[key]!
    const found =
      key === 'class' || key === 'id' ? tokenMarkOf(value) : isCommentAttribute(key, value) ? 'sure' : 'none'
    if (found === 'sure') return 'sure'
    if (found === 'likely') mark = mark === 'none' ? 'likely' : mark
  }
  return mark
}

function elementCuts(outline: Outline, html: string): Cut[] {
  const { elements } = outline
  const cuts: Cut[] = []
  let cutUntil = 0
  const page = elements.filter((e) => e.parent === -1).reduce((sum, e) => sum + unmarkedProse(e), 0)
  elements.forEach((element, index) => {
    if (element.start < cutUntil) return
    if (element.mark !== 'none' && !holdsArticle(element, page)) {
      cutUntil = element.end
      cuts.push({ start: element.start, end: element.end, replacement: '' })
    } else if (element.mark !== 'none') {
      cuts.push(...attributeCuts(html, element))
    } else if (isHeadingShape(element)) {
      const range = rangeUnderHeading(elements, index)
      if (range) {
        cutUntil = range.end
        cuts.push({ ...range, replacement: '' })
      }
    }
  })
  return cuts
}

function holdsArticle(element: Element, pageProse: number): boolean {
  if (element.holdsBody === 'strong') return true
  return element.mark === 'likely' && (element.holdsBody === 'weak' || isArticleText(element, pageProse))
}

/**
 * An element with a less certain mark that holds nearly all the prose of the page that no mark further in claims: the
 * outlet named its text column so (a section called "Bình luận", a wrapper "with-comment").
 */
function isArticleText(element: Element, pageProse: number): boolean {
  const own = element.proseLength - element.markedProse
  return own > 400 && own > 0.8 * (pageProse + own)
}

function unmarkedProse(element: Element): number {
  return element.mark === 'none' ? element.proseLength - element.markedProse : 0
}

/** Comments kept as JSON in an attribute of an element that must stay. */
function attributeCuts(html: string, element: Element): Cut[] {
  const tag = html.slice(element.start, element.openEnd)
  const cuts: Cut[] = []
  for (const match of tag.matchAll(/\bdata-[\w-]{0,40}(?:comment|cmt)[\w-]{0,40}\s*=\s*("[^"]{20,}"|'[^']{20,}')/gi)) {
    const start = element.start + match.index + match[0].length - match[1]!.length + 1
    cuts.push({ start, end: start + match[1]!.length - 2, replacement: '' })
  }
  return cuts
}

const headingNames = new Set([
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'div',
  'span',
  'strong',
  'b',
  'label',
  'a',
  'legend',
  'dt',
])

function isHeadingShape(element: Element): boolean {
  return element.textLength >= 7 && element.textLength <= 80 && headingNames.has(element.name)
}

/**
 * From a heading such as "Ý kiến bạn đọc (12)" to the next heading or the end of its parent. Inside the article's own
 * text only a heading with a count is believed: "Bình luận" alone is a subheading there.
 */
function rangeUnderHeading(elements: Element[], index: number): { start: number; end: number } | null {
  const kind = commentHeading(elements[index]!.shortText)
  if (kind === null) return null
  if (kind !== 'counted' && elements[index]!.isInBody) return null
  const top = riseFromWrapper(elements, index)
  const heading = elements[top]!
  let end = heading.end
  for (let i = heading.next; i !== -1; i = elements[i]!.next) {
    const sibling = elements[i]!
    if (sibling.holdsBody !== 'none' || /^h[1-6]$/.test(sibling.name) || stopsComments.test(sibling.name)) break
    if (kind === 'plain' && sibling.name === 'p' && sibling.textLength >= 60) break
    end = sibling.end
  }
  return end > heading.end ? { start: heading.start, end } : null
}

const stopsComments = /^(?:main|article|footer|nav|aside|script|style|link|h[1-6])$/

/** The outermost element that holds nothing but this heading. */
function riseFromWrapper(elements: Element[], index: number): number {
  let top = index
  for (let step = 0; step < 4; step++) {
    const parent = elements[top]!.parent
    if (parent === -1 || neverCut.has(elements[parent]!.name)) break
    if (elements[parent]!.textLength > elements[index]!.textLength + 12 || elements[parent]!.textLength > 80) break
    top = parent
  }
  return top
}

function applyCuts(html: string, cuts: Cut[]): CutPage {
  const sorted = cuts.filter((c) => c.end > c.start).sort((a, b) => a.start - b.start || b.end - a.end)
  if (sorted.length === 0) return { html, cut: { blocks: 0, chars: 0 } }
  const parts: string[] = []
  let at = 0
  let blocks = 0
  let chars = 0
  for (const { start, end, replacement } of sorted) {
    if (end <= at) continue
    const from = Math.max(start, at)
    parts.push(html.slice(at, from), replacement)
    blocks += 1
    chars += end - from
    at = end
  }
  parts.push(html.slice(at))
  return { html: parts.join(''), cut: { blocks, chars } }
}
