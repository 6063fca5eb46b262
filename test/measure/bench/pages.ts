import type { Browser } from 'playwright-core'
import { openBrowser } from '../../support/browser.js'
import type { Visitor } from '../../support/visitor.js'
import type { Measurement } from '../measurement.js'
import { canSeeProcesses, treeUse } from './process-tree.js'
import { draftWeek } from './report.js'
import { percentile, withRunningStore } from './running-store.js'
import { searchMix } from './search-mix.js'
import type { BenchStore } from './store.js'

/** Pages whose time is promised, in the order of the table. */
export const pageKinds = ['overview', 'search', 'article', 'story', 'cases', 'report'] as const
type PageKind = (typeof pageKinds)[number]
type Addresses = Readonly<Record<PageKind, readonly string[]>>

/** Answers that count for one kind of page, and those asked before the clock runs. */
const asked = 40
const warmUp = 5
/** Cases that the table of responses holds at least. */
const casesWanted = 40
const kilobyte = 1024

/** How long the site takes for a page and how much travels to a browser. */
export const pages: Measurement = {
  name: 'pages',
  words: 'time and weight of the pages with 20,000 articles (--data FOLDER, --limit N, --archive FILE)',
  run: (context) =>
    withRunningStore(context, async ({ store, pid, visitor }) => {
      const { outcomes } = context
      const addresses = await addressesOf(visitor, store)
      for (const kind of pageKinds) {
        const { times, cpuMs, slowest } = await timesOf(visitor, addresses[kind], pid)
        outcomes.judge('pages', kind, percentile(times, 0.95))
        outcomes.tell('pages', `${kind} median`, percentile(times, 0.5), 'ms', `${kind}: half of the answers within`)
        if (canSeeProcesses) outcomes.tell('pages', `${kind} cpu`, cpuMs, 'ms', `${kind}: processor time, an answer`)
        context.say(`slowest ${kind}: ${decodeURIComponent(slowest)}`)
      }
      const weights = await weigh(visitor, addresses)
      for (const [kind, { first, later }] of weights) {
        outcomes.tell('pages', `${kind} first`, first, 'KB', `${kind}: weight of a first view`)
        outcomes.tell('pages', `${kind} later`, later, 'KB', `${kind}: weight of a later view`)
      }
      const all = [...weights.values()]
      outcomes.judge('pages', 'firstView', Math.max(...all.map((w) => w.first)))
      outcomes.judge('pages', 'laterView', Math.max(...all.map((w) => w.later)))
    }),
}

/** Addresses of each kind as people come to them; where the store has few of a kind they take turns. */
async function addressesOf(visitor: Visitor, store: BenchStore): Promise<Addresses> {
  const questions = await searchMix(store.play, warmUp + asked, new Date().toISOString())
  const articles = await linksOf(
    visitor,
    ['/search?view=flat', `/search?view=flat&${everything}`],
    /href="(\/articles\/[0-9a-z]+)"/g,
  )
  const stories = await linksOf(
    visitor,
    ['/stories', `/search?view=stories&${everything}`],
    /href="(\/stories\/[^"/?#]+)"/g,
  )
  await flagSome(visitor, articles)
  return {
    overview: ['/overview'],
    search: questions.map((q) => q.path),
    article: articles,
    story: stories,
    cases: ['/cases'],
    report: [await draftWeek(visitor)],
  }
}

/** Whatever an article has to do with the province: where nothing is about it. */
const everything = 'relevance=about&relevance=mention&relevance=none'

/** Links of the first pages of the first list that has any. */
async function linksOf(visitor: Visitor, lists: readonly string[], pattern: RegExp): Promise<string[]> {
  const links = new Set<string>()
  for (const list of lists) {
    for (let page = 1; page <= 4 && links.size < warmUp + asked; page++) {
      const html = await visitor.page(`${list}${list.includes('?') ? '&' : '?'}page=${page}`)
      for (const [, href = ''] of html.matchAll(pattern)) links.add(href)
    }
    if (links.size > 0) return [...links]
  }
  throw new Error(`${lists.join(', ')} lead nowhere`)
}

/** Opens cases where the store has too few: a table without rows is quick and says nothing. */
async function flagSome(visitor: Visitor, articles: readonly string[]): Promise<void> {
  const html = await visitor.page('/cases')
  const open = new Set(html.match(/href="\/cases\/[0-9a-z]+"/g) ?? []).size
  for (const article of articles.slice(0, Math.max(0, casesWanted - open))) {
    await visitor.page(article)
    // An article whose case is open already is refused, which is as good.
    await visitor.send(`${article}/flags`, { reason: 'can-phan-hoi', level: 'thuong' })
  }
}

async function timesOf(
  visitor: Visitor,
  addresses: readonly string[],
  pid: number,
): Promise<{ times: number[]; cpuMs: number; slowest: string }> {
  const at = (i: number): string => addresses[i % addresses.length] as string
  for (let i = 0; i < warmUp; i++) await visitor.page(at(i))
  const before = treeUse(pid).cpuSeconds
  const times: number[] = []
  for (let i = warmUp; i < warmUp + asked; i++) {
    const started = performance.now()
    await visitor.page(at(i))
    times.push(performance.now() - started)
  }
  const cpuMs = ((treeUse(pid).cpuSeconds - before) / asked) * 1000
  return { times, cpuMs, slowest: at(warmUp + times.indexOf(Math.max(...times))) }
}

interface Weight {
  readonly first: number
  readonly later: number
}

/** What travels for a page: to a browser that was never here, and to one that has seen a page of this kind. KB. */
async function weigh(visitor: Visitor, addresses: Addresses): Promise<Map<PageKind, Weight>> {
  const browser = await openBrowser()
  try {
    const weights = new Map<PageKind, Weight>()
    for (const kind of pageKinds) weights.set(kind, await weightOf(browser, visitor, addresses[kind]))
    return weights
  } finally {
    await browser.close()
  }
}

async function weightOf(browser: Browser, visitor: Visitor, addresses: readonly string[]): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies(visitor.cookieJar().map((cookie) => ({ ...cookie, url: visitor.url })))
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  let bytes = 0
  devtools.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength))
  const view = async (path = ''): Promise<number> => {
    bytes = 0
    await page.goto(new URL(path, visitor.url).href)
    await page.waitForLoadState('networkidle')
    return bytes / kilobyte
  }
  const first = await view(addresses[0])
  const later = await view(addresses[1] ?? addresses[0])
  await context.close()
  return { first, later }
}
