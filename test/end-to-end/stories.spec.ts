import type { Browser, Page } from 'playwright-core'
import { createAccount } from '#accounts'
import { office, openPressDesk, type PressDesk } from '../../apps/press/src/web/search/contract/press-desk.js'
import { axeFindings, openBrowser, signedIn } from '../support/browser.js'

/** People put stories right in a browser: with the mouse, and with keys alone. */
describe('stories in a browser', () => {
  const password = 'cây cầu sông Vằng'
  let site: PressDesk
  let url: string
  let browser: Browser
  let page: Page

  beforeEach(async () => {
    site = await openPressDesk()
    url = await site.listen()
    const { store, clock } = site.desk
    await createAccount(store, clock, { officeId: office, username: 'an', displayName: 'An', role: 'chuyen-vien', password })
    browser = await openBrowser()
    page = await signedIn(browser, url, 'an', password)
    await page.goto(`${url}/stories/dap-khe-mo`)
  }) // prettier-ignore
  afterEach(async () => {
    await browser.close()
    await site.close()
  })

  const said = () => page.locator('.undo-bar, .notice-good').first().innerText()
  const lead = () => page.locator('.story-head .lead').innerText()
  const row = (title: string) => page.locator('.timeline .row', { hasText: title })
  const question = 'Ai trả lời về tiền tạm ứng'

  it('are merged with a click on the likeliest, and undone with Z', async () => {
    await page.goto(`${url}/stories/cam-loc-khe`)
    await page.keyboard.press('a')
    await page.waitForURL(/\/choice$/)
    await page.fill('input[type=search][id=q]', 'đập Khe Mơ')
    await page.locator('.story-search button').click()
    await page.locator('.story-choice label', { hasText: 'Đập Khe Mơ' }).click()
    await page.locator('.story-choice button.primary').click()
    await page.waitForURL(/dap-khe-mo\?done=/)
    expect(await said()).toContain('Đã gộp hai dòng sự kiện.')
    expect(await lead()).toContain('11 tin, bài')
    await page.keyboard.press('z')
    await page.waitForURL(/done=undone/)
    expect(await said()).toContain('Đã hoàn tác.')
    expect(await lead()).toContain('8 tin, bài')
  })

  it('are split by keys alone: J to the row, Space to choose, S, then Z', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    expect(await row(question).locator('input').isChecked()).toBe(true)
    await page.keyboard.press('s')
    await page.waitForURL(/done=/)
    expect(await said()).toContain('Đã chuyển 1 bài khỏi dòng này.')
    expect(await lead()).toContain('7 tin, bài')
    await page.keyboard.press('z')
    await page.waitForURL(/done=undone/)
    expect(await lead()).toContain('8 tin, bài')
  })

  it('give an article to another story, and take it back', async () => {
    await row(question).locator('input').check()
    await page.locator('button[value=choose]').click()
    await page.waitForURL(/\/choice\?article=/)
    await page.fill('input[type=search][id=q]', 'cam Lộc Khê')
    await page.keyboard.press('Enter')
    await page.locator('.story-choice label', { hasText: 'cam Lộc Khê' }).click()
    await page.locator('.story-choice button.primary').click()
    await page.waitForURL(/dap-khe-mo\?done=/)
    expect(await lead()).toContain('7 tin, bài')
    await page.goto(`${url}/stories/cam-loc-khe`)
    expect(await row(question).count()).toBe(1)
    await page.locator('.story-history button', { hasText: 'Hoàn tác' }).click()
    await page.waitForURL(/done=undone/)
    expect(await row(question).count()).toBe(0)
  })

  it('keep an article where it is pinned, and are pinned to the top themselves', async () => {
    await row(question).locator('input').check()
    await page.keyboard.press('n')
    await page.waitForURL(/done=/)
    expect(await row(question).innerText()).toContain('ghim vào dòng này')
    await page.keyboard.press('z')
    await page.waitForURL(/done=undone/)
    expect(await row(question).innerText()).not.toContain('ghim vào dòng này')
    await page.goto(`${url}/stories/cam-loc-khe`)
    await page.getByRole('button', { name: 'Ghim lên đầu danh sách' }).click()
    await page.waitForURL(/done=/)
    await page.goto(`${url}/stories`)
    expect(await page.locator('.stories tbody tr').first().innerText()).toMatch(/cam Lộc Khê.*\n?.*đã ghim/)
  })

  it('are renamed, and leave an article that is “not this story”, from its own page', async () => {
    await page.keyboard.press('r')
    await page.fill('#story-title', 'Vụ đập Khe Mơ')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=/)
    expect(await page.locator('h1').innerText()).toBe('Vụ đập Khe Mơ')
    await page.locator('.timeline a.title', { hasText: question }).click()
    await page.getByRole('button', { name: 'Không thuộc dòng sự kiện này' }).click()
    await page.waitForURL(/\/articles\/.*done=/)
    expect(await said()).toContain('Đã chuyển bài sang dòng sự kiện khác')
    await page.keyboard.press('z')
    await page.waitForURL(/done=undone/)
    await page.goto(`${url}/stories/dap-khe-mo`)
    expect(await lead()).toContain('8 tin, bài')
  })

  it.each(['light', 'dark'] as const)('pass axe and fit a narrow screen in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await page.keyboard.press('j')
    await page.keyboard.press('n')
    await page.waitForURL(/done=/)
    const moved = await page.locator('.timeline .pick input').first().getAttribute('value')
    for (const path of ['', '/choice', `/choice?article=${moved}&mistake=1`]) {
      await page.goto(`${url}/stories/dap-khe-mo${path}`)
      expect(await axeFindings(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 700 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      await page.setViewportSize({ width: 1440, height: 900 })
    }
  })
})
