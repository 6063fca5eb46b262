import type { Browser, Page } from 'playwright-core'
import { createAccount } from '#accounts'
import { type Role, weekOf } from '#press'
import { ReportIssuing } from '../../apps/press/src/reports/report-issuing.js'
import { ReportService } from '../../apps/press/src/reports/report-service.js'
import { aSource } from '../../libs/report/contract/two-weeks.js'
import { flag, office, openPressDesk, type PressDesk } from '../../apps/press/src/web/search/contract/press-desk.js'
import { Hands } from '../support/hands.js'
import { openBrowser } from '../support/browser.js'

/** What each role does on a day, with the keyboard and nothing else; the focus is seen wherever it goes. */
describe('a day by keyboard alone', () => {
  const password = 'cây cầu sông Vằng'
  const ownBody = 'Sở Xây dựng'
  const deadline = '2026-11-27T10:00:00.000Z'
  const here = { id: office, provinceSlug: 'van-ha' }
  const week = weekOf('2026-11-20T01:00:00.000Z')
  let site: PressDesk
  let url: string
  let browser: Browser
  let page: Page
  let hands: Hands

  beforeEach(async () => {
    site = await openPressDesk()
    const province = { name: 'Vân Hạ', slug: 'van-ha', type: 'tỉnh' }
    Object.assign(site.desk.gazetteer, { resolveProvince: () => province })
    url = await site.listen()
    browser = await openBrowser()
  })
  afterEach(async () => {
    await browser.close()
    await site.close()
  })

  const aCase = (number: number, outlet: string, title: string, over: object) =>
    flag(site.desk.store, { outlet, title }, { number, createdAt: '2026-11-19T01:00:00.000Z', ...over })
  const stateOf = async (number: number): Promise<string> =>
    (await site.desk.store.db.selectFrom('responseCase').select('state').where('number', '=', number).executeTakeFirstOrThrow()).state // prettier-ignore
  const reportState = async (id: string): Promise<string> =>
    (await site.desk.store.db.selectFrom('report').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state // prettier-ignore
  const draft = (): Promise<string> => new ReportService(site.desk).create(here, 'weekly', week, 'a1')

  /** Signs in by keys, as everything else is done by them. */
  async function begin(role: Role, size = { width: 1440, height: 900 }): Promise<void> {
    const { store, clock } = site.desk
    const body = role === 'don-vi' ? ownBody : null
    await createAccount(store, clock, { officeId: office, username: role, displayName: 'An', role, password, body })
    page = await (await browser.newContext({ viewport: size, locale: 'vi-VN' })).newPage()
    hands = new Hands(page)
    await page.goto(`${url}/sign-in`)
    await hands.to('#username')
    await hands.write(role)
    await hands.to('#password')
    await hands.write(password)
    await hands.press('Enter', (u) => !u.pathname.startsWith('/sign-in'))
  }
  const said = () => page.locator('.undo-bar, .notice-good').first().innerText()

  it('of an analyst: finds without diacritics, moves, reads, corrects, flags, adds to the report', async () => {
    const report = await draft()
    await begin('chuyen-vien')
    await hands.press('/')
    await hands.write('dap khe mo')
    await hands.press('Enter', (u) => u.pathname === '/search')
    await hands.press('j')
    await hands.press('j')
    await hands.press('k')
    expect(await page.evaluate('document.activeElement.closest(".row.current") !== null')).toBe(true)
    await hands.press('Enter', (u) => u.pathname.startsWith('/articles/'))
    await hands.press('e')
    await hands.submitOf('form[action$="/corrections"]', (u) => u.pathname.startsWith('/articles/'))
    expect(await site.desk.store.db.selectFrom('correction').select('id').execute()).toHaveLength(1)
    await hands.press('f')
    await hands.choose(1)
    await hands.submitOf('form[action$="/flags"]', (u) => u.pathname.startsWith('/articles/'))
    expect(await stateOf(1)).toBe('flagged')
    await hands.press('Escape', (u) => u.pathname === '/search')
    await hands.press('j')
    await hands.press('Space')
    await hands.press('r')
    await hands.to('button[formaction="/chosen/sources"]')
    await hands.press('Enter', (u) => u.searchParams.has('chosen'))
    expect(await said()).toContain('Đã thêm 1 bài vào nguồn trích của Báo cáo tuần 47/2026.')
    expect(await reportState(report)).toBe('editing')
  })

  it('of the head of desk: reviews, proposes, freezes the report', async () => {
    await aCase(1, 'xaydungviet', 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng', {})
    const report = await draft()
    await begin('truong-phong')
    await hands.press('g')
    await hands.press('p', (u) => u.pathname === '/cases')
    await hands.to('a[href="/cases?group=mine"]')
    await hands.press('Enter', (u) => u.search === '?group=mine')
    await hands.press('j')
    await hands.press('Enter', (u) => u.pathname === '/cases/case-1')
    await hands.press('s')
    await hands.submitOf('form:has(input[value=reviewed])', (u) => u.search === '?done=moved')
    await hands.press('s')
    await hands.to('#proposed-handling')
    await hands.write('Đề nghị kiểm tra tiến độ.')
    await hands.to('#proposed-body')
    await hands.write(ownBody)
    await hands.to('#proposed-deadlineDate')
    await hands.write('12122026')
    await hands.submitOf('form:has(input[value=proposed])', (u) => u.search === '?done=moved')
    expect(await stateOf(1)).toBe('proposed')
    await hands.press('g')
    await hands.press('b', (u) => u.pathname === '/reports')
    await hands.to('.report-title')
    await hands.press('Enter', (u) => u.pathname === `/reports/${report}`)
    await hands.submitOf('form[action$="/freeze"]', (u) => u.search === '?done=frozen')
    expect(await reportState(report)).toBe('frozen')
  })

  it('of a leader on a telephone: reads the week, dispatches, issues, closes', async () => {
    await aCase(1, 'xaydungviet', 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng', {
      state: 'proposed', handling: 'Đề nghị kiểm tra.', body: ownBody, deadline,
    }) // prettier-ignore
    await aCase(2, 'vanha', 'Ngày hội cam Lộc Khê mở sớm hai tuần', { state: 'watched', body: ownBody })
    const report = await draft()
    await new ReportIssuing(site.desk).freeze(office, report, 1, 'a1')
    await begin('lanh-dao', { width: 390, height: 844 })
    const menu = async (address: string): Promise<void> => {
      await hands.to('details.contents > summary')
      await hands.press('Enter')
      await hands.to(`details.contents a[href="${address}"]`)
      await hands.press('Enter', (u) => u.pathname === address)
    }
    await menu('/week')
    expect(await page.locator('h1').innerText()).toContain('uần')
    await menu('/cases')
    await hands.to('a[href="/cases/case-1"]')
    await hands.press('Enter', (u) => u.pathname === '/cases/case-1')
    await hands.press('s')
    await hands.submitOf('form:has(input[value=dispatched])', (u) => u.search === '?done=moved')
    expect(await stateOf(1)).toBe('dispatched')
    await hands.press('Escape', (u) => u.pathname === '/cases')
    await hands.to('a[href="/cases/case-2"]')
    await hands.press('Enter', (u) => u.pathname === '/cases/case-2')
    await hands.press('s')
    await hands.submitOf('form:has(input[value=closed])', (u) => u.search === '?done=moved')
    expect(await stateOf(2)).toBe('closed')
    await menu('/reports')
    await hands.to('.report-title')
    await hands.press('Enter', (u) => u.pathname === `/reports/${report}`)
    await hands.submitOf('form[action$="/issue"]', (u) => u.search === '?done=issued')
    expect(await reportState(report)).toBe('issued')
  })

  it('of a body’s clerk: accepts, verifies, asks for more time, reports back', async () => {
    await aCase(1, 'xaydungviet', 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng', {
      state: 'dispatched', handling: 'Đề nghị kiểm tra.', body: ownBody, deadline,
    }) // prettier-ignore
    await begin('don-vi')
    await hands.press('j')
    await hands.press('Enter', (u) => u.pathname === '/cases/case-1')
    await hands.press('s')
    await hands.submitOf('form:has(input[value=accepted])', (u) => u.search === '?done=moved')
    await hands.press('s')
    await hands.submitOf('form:has(input[value=verifying])', (u) => u.search === '?done=moved')
    await hands.press('d')
    await hands.write('12122026')
    await hands.to('#ask-note')
    await hands.write('Chờ kết quả đo lún.')
    await hands.submitOf('form[action$="/extensions"]', (u) => u.search === '?done=asked')
    await hands.press('s')
    await hands.write('Đã kiểm tra, sẽ thu hồi phần tạm ứng.')
    await hands.submitOf('form:has(input[value=reported])', (u) => u.search === '?done=moved')
    expect(await stateOf(1)).toBe('reported')
  })

  it('of the administrator: invites and disables an account, pauses a source, saves settings', async () => {
    const { db, clock } = { db: site.desk.store.db, clock: site.desk.clock }
    await createAccount(site.desk.store, clock, { officeId: office, username: 'nguoi-cu', displayName: 'Người cũ', role: 'chuyen-vien', password }) // prettier-ignore
    const source = 's-xdv'
    const collect = { status: () => ({ isRunning: true, pausedReason: null, wanted: 0, underWay: 0 }) }
    Object.assign(site.desk.collect, collect)
    await aSource(site.desk.store, source, 'xaydungviet', { outcome: 'ok', found: 3, at: '2026-11-20T01:00:00.000Z' })
    await begin('quan-tri')
    const menu = async (address: string): Promise<void> => {
      await hands.to('details.user > summary')
      await hands.press('Enter')
      await hands.to(`details.user a[href="${address}"]`)
      await hands.press('Enter', (u) => u.pathname === address)
    }
    await menu('/accounts')
    await hands.to('main form[action="/accounts"] input[name=username]')
    await hands.write('nguoi-moi')
    await hands.to('main form[action="/accounts"] input[name=displayName]')
    await hands.write('Người mới')
    await hands.submitOf('main form[action="/accounts"]', (u) => u.pathname === '/accounts')
    expect(await page.locator('#link').inputValue()).toContain('/invitations/')
    const old = await db.selectFrom('account').select('id').where('username', '=', 'nguoi-cu').executeTakeFirstOrThrow()
    await hands.to(`tr:has(form[action="/accounts/${old.id}/disabling"]) summary`)
    await hands.press('Enter')
    await hands.submitOf(`form[action="/accounts/${old.id}/disabling"]`, (u) => u.pathname === '/accounts')
    expect((await db.selectFrom('account').select('disabledAt').where('id', '=', old.id).executeTakeFirstOrThrow()).disabledAt).not.toBeNull() // prettier-ignore
    await menu('/settings')
    await hands.submitOf('form[action="/settings/respond"]', (u) => u.pathname === '/settings')
    await hands.press('g')
    await hands.press('n', (u) => u.pathname === '/sources')
    await hands.to(`a[href="/sources/${source}"]`)
    await hands.press('Enter', (u) => u.pathname === `/sources/${source}`)
    await hands.to(`details:has(form[action="/sources/${source}/pause"]) > summary`)
    await hands.press('Enter')
    await hands.to(`form[action="/sources/${source}/pause"] input[name=reason]`)
    await hands.write('Báo đổi địa chỉ')
    await hands.submitOf(`form[action="/sources/${source}/pause"]`, (u) => u.pathname === `/sources/${source}`)
    expect((await db.selectFrom('source').select('state').where('id', '=', source).executeTakeFirstOrThrow()).state).toBe('paused') // prettier-ignore
  })
})
