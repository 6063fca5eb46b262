import { parseDom, topNodes } from './dom.js'
import { Flattener } from './flatten.js'
import { lighten, longestEncodedRun } from './lighten.js'
import type { Page } from './page.js'

/** Parses a page and flattens it; linear in its size and safe at any nesting. */
export function readPage(url: string, html: string): Page {
  const light = lighten(html)
  const dom = parseDom(light.html)
  const page: Page = {
    url,
    dom,
    elements: [],
    blocks: [],
    times: [],
    structured: [],
    metas: new Map(),
    titleTag: '',
    canonical: null,
    base: null,
    language: '',
    encodedChars: () => longestEncodedRun(html, light.scripts),
  }
  new Flattener(page).walk(topNodes(dom))
  return page
}
