import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] }>
}

/** What axe finds, rules of every level or those given, as lines. The policy of the site does not bind a browser's tools. */
export async function axeProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const violations = await page.evaluate(
    async (only) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      return (await axe.run({ resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })).violations
    },
    rules ? [...rules] : null,
  )
  return violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => String(n.target[0]))
        .join(', ')
        .slice(0, 300)}`,
  )
}

const machineWords = /\b(?:null|undefined|NaN|Invalid Date)\b|\[object \w+\]/

/** Words of the machine that a person would read or hear: in texts, names, hints and titles. */
export async function machineWordsOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    // The reference of the interface speaks of a machine's words.
    const isSource = (e: Element | null): boolean => Boolean(e?.closest('script, style, pre.source, .api-docs'))
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!isSource(node.parentElement)) found.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('body *'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'value', 'href', 'content'])
        if (element.hasAttribute(name) && !isSource(element)) found.push(element.getAttribute(name) ?? '')
    return found
  })
  return texts.filter((text) => machineWords.test(text)).map((text) => text.trim().slice(0, 120))
}

/** How much wider the page is than its window, once what is drawn by a script has followed the window. */
export async function overhang(page: Page): Promise<number> {
  const over = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  for (let tries = 0; tries < 10 && (await over()) > 0; tries++) await page.waitForTimeout(100)
  return over()
}

const vietnameseLetters = /[ăâđêôơưàáạảãầấậẩẫằắặẳẵèéẹẻẽềếệểễìíịỉĩòóọỏõồốộổỗờớợởỡùúụủũừứựửữỳýỵỷỹ]/i
/** Names of people, of the office and of the product, which are Vietnamese in either language. */
const names = /Đỗ Khắc Duy|Lò Thị Mận|Hà Vi Thảo|Vũ Quang Trị|Trịnh Văn Sơn|Người mới|Hoài Giang|Điểm báo/g

/** An English sentence may name an outlet, a body or a place as they are called. */
const englishWords = /\b(?:the|of|and|from|with|is|are|was|by|on)\b/i

/** Vietnamese on an English screen that no element says to be Vietnamese: words that somebody forgot. */
export async function forgottenVietnamese(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('[lang=vi], script, pre')) found.push(node.textContent ?? '')
    return found
  })
  const isForgotten = (text: string): boolean =>
    vietnameseLetters.test(text.replace(names, '')) && !englishWords.test(text)
  return texts.filter(isForgotten).map((text) => text.trim().slice(0, 80))
}
