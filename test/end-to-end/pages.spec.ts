import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, signedIn } from '../support/browser.js'
import { type FilledOffice, fillOffice } from '../support/pages/filled-office.js'
import { axeProblems, forgottenVietnamese, machineWordsOn, overhang } from '../support/pages/look.js'
import { notYetInEnglish, pageEntries, type Visit, type Who } from '../support/pages/page-entries.js'
import { routesOfSite } from '../support/pages/site-routes.js'
import { password } from '../support/running.js'

const languageCookie = 'ngon-ngu'
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
/** 1280 px wide enlarged four times. */
const enlarged = { width: 320, height: 256 }
/**
 * All rules in either language and at either width, each with one theme; what depends on the theme, contrast, with both.
 */
const looks = [
  { language: 'vi', size: wide, theme: 'light', otherTheme: 'dark' },
  { language: 'en', size: phone, theme: 'dark', otherTheme: 'light' },
] as const

let office: FilledOffice
let browser: Browser
beforeAll(async () => {
  office = await fillOffice()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

/** One page a person and language, kept open: signing in each time would take longer than looking. */
const open = new Map<string, Promise<Page>>()
function pageOf(who: Who, language: 'vi' | 'en'): Promise<Page> {
  const key = `${who} ${language}`
  if (!open.has(key)) open.set(key, openPage(who, language))
  return open.get(key) as Promise<Page>
}
async function openPage(who: Who, language: 'vi' | 'en'): Promise<Page> {
  const page =
    who === 'nobody'
      ? await (await browser.newContext({ viewport: wide })).newPage()
      : await signedIn(browser, office.url, who, password)
  await page.context().addCookies([{ name: languageCookie, value: language, url: office.url }])
  return page
}

const walks: [string, string, Visit][] = Object.entries(pageEntries).flatMap(([route, visits]) =>
  typeof visits === 'string'
    ? []
    : visits.map((visit, i): [string, string, Visit] => [
        `${route}${i > 0 ? `, state ${i + 1}` : ''} as ${visit.who}`,
        route,
        visit,
      ]),
)

it('walks every page that the router knows', () => {
  const known = Object.keys(pageEntries)
  const routes = routesOfSite()
  expect(routes.length).toBeGreaterThan(30)
  expect(routes.filter((route) => !known.includes(route))).toEqual([])
  expect(known.filter((route) => !routes.includes(route))).toEqual([])
})

describe('every page and state', () => {
  it.each(walks)('%s', async (_name, route, visit) => {
    const problems: string[] = []
    for (const { language, size, theme, otherTheme } of looks) {
      const page = await pageOf(visit.who, language)
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: theme })
      await page.goto(office.url + visit.at(office.places))
      await visit.then?.(page)
      const say = (about: string, found: readonly string[]) =>
        problems.push(...found.map((what) => `${language} ${about}: ${what}`))
      say('machine word', await machineWordsOn(page))
      if (language === 'en' && !notYetInEnglish.has(route)) say('no English', await forgottenVietnamese(page))
      say(`${theme} ${size.width}`, await axeProblems(page))
      await page.emulateMedia({ colorScheme: otherTheme })
      say(`${otherTheme} ${size.width}`, await axeProblems(page, ['color-contrast']))
      await page.setViewportSize(enlarged)
      const over = await overhang(page)
      if (over > 0) say('320', [`${over} px wider than its window`])
    }
    expect(problems).toEqual([])
  })

  it('of the first run', async () => {
    const page = await (await browser.newContext({ viewport: wide })).newPage()
    const problems: string[] = []
    const look = async (): Promise<void> => {
      for (const size of [wide, phone, enlarged]) {
        await page.setViewportSize(size)
        if ((await overhang(page)) > 0) problems.push(`${page.url()} ${size.width}: too wide`)
      }
      problems.push(...(await axeProblems(page)), ...(await machineWordsOn(page)))
    }
    await page.goto(`${office.newUrl}/first-run`)
    await look()
    await page.fill('[name=code]', office.newCode)
    await page.fill('[name=username]', 'quantri')
    await page.fill('[name=displayName]', 'Vũ Quang Trị')
    for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
    await page.click('main form button.primary')
    await page.waitForURL(/first-run\/province/)
    await look()
    await page.check('[name=province] >> nth=3')
    await page.click('main form button.primary')
    await page.goto(`${office.newUrl}/first-run/outlets`)
    await look()
    expect(problems).toEqual([])
  })
})

describe('with script off', () => {
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    const signed = await signedIn(browser, office.url, 'chuyenvien', password)
    const state = await signed.context().storageState()
    context = await browser.newContext({ viewport: wide, javaScriptEnabled: false, storageState: state })
    page = await context.newPage()
  })
  afterAll(() => context.close())

  it('a search is asked, narrowed and read, beside the list and on its own page', async () => {
    await page.goto(`${office.url}/search`)
    await page.fill('#q', 'tỉnh')
    await page.click('.search-box button.primary')
    expect(new URL(page.url()).searchParams.get('q')).toBe('tỉnh')
    await page.click('#loc-tone .facet-value >> nth=0')
    expect(new URL(page.url()).searchParams.has('tone')).toBe(true)
    await page.hover('.row >> nth=0')
    await page.click('.row a.beside >> nth=0')
    expect(await page.isVisible('.search-pane .reading')).toBe(true)
    await page.click('.pane-head a.button')
    expect(new URL(page.url()).pathname).toMatch(/^\/articles\//)
    expect(await page.isVisible('.reading')).toBe(true)
  })
  it('a label is corrected and the article is flagged', async () => {
    await page.goto(office.url + office.places.freshArticle)
    await page.click('details[data-key=E] > summary')
    await page.check('details[data-key=E] input[value=favourable]')
    await page.click('details[data-key=E] button.primary')
    expect(await page.textContent('.undo-bar')).toContain('Đã sửa sắc thái.')
    await page.click('details[data-key=F] > summary')
    await page.selectOption('details[data-key=F] [name=reason]', 'phan-anh')
    await page.click('details[data-key=F] button.primary')
    expect(await page.textContent('main')).toContain('Đã gắn cờ.')
  })
  it('a list is exported', async () => {
    await page.goto(`${office.url}/search?q=tinh`)
    const href = await page.getAttribute('a[href^="/search.csv"]', 'href')
    const answer = await context.request.get(office.url + (href ?? ''))
    expect(answer.headers()['content-type']).toContain('text/csv')
    expect((await answer.text()).split('\r\n').length).toBeGreaterThan(2)
  })
})

describe('keys', () => {
  let page: Page
  beforeAll(async () => {
    page = await signedIn(browser, office.url, 'lanhdao', password)
  })
  beforeEach(() => page.goto(`${office.url}/search`))
  const current = (): Promise<number> =>
    page.$$eval('.row', (rows) => rows.findIndex((row) => row.classList.contains('current')))

  it('go through the list, read beside it, choose and turn read into unread', async () => {
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
    expect(await current()).toBe(1)
    await page.keyboard.press('o')
    await page.waitForSelector('.search-pane .reading')
    expect(new URL(page.url()).searchParams.get('open')).not.toBeNull()
    await page.keyboard.press('j')
    await page.waitForSelector('.row.is-read[aria-current] >> nth=0')
    await page.waitForFunction(() => document.querySelectorAll('.row')[2]?.matches('.is-read[aria-current]'))
    await page.keyboard.press(' ')
    expect(await page.isChecked('.row >> nth=2 >> .pick input')).toBe(true)
    await page.keyboard.press('u')
    await page.waitForURL(/chosen=/)
    expect(await page.textContent('.undo-bar')).toContain('Đã đánh dấu chưa đọc 1 bài.')
    expect(await current()).toBe(2)
    await page.keyboard.press('z')
    await page.waitForFunction(() => document.querySelector('.undo-bar')?.textContent.includes('Đã hoàn tác'))
    await page.keyboard.press('Enter')
  })
  it('do nothing while words are composed, in fields, or with another key held', async () => {
    await page.keyboard.press('j')
    await page.evaluate(() => {
      const press = (more: object) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', key: 'j', bubbles: true, ...more }))
      press({ isComposing: true })
      press({ keyCode: 229 })
      press({ ctrlKey: true })
      press({ altKey: true })
      press({ metaKey: true })
    })
    expect(await current()).toBe(0)
    await page.focus('#q')
    await page.keyboard.type('jjku')
    expect([await current(), await page.inputValue('#q')]).toEqual([0, 'jjku'])
  })
  it('are shown on ? and stay quiet once they are switched off', async () => {
    await page.keyboard.press('?')
    expect(await page.textContent('dialog.key-help')).toContain('Phím tắt')
    await page.keyboard.press('Escape')
    await page.click('details.user > summary')
    await page.click('.keys-switch button[value=off]')
    await page.waitForLoadState()
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    expect([await current(), await page.isVisible('dialog')]).toEqual([-1, false])
  })
})
