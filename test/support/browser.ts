import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The system's Chromium; `npm test` looks for it and sets CHROMIUM_PATH. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quiet })
}

/** A page in which somebody has signed in. */
export async function signedIn(browser: Browser, url: string, username: string, password: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.click('main button.primary')
  await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'))
  return page
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe has against the page as it stands: rule and place. The policy of the site lets no script in, the debugger does. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axeFile, 'utf8'))
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate('axe.run().then((r) => r.violations)')
  return found.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html}`))
}
