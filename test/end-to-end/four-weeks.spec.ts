import { join } from 'node:path'
import JSZip from 'jszip'
import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import type { RecordStore } from '#record'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import {
  cli,
  password,
  productEnv,
  type Running,
  startProduct,
  startSimulator,
  temporaryFolder,
} from '../support/running.js'
import { filesUnder, readable } from '../support/files.js'
import { openBrowser, signedIn } from '../support/browser.js'
import { isToBeHad, played, publishedAndSeen, quiet } from '../support/play.js'
import { matchArticles, plain, reprintPairs, storedArticles, type TruthRow } from '../support/truth.js'

/** Simulator and product play four weeks on the driven clock; what the record then holds is compared with the truth. */
describe('four weeks of the demonstration press', () => {
  const data = temporaryFolder('four-weeks')
  let simulator: Awaited<ReturnType<typeof startSimulator>>
  let product: Running
  let url: string
  let store: RecordStore
  let truth: TruthRow[]
  let matched: ReturnType<typeof matchArticles>

  beforeAll(async () => {
    simulator = await startSimulator('--demo')
    const env = productEnv(simulator.port, data.path)
    await cli(
      ['demo-office', '--registry', `http://127.0.0.1:${simulator.port}/_control/registry`, '--password', password],
      env,
    )
    const started = await startProduct(env)
    product = started.running
    url = started.url
    await played(simulator, undefined, product)
    store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
    await quiet(store)
    truth = await publishedAndSeen(simulator)
    matched = matchArticles(truth.filter(isToBeHad), await storedArticles(store.db))
  })
  afterAll(async () => {
    await product.stop()
    await simulator.running.stop()
    await store.close()
    data.remove()
  })

  it('has every article of every reachable source exactly once', () => {
    expect(matched.missing).toEqual([])
    expect(matched.doubled).toEqual([])
    expect(matched.pairs.length).toBeGreaterThan(330)
  })

  it('has times right to the minute', () => {
    const wrong = matched.pairs.filter(
      ({ truth: t, stored }) => t.publishedAt.slice(0, 16) !== stored.publishedAt.slice(0, 16),
    )
    expect(wrong.map((p) => [p.truth.url, p.truth.publishedAt, p.stored.publishedAt])).toEqual([])
  })

  it('has the text of at least 99 % of the articles, white space aside', () => {
    const texts = (row: TruthRow): string[] => [row.text, ...row.versions.map((v) => v.text)].map(plain)
    const wrong = matched.pairs.filter(
      ({ truth: t, stored }) => !stored.versions.some((v) => texts(t).includes(plain(v.text))),
    )
    expect({
      share: 1 - wrong.length / matched.pairs.length,
      wrong: wrong.slice(0, 10).map((p) => p.truth.url),
    }).toMatchObject({ share: expect.any(Number) as number })
    expect(wrong.length / matched.pairs.length).toBeLessThanOrEqual(0.01)
  })

  it('tells reprints from originals', () => {
    const { precision, recall } = reprintPairs(matched.pairs)
    expect(recall).toBeGreaterThanOrEqual(0.97)
    expect(precision).toBeGreaterThanOrEqual(0.98)
  })

  it('keeps a record of every run whose counts add up', async () => {
    const runs = await store.db.selectFrom('sourceRun').selectAll().execute()
    expect(runs.length).toBeGreaterThan(1000)
    expect(runs.filter((r) => r.seen !== r.new + r.known + r.skipped + r.failed)).toEqual([])
  })

  it('has a fetch behind every article', async () => {
    const bare = await store.db
      .selectFrom('version')
      .leftJoin('fetch', 'fetch.pageId', 'version.pageId')
      .select('version.id')
      .where('fetch.id', 'is', null)
      .execute()
    expect(bare).toEqual([])
  })

  it('holds no reader who commented, anywhere under the data folder', async () => {
    const { names, sentences } = await simulator.control<{ names: string[]; sentences: string[] }>('commenters')
    const found: string[] = []
    for (const file of filesUnder(data.path)) {
      const text = readable(file)
      for (const needle of [...names, ...sentences]) if (text.includes(needle)) found.push(`${needle} in ${file}`)
    }
    expect(found).toEqual([])
  })

  describe('in the browser', () => {
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      browser = await openBrowser()
      page = await signedIn(browser, url, 'chuyenvien', password)
    })
    afterAll(() => browser.close())
    const total = async (): Promise<number> =>
      Number(/[\d.]+/.exec((await page.textContent('.result-count b')) ?? '')?.[0].replaceAll('.', ''))

    it('lands on the overview, whose numbers open lists of the same length', async () => {
      expect(new URL(page.url()).pathname).toBe('/overview')
      const figures = await page.$$eval('.figure a.value', (links) =>
        links.map((a) => ({ href: (a as HTMLAnchorElement).href, n: Number(a.textContent.replaceAll('.', '')) })),
      )
      expect(figures.length).toBeGreaterThan(1)
      for (const { href, n } of figures.slice(0, 2)) {
        await page.goto(href)
        expect(await total()).toBe(n)
      }
    })

    it('finds without diacritics what is written with them', async () => {
      await page.goto(`${url}/search?q=${encodeURIComponent('"khe dau"')}&view=flat`)
      expect(await total()).toBeGreaterThan(10)
      expect(await page.textContent('.row mark')).toMatch(/Khe D\u00e2u/)
    })

    it('follows a correction in search and facets within two seconds, and takes it back', async () => {
      const search = `${url}/search?q=${encodeURIComponent('"khe dau"')}&view=flat`
      const favourable = async (): Promise<number> => {
        await page.goto(`${search}&tone=favourable`)
        return total()
      }
      const before = await favourable()
      await page.goto(`${search}&tone=neutral`)
      await page.click('.row a.title')
      await page.waitForSelector('h1.headline')
      const article = page.url()
      await page.click('summary:has-text("Sửa sắc thái")')
      await page.check('input[name=value][value=favourable]')
      const started = performance.now()
      await page.click('form.correction:has(input[value=tone]) button.primary')
      await page.waitForSelector('.undo-bar')
      for (let n = before; n !== before + 1;) {
        n = await favourable()
        expect(performance.now() - started).toBeLessThan(2_000)
      }
      await page.goto(article)
      await page.click('button:has-text("Hoàn tác") >> nth=0')
      for (let i = 0; i < 20 && (await favourable()) !== before; i++) await new Promise((r) => setTimeout(r, 100))
      expect(await favourable()).toBe(before)
    })

    it('opens a case from a flag that a person types', async () => {
      await page.goto(`${url}/search?tone=critical`)
      await page.click('.row a.title')
      await page.click('summary:has-text("Gắn cờ bài này")')
      await page.selectOption('#reason', 'phan-anh')
      await page.fill('#handling', 'Đề nghị Sở Nông nghiệp và Môi trường kiểm tra, trả lời báo.')
      await page.fill('#body', 'Sở Nông nghiệp và Môi trường')
      await page.click('form[action$="/flags"] button.primary')
      await page.goto(`${url}/cases`)
      expect(await page.textContent('main table')).toContain('PH-1')
    })

    it('drafts the weekly report, whose numbers open lists of the same length, and writes it as DOCX and PDF', async () => {
      const head = await signedIn(browser, url, 'truongphong', password)
      await head.goto(`${url}/reports/new`)
      await head.click('main button.primary')
      await head.waitForURL(/\/reports\/[0-9a-f]{20,}/)
      const report = head.url()
      const figures = await head.$$eval('.report-body a.linked-figure[data-kind=counted]', (links) =>
        links.map((a) => ({ href: (a as HTMLAnchorElement).href, text: a.textContent })),
      )
      expect(figures.length).toBeGreaterThan(20)
      const articles = figures.filter((f) => /^[\d.]+$/.test(f.text)).slice(0, 12)
      const shown = async (href: string): Promise<{ total: number; outlets: number; stories: number }> => {
        await head.goto(href)
        const text = ((await head.textContent('.result-count')) ?? '').replaceAll('.', '')
        const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? Number.NaN)
        return {
          total: number(/(\d+) tin, bài/),
          outlets: number(/(\d+) đầu báo/),
          stories: number(/(\d+) dòng sự kiện/),
        }
      }
      for (const { href, text } of articles) {
        const { total: articlesShown, outlets, stories } = await shown(href)
        expect([articlesShown, outlets, stories]).toContain(Number(text.replaceAll('.', '')))
      }
      const cookie = (await head.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
      const file = async (format: string): Promise<Buffer> => {
        const answer = await fetch(`${report.split('?')[0]}/file/${format}`, { headers: { cookie } })
        expect(answer.status).toBe(200)
        return Buffer.from(await answer.arrayBuffer())
      }
      const docx = await JSZip.loadAsync(await file('docx'))
      const words = ((await docx.file('word/document.xml')?.async('string')) ?? '')
        .replaceAll('<w:noBreakHyphen/>', '-')
        .replaceAll(/<[^>]+>/g, '')
      const pdf = await extractText(await getDocumentProxy(new Uint8Array(await file('pdf'))), { mergePages: true })
      await head.goto(report)
      const opening = plain((await head.textContent('.report-body p')) ?? '')
      expect(opening).toMatch(/\d/)
      expect(plain(words)).toContain(opening)
      expect(plain(pdf.text).replaceAll('\u2011', '-').replaceAll(' ', '')).toContain(opening.replaceAll(' ', ''))
    })

    it('refuses what a role may not do', async () => {
      const answer = await page.goto(`${url}/accounts`)
      expect(answer?.status()).toBe(403)
      expect(await page.textContent('main')).toContain('Người làm được: quản trị')
    })
  })
})
