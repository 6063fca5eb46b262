import { load } from 'cheerio/slim'
import { parseDocument } from 'htmlparser2'
import { QuickTokenizer } from '#foundation'

/** A page parsed once; outlet templates may ask it with selectors. */
export type Dom = ReturnType<typeof parseDocument>
/** Any node of the parsed page. */
export type DomNode = Dom['children'][number]
/** An element with a name, attributes and children. */
export type DomElement = Extract<DomNode, { attribs: object }>

/**
 * Parses with htmlparser2, which is several times quicker than a full HTML5 parser and forgives what the press writes. Not
 * through cheerio's `load`: that makes a class for each page, which lives until the next full collection and keeps the page's
 * whole tree alive with it (a quarter of a megabyte a page, copied twice).
 */
export function parseDom(html: string): Dom {
  return parseDocument(html, {
    ...{ xmlMode: false, decodeEntities: true, recognizeSelfClosing: false },
    Tokenizer: QuickTokenizer,
  })
}

/** One for all pages. */
const cheerio = load('', { xml: { xmlMode: false } })

/** What a selector finds in the page. */
export const select = (dom: Dom, selector: string) => cheerio(dom).find(selector)

/** The top nodes of the parsed page, however many roots a broken page has. */
export function topNodes(dom: Dom): DomNode[] {
  return dom.children
}

/** All text inside a node, walked without recursion. */
export function textOf(node: DomElement): string {
  const out: string[] = []
  const todo: DomNode[] = [...node.children].reverse()
  while (todo.length > 0) {
    const next = todo.pop() as DomNode
    if ('data' in next && String(next.type) === 'text') out.push(next.data)
    else if ('children' in next)
      for (let i = next.children.length - 1; i >= 0; i--) todo.push(next.children[i] as DomNode)
  }
  return out.join('')
}
