import { normalise } from '#language'
import type { DomElement, DomNode } from './dom.js'
import { Hint, hintReader } from './hints.js'
import type { Page, PageElement } from './page.js'
import { textOf } from './dom.js'

const inlineTags = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp s samp small span ' +
    'strike strong sub sup time tt u var wbr o:p st1:place center-inline blink bold italic'
  ).split(' '),
)
const skippedTags = new Set(
  (
    'script style noscript template svg math iframe object embed select textarea button input canvas audio map area link ' +
    'option datalist progress meter head video dialog'
  ).split(' '),
)
const boldTags = new Set(['b', 'strong', 'bold'])
const italicTags = new Set(['i', 'em', 'cite', 'italic'])
const endsSmall = /\p{Ll}\p{M}*$/u
const startsCapital = /^\p{Lu}\p{M}*\p{Ll}/u
/** Deeper nesting than this is an attack or a broken page; its text is still read, flat. */
const maxDepth = 400

interface Frame {
  nodes: DomNode[]
  next: number
  /** Element index to close when the frame ends, or -1 for inline frames. */
  closes: number
  link: boolean
  bold: boolean
  italic: boolean
}

/** Walks the parsed page once, without recursion, and writes its elements, blocks, times and statements down. */
export class Flattener {
  private parts: string[] = []
  private linkChars = 0
  private boldChars = 0
  private italicChars = 0
  private links = 0
  private hasImage = false
  private imageBefore = false
  private current = -1
  private linkDepth = 0
  private boldDepth = 0
  private italicDepth = 0
  private images = 0
  private lineBreaks = 0
  private readonly hintsOf = hintReader()
  private readonly stack: Frame[] = []

  constructor(private readonly page: Page) {}

  walk(nodes: DomNode[]): void {
    const { stack } = this
    stack.push({ nodes, next: 0, closes: -1, link: false, bold: false, italic: false })
    while (stack.length > 0) {
      const frame = stack[stack.length - 1] as Frame
      if (frame.next < frame.nodes.length) this.visit(frame.nodes[frame.next++] as DomNode)
      else this.leave(stack.pop() as Frame)
    }
    this.flush()
  }

  private visit(node: DomNode): void {
    if ('data' in node && String(node.type) === 'text') this.addText(node.data)
    else if ('attribs' in node) this.enter(node)
    else if ('children' in node) this.push(node.children, -1, '')
  }

  private enter(node: DomElement): void {
    const tag = node.name
    this.readTime(node, tag)
    if (tag === 'br') this.lineBreak()
    else if (tag === 'img' || tag === 'picture') this.image()
    else if (
      tag === 'head' ||
      tag === 'meta' ||
      tag === 'title' ||
      tag === 'link' ||
      tag === 'base' ||
      tag === 'script'
    )
      this.readHead(node, tag)
    else if (skippedTags.has(tag)) return
    else if (inlineTags.has(tag)) this.push(node.children, -1, tag)
    else if (this.stack.length > maxDepth) this.push(node.children, -1, '')
    else this.open(node, tag)
  }

  private readHead(node: DomElement, tag: string): void {
    const { page } = this
    if (tag === 'head') this.push(node.children, -1, '')
    else if (tag === 'title') page.titleTag ||= textOf(node)
    else if (tag === 'meta') this.readMeta(node)
    else if (tag === 'base') page.base ??= node.attribs['href'] ?? null
    else if (tag === 'link') {
      if ((node.attribs['rel'] ?? '').toLowerCase() === 'canonical') page.canonical ??= node.attribs['href'] ?? null
    } else if ((node.attribs['type'] ?? '').toLowerCase().includes('ld+json')) page.structured.push(textOf(node))
  }

  private readTime({ attribs }: DomElement, tag: string): void {
    const mark = attribs['itemprop']
    const isPublished = mark !== undefined && /^datepublished$/i.test(mark)
    const value = attribs['datetime'] ?? (isPublished ? attribs['content'] : undefined)
    if (value === undefined || (tag !== 'time' && !isPublished) || tag === 'meta') return
    this.page.times.push({ value, block: this.page.blocks.length, isPublished })
  }

  private readMeta(node: DomElement): void {
    const { attribs } = node
    const content = attribs['content']
    const name = attribs['property'] ?? attribs['name'] ?? attribs['itemprop']
    if (!content || !name) return
    const key = name.trim().toLowerCase()
    const list = this.page.metas.get(key)
    if (list) list.push(content)
    else this.page.metas.set(key, [content])
  }

  private open(node: DomElement, tag: string): void {
    this.flush()
    const { page } = this
    const { attribs } = node
    if (tag === 'html') page.language ||= (attribs['lang'] ?? '').toLowerCase()
    const names = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`
    let hints = names.length > 1 ? this.hintsOf(names) : 0
    if (isHidden(attribs)) hints |= Hint.hidden
    if ((attribs['itemprop'] ?? '').toLowerCase() === 'articlebody') hints |= Hint.body
    // VCCorp marks its frames by type: a frame of type `content` is the article's own text.
    const type = attribs['type']
    if (type && /^Related/.test(type)) hints |= Hint.related
    const index = page.elements.length
    page.elements.push({
      node,
      tag,
      parent: this.current,
      firstBlock: page.blocks.length,
      endBlock: -1,
      images: this.images,
      hints,
    })
    this.current = index
    this.push(node.children, index, tag)
  }

  private push(nodes: DomNode[], closes: number, tag: string): void {
    const link = tag === 'a'
    const bold = boldTags.has(tag)
    const italic = italicTags.has(tag)
    if (link) {
      this.linkDepth++
      this.links++
    }
    if (bold) this.boldDepth++
    if (italic) this.italicDepth++
    this.stack.push({ nodes, next: 0, closes, link, bold, italic })
  }

  private leave(frame: Frame): void {
    if (frame.link) this.linkDepth--
    if (frame.bold) this.boldDepth--
    if (frame.italic) this.italicDepth--
    if (frame.closes < 0) return
    this.flush()
    const element = this.page.elements[frame.closes] as PageElement
    element.endBlock = this.page.blocks.length
    element.images = this.images - element.images
    this.current = element.parent
  }

  private addText(data: string): void {
    const before = this.parts[this.parts.length - 1]
    // A place stamp or a label in a `span` of its own is set apart by style only: `Sơn Hà` + `Ba tháng sau`.
    if (before !== undefined && endsSmall.test(before) && startsCapital.test(data)) this.parts.push(' ')
    this.parts.push(data)
    const visible = data.trim().length
    if (visible === 0) return
    this.lineBreaks = 0
    if (this.linkDepth > 0) this.linkChars += visible
    if (this.boldDepth > 0) this.boldChars += visible
    if (this.italicDepth > 0) this.italicChars += visible
  }

  private lineBreak(): void {
    this.parts.push(' ')
    if (++this.lineBreaks >= 2) this.flush()
  }

  private image(): void {
    this.images++
    this.hasImage = true
  }

  private flush(): void {
    const { parts, page } = this
    if (parts.length === 0 && !this.hasImage) return
    const text = parts.length === 0 ? '' : cleanLine(parts.length === 1 ? (parts[0] as string) : parts.join(''))
    if (text.length > 0) {
      page.blocks.push({
        text,
        index: page.blocks.length,
        element: this.current,
        linkChars: Math.min(this.linkChars, text.length),
        boldChars: Math.min(this.boldChars, text.length),
        italicChars: Math.min(this.italicChars, text.length),
        level: headingLevel(page.elements[this.current]),
        hasImage: this.hasImage,
        afterImage: this.imageBefore,
        links: this.links,
      })
    }
    this.imageBefore = text.length === 0 && (this.imageBefore || this.hasImage)
    this.parts = []
    this.linkChars = this.boldChars = this.italicChars = this.links = this.lineBreaks = 0
    this.hasImage = false
  }
}

function headingLevel(element: PageElement | undefined): number {
  return element && element.tag.length === 2 && element.tag >= 'h1' && element.tag <= 'h6' ? Number(element.tag[1]) : 0
}

function isHidden(attribs: Record<string, string>): boolean {
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true
  const style = attribs['style']
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

/** A normalised line without the cost of Unicode repair where there is nothing to repair. */
function cleanLine(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  return normalise(trimmed).replace(/\s+/g, ' ').trim()
}
