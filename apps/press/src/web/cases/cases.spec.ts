import { indexArticle } from '#article-index'
import { roles, transitionsFor, caseTransitions, may, type CaseState, type Role } from '#press'
import { fieldsOfMove } from '#respond'
import { EmbeddedBus } from '../../../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import {
  flag,
  idOf,
  office,
  type Browser,
  openPressDesk,
  textOf,
  type PlayedArticle,
  type PressDesk,
} from '../search/contract/press-desk.js'
import { casesUrl, readCasesUrl } from './cases-url.js'

const article = (title: string, story: string): PlayedArticle => ({
  at: '2026-11-19T23:10:00.000Z',
  outlet: 'dongkinh',
  story,
  tone: 'critical',
  title,
  lead: 'Tin.',
})
const articles = [
  article('Cầu <b>Ngòi Lạt</b> lún mố', 's1'),
  article('Rác ở Bến Dâu', 's2'),
  article('=HYPERLINK("x")', 's3'),
  article('Đập Khe Mơ', 's4'),
]
/** The clerks of the site's accounts work for this body. */
const ownBody = 'Sở Xây dựng'
const at = '2026-11-20T01:00:00.000Z'

let press: PressDesk
beforeEach(async () => {
  press = await openPressDesk(articles)
  const [first, second, third, fourth] = articles as [PlayedArticle, PlayedArticle, PlayedArticle, PlayedArticle]
  const { store } = press.desk
  // Now is 08:00 on Monday 23 November in the office.
  await flag(store, first, { number: 1, createdAt: at, state: 'dispatched', body: ownBody, deadline: '2026-11-21T10:00:00.000Z' }) // prettier-ignore
  await flag(store, second, { number: 2, createdAt: at, state: 'verifying', body: 'Sở Y tế', deadline: '2026-11-23T09:00:00.000Z' }) // prettier-ignore
  await flag(store, third, { number: 3, createdAt: at })
  await flag(store, fourth, { number: 4, createdAt: at, state: 'closed', body: ownBody })
})
afterEach(() => press.close())

const db = () => press.desk.store.db
const caseRow = (id: string) =>
  db().selectFrom('responseCase').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const codesOf = (html: string): string[] =>
  [...html.matchAll(/<td class="case-code nowrap">(PH-\d+)/g)].map((m) => m[1] as string)

describe('the table of cases', () => {
  it('stands in groups, overdue first, and says so in the first sentence', async () => {
    const { text: html } = await (await press.as('chuyen-vien')).get('/cases').expect(200)
    expect(codesOf(html)).toEqual(['PH-1', 'PH-2', 'PH-3'])
    expect(textOf(html)).toContain(
      '3 việc đang mở: 1 quá hạn , 1 đến hạn hôm nay , 1 chưa có đơn vị trả lời , 2 việc đến lượt tôi .',
    )
    expect(textOf(html)).toMatch(/Quá hạn 1 .*Quá 39 giờ 21\/11, 17:00.*Đến hạn hôm nay 1 .*Còn 8 giờ 23\/11, 16:00.*Chưa đặt hạn 1/) // prettier-ignore
    expect(html).toContain('aria-label="Phê phán"')
    expect(html).toContain('Cầu &lt;b>Ngòi Lạt&lt;/b> lún mố')
  })
  it('narrows by address, and every number leads to as many rows', async () => {
    const browser = await press.as('truong-phong')
    const { text: html } = await browser.get('/cases')
    const links =
      [...html.matchAll(/<a[^>]*href="(\/cases[^"]*)"[^>]*>([^<]*(?:<svg.*?<\/svg>)?[^<]*(?:<span class="count">)?)(\d+)/g)] // prettier-ignore
        .map((m) => [String(m[1]).replaceAll('&amp;', '&'), Number(m[3])] as const)
        .filter(([href]) => !href.startsWith('/cases/'))
    expect(links.length).toBeGreaterThanOrEqual(9)
    for (const [href, n] of links) expect([href, codesOf((await browser.get(href)).text).length]).toEqual([href, n])
    expect(codesOf((await browser.get('/cases?q=rac+o+ben')).text)).toEqual(['PH-2'])
    expect(codesOf((await browser.get(`/cases?body=${encodeURIComponent(ownBody)}&group=all`)).text)).toEqual(['PH-1', 'PH-4']) // prettier-ignore
  })
  it('says what the filter hides and how to get it back, whatever the address holds', async () => {
    const browser = await press.as('chuyen-vien')
    const empty = textOf((await browser.get('/cases?q=kh%C3%B4ng+c%C3%B3')).text)
    expect(empty).toContain('Không có việc nào khớp bộ lọc trong nhóm này.')
    expect(empty).toContain('Bỏ lọc: 3 việc')
    await browser.get('/cases?q=a&q=b&group=constructor&due=x&page=-3&body[]=1&sort=-x&turn=y&level=z').expect(200)
  })
  it('is sorted by a column and back, in the address and on the head, flat instead of in groups', async () => {
    const browser = await press.as('lanh-dao')
    const { text: html } = await browser.get('/cases?sort=-number')
    expect(codesOf(html)).toEqual(['PH-3', 'PH-2', 'PH-1'])
    expect(html).toContain('<th aria-sort="descending"><a href="/cases?sort=number">Mã ↓</a></th>')
    expect(html).not.toContain('class="group"')
    expect(html).toContain('<option value="-number" selected>')
    expect(codesOf((await browser.get('/cases?sort=title')).text)).toEqual(['PH-3', 'PH-1', 'PH-2'])
  })
  it('lists to each role the cases that wait for it, and warns of those that nobody can take further', async () => {
    const head = await press.as('truong-phong')
    const clerk = await press.as('don-vi')
    const mine = async (browser: Browser) => codesOf((await browser.get('/cases?group=mine')).text)
    // PH-2 belongs to a body without an account: the office writes down what it does.
    expect([await mine(head), await mine(clerk)]).toEqual([['PH-2', 'PH-3'], ['PH-1']])
    const { text: html } = await head.get('/cases?turn=don-vi')
    expect(codesOf(html)).toEqual(['PH-1'])
    expect(textOf(html)).toContain(`Chờ ${ownBody} tiếp nhận hoặc trả lại`)
    expect(html).not.toContain('chưa ai làm tiếp được')
    await db().updateTable('account').set({ disabledAt: at }).where('role', '=', 'truong-phong').execute()
    const leader = await press.as('lanh-dao')
    expect(textOf((await leader.get('/cases')).text)).toContain('2 việc chưa ai làm tiếp được')
    expect(textOf((await leader.get('/cases/case-3')).text)).toContain('Chưa có tài khoản nào để thẩm định')
  })
  it('speaks English by switch and keeps what the press and people wrote in Vietnamese', async () => {
    const browser = await press.as('truong-phong')
    const { text: html } = await browser.get('/cases').set('cookie', `${browser.cookie}; ngon-ngu=en`)
    expect(textOf(html)).toContain('Responses to the press')
    expect(textOf(html)).toContain('Waiting for the head of desk to review it')
    expect(html).toContain('<a class="title" href="/cases/case-2" lang="vi">Rác ở Bến Dâu</a>')
    const { text: one } = await browser.get('/cases/case-3').set('cookie', `${browser.cookie}; ngon-ngu=en`)
    expect(one).toContain('<summary>Mark as reviewed</summary>')
    const wrong = browser.post('/cases/case-3/moves', { to: 'dismissed', note: '' })
    expect((await wrong.set('cookie', `${browser.cookie}; ngon-ngu=en`)).text).toContain(
      'Write down the reason or note.',
    )
  })
  it('shows a clerk the cases of the own body, without what belongs to readers of the press', async () => {
    const { text: html } = await (await press.as('don-vi')).get('/cases?group=all').expect(200)
    expect(codesOf(html)).toEqual(['PH-1', 'PH-4'])
    expect(textOf(html)).toContain(`1 việc đang mở của ${ownBody}: 1 quá hạn , 1 việc đến lượt tôi .`)
    expect(html).not.toContain('Sở Y tế')
    expect(html).not.toContain('aria-label="Phê phán"')
  })
  it('comes as a file of what is on screen, in which nothing runs as a formula, and writes down who took it', async () => {
    const browser = await press.as('lanh-dao')
    const csv = await browser
      .get('/cases.csv')
      .expect(200)
      .expect('content-type', /text\/csv/)
    const lines = csv.text.trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(csv.text.charCodeAt(0)).toBe(0xfeff)
    expect(lines[1]).toContain('"PH-1","Cầu <b>Ngòi Lạt</b> lún mố","Nhật báo Đông Kinh","Đã giao"')
    expect(lines[3]).toContain(`"'=HYPERLINK(""x"")"`)
    const clerk = await (await press.as('don-vi')).get('/cases.csv?group=all')
    expect(clerk.text.match(/PH-\d/g)).toEqual(['PH-1', 'PH-4'])
    expect(await db().selectFrom('audit').select('action').where('action', '=', 'export').execute()).toHaveLength(2)
  })
  it('keeps its address when it is written and read', () => {
    const address = {
      tab: 'waiting', body: '', due: 'overdue', level: 'khan', by: 'a1', turn: 'lanh-dao', text: 'đập', page: 2,
      sort: { column: 'number', isDescending: true },
    } as const // prettier-ignore
    expect(readCasesUrl(new URL(casesUrl(address), 'http://x').searchParams)).toEqual(address)
    const plain = { tab: 'open', body: null, due: null, level: null, by: null, turn: null, text: '', sort: null, page: 1 } as const // prettier-ignore
    expect(casesUrl(plain)).toBe('/cases')
    expect(readCasesUrl(new URLSearchParams())).toEqual(plain)
  })
})

describe('one case', () => {
  it('shows what is known, its history, and the forms of the moves that the role may make', async () => {
    const browser = await press.as('don-vi')
    const { text: html } = await browser.get('/cases/case-1').expect(200)
    expect(textOf(html)).toContain('PH-1: Cầu <b>Ngòi Lạt</b> lún mố')
    expect(html).toContain('<summary>Tiếp nhận</summary>')
    expect(html).toContain('<summary>Trả lại, không thuộc thẩm quyền</summary>')
    expect(html).toContain('href="https://dongkinh.example/')
    expect(html).not.toContain('href="/articles/')
    const head = (await (await press.as('truong-phong')).get('/cases/case-1')).text
    expect(head).toContain(`href="/articles/${idOf(articles[0] as PlayedArticle)}"`)
    expect(textOf(head)).toContain(`Tiếp theo Chờ ${ownBody} tiếp nhận hoặc trả lại`)
  })
  it('of another body is not there for a clerk: neither to see nor to change', async () => {
    const browser = await press.as('don-vi')
    for (const id of ['case-2', 'case-3', 'khong-co']) {
      await browser.get(`/cases/${id}`).expect(404)
      await browser.post(`/cases/${id}/moves`, { to: 'reported', answer: 'x' }).expect(404)
      await browser.post(`/cases/${id}/notes`, { note: 'x' }).expect(404)
      await browser.post(`/cases/${id}/deadlines`, { deadlineDate: '2026-12-01' }).expect(404)
    }
    expect((await caseRow('case-2')).state).toBe('verifying')
  })
  it('that is sensitive is not opened without a line in the audit log', async () => {
    await db().updateTable('responseCase').set({ reason: 'nhay-cam' }).where('id', '=', 'case-1').execute()
    const reader = await press.as('don-vi')
    await reader.get('/cases/case-1').expect(200)
    await (await press.as('lanh-dao')).get('/cases/case-2').expect(200)
    const read = db().selectFrom('audit').innerJoin('account', 'account.id', 'audit.accountId')
    expect(await read.select(['subject', 'role']).where('action', '=', 'read.restricted').execute()).toEqual([
      { subject: 'case-1', role: 'don-vi' },
    ])
  })
  it('walks from flag to close, each step in the history, the audit log and the index', async () => {
    const { store, clock, log, index } = press.desk
    const bus = new EmbeddedBus({ store, clock, log })
    bus.register(indexArticle(store, index))
    Object.assign(press.desk, { bus })
    const steps: [Role, CaseState, Record<string, string>][] = [
      ['truong-phong', 'reviewed', {}],
      ['chuyen-vien', 'proposed', { handling: 'Đề nghị kiểm tra', body: ownBody, level: 'khan', deadlineDate: '2026-11-27' }],
      ['lanh-dao', 'dispatched', { body: ownBody, deadlineDate: '2026-11-26', deadlineTime: '09:00' }],
      ['don-vi', 'accepted', {}],
      ['don-vi', 'verifying', {}],
      ['don-vi', 'reported', { answer: 'Đã dọn xong.' }],
      ['truong-phong', 'needs-more', { note: 'Thiếu biên bản' }],
      ['don-vi', 'verifying', {}],
      ['don-vi', 'reported', { answer: 'Đã dọn xong, có biên bản.' }],
      ['truong-phong', 'concluded', { conclusion: 'dung', note: 'Theo biên bản' }],
      ['chuyen-vien', 'answered', { answer: 'Đã gửi văn bản trả lời báo.' }],
      ['lanh-dao', 'closed', {}],
    ] // prettier-ignore
    const people = new Map(await Promise.all(roles.map(async (r) => [r, await press.as(r)] as const)))
    for (const [role, to, fields] of steps) {
      const sent = await people.get(role)?.post('/cases/case-3/moves', { to, ...fields })
      expect([to, sent?.status, sent?.headers['location']]).toEqual([to, 303, '/cases/case-3?done=moved'])
    }
    expect(await caseRow('case-3')).toMatchObject({ state: 'closed', body: ownBody, level: 'khan', deadline: '2026-11-26T02:00:00.000Z' }) // prettier-ignore
    await bus.drain()
    const closed = { officeId: office, filters: { handling: ['closed' as const], article: [idOf(articles[2] as PlayedArticle)] }, limit: 0 } // prettier-ignore
    expect((await press.desk.index.search(closed)).total).toBe(1)
    const moves = await db().selectFrom('audit').select('details').where('action', '=', 'case.move').execute()
    expect(moves.map((m) => (JSON.parse(m.details) as { to: string }).to).sort()).toEqual(steps.map((s) => s[1]).sort())
    const page = textOf((await people.get('lanh-dao')?.get('/cases/case-3?done=moved'))?.text ?? '')
    expect(page).toContain('Đã chuyển trạng thái.')
    expect(page).toContain('chuyển từ Đã báo cáo sang Đã kết luận Báo nêu đúng. Theo biên bản')
    expect(page).toContain('Đơn vị: Sở Xây dựng. Hạn: 26/11/2026, 09:00.')
  })
  it('lets each role make its moves and no others', async () => {
    // Somebody of the body has an account, so that nobody writes down its steps for it.
    await press.as('don-vi')
    for (const role of roles) {
      const browser = await press.as(role)
      for (const { from, to } of caseTransitions) {
        await db().updateTable('responseCase').set({ state: from, body: ownBody }).where('id', '=', 'case-1').execute()
        const given = { handling: 'x', body: 'Sở Tài chính', answer: 'x', conclusion: 'dung', note: 'x', level: 'khan', deadlineDate: '2026-12-01' } // prettier-ignore
        const { status } = await browser.post('/cases/case-1/moves', { to, ...given })
        const can = transitionsFor(from, role).some((t) => t.to === to)
        const refused = !may(role, 'move-case') ? 403 : role === 'don-vi' ? (status === 404 ? 404 : 409) : 409
        expect([role, from, to, status]).toEqual([role, from, to, can ? 303 : refused])
        expect((await caseRow('case-1')).state).toBe(can ? to : from)
        if (can) expect(fieldsOfMove(to).includes('body')).toBe((await caseRow('case-1')).body === 'Sở Tài chính')
      }
    }
  })
  it('says at the field what is wrong and keeps what was typed', async () => {
    await db().updateTable('responseCase').set({ state: 'proposed' }).where('id', '=', 'case-3').execute()
    const browser = await press.as('lanh-dao')
    const send = (fields: Record<string, string>) =>
      browser.post('/cases/case-3/moves', { to: 'dispatched', note: 'Làm ngay', ...fields }).expect(422)
    const noBody = (await send({ body: ' ' })).text
    expect(noBody).toContain('<a href="#dispatched-body">Chọn đơn vị trả lời.</a>')
    expect(noBody).toContain('id="dispatched-body-error"')
    expect(noBody).toContain('Làm ngay</textarea>')
    expect(noBody).toContain('<title>Lỗi: PH-3')
    const past = (await send({ body: ownBody, deadlineDate: '2026-11-22' })).text
    expect(past).toContain('Hạn phải sau giờ hiện tại, 08:00 ngày 23/11.')
    expect(past).toContain('value="2026-11-22"')
    expect((await send({ body: ownBody, deadlineDate: '2026-13-01' })).text).toContain('Ngày, giờ hạn không có thật.')
    const reason = await browser.post('/cases/case-3/moves', { to: 'dismissed', note: '' }).expect(422)
    expect(reason.text).toContain('<a href="#dismissed-note">Ghi lý do.</a>')
  })
  it('of a body without an account is carried on by the office, which writes down what the body did', async () => {
    const writer = await press.as('chuyen-vien')
    await db().updateTable('responseCase').set({ state: 'dispatched', body: 'UBND xã Khe Mơ' }).where('id', '=', 'case-1').execute()
    const page = textOf((await writer.get('/cases/case-1')).text)
    expect(page).toContain('UBND xã Khe Mơ chưa có tài khoản: ghi lại ở đây việc đơn vị đã làm')
    await writer.post('/cases/case-1/moves', { to: 'accepted', note: 'Công văn 12' }).expect(303)
    expect(textOf((await writer.get('/cases/case-1')).text)).toContain('Ghi thay UBND xã Khe Mơ.')
    expect((await (await press.as('lanh-dao')).post('/cases/case-1/moves', { to: 'verifying' })).status).toBe(409)
  }) // prettier-ignore
  it('tells somebody who comes late that the case has moved', async () => {
    const browser = await press.as('truong-phong')
    const late = await browser.post('/cases/case-1/moves', { to: 'reviewed' }).expect(409)
    expect(textOf(late.text)).toContain('Việc đã sang trạng thái khác. Hãy tải lại trang.')
  })
  it('lets the head of desk dispatch where the office set so', async () => {
    await db()
      .updateTable('responseCase')
      .set({ state: 'proposed', body: ownBody })
      .where('id', '=', 'case-3')
      .execute()
    const browser = await press.as('truong-phong')
    await browser.post('/cases/case-3/moves', { to: 'dispatched' }).expect(409)
    await db().insertInto('setting').values({ officeId: office, key: 'respond', value: '{"headMayDispatch":true}', updatedAt: at, updatedBy: null }).execute() // prettier-ignore
    expect((await browser.get('/cases/case-3')).text).toContain('<summary>Giao xử lý</summary>')
    await browser.post('/cases/case-3/moves', { to: 'dispatched', deadlineDate: '2026-11-27' }).expect(303)
  })
  it('takes a request for more time from the body, and its answer from the head of desk', async () => {
    await db().updateTable('responseCase').set({ state: 'verifying', deadline: '2026-11-24T10:00:00.000Z' }).where('id', '=', 'case-1').execute()
    const clerk = await press.as('don-vi')
    const head = await press.as('truong-phong')
    expect((await head.get('/cases/case-1')).text).not.toContain('/extensions/answer')
    const early = await clerk.post('/cases/case-1/extensions', { deadlineDate: '2026-11-24', note: 'Chờ đo' }).expect(422)
    expect(early.text).toContain('<a href="#ask-deadlineDate">Ngày đề nghị phải sau hạn đang có, 24/11/2026, 17:00.</a>')
    expect(early.text).toContain('Chờ đo</textarea>')
    await clerk.post('/cases/case-1/extensions', { deadlineDate: '2026-11-28', note: 'Chờ đo' }).expect(303)
    const asked = textOf((await head.get('/cases/case-1')).text)
    expect(asked).toContain('Đề nghị gia hạn đến 28/11/2026, 17:00; hạn đang có là 24/11/2026, 17:00.')
    expect(asked).toContain('; chờ trưởng phòng trả lời đề nghị gia hạn')
    await clerk.post('/cases/case-1/extensions/answer', { answer: 'grant' }).expect(409)
    await head.post('/cases/case-1/extensions/answer', { answer: 'refuse', note: '' }).expect(422)
    await head.post('/cases/case-1/extensions/answer', { answer: 'grant', deadlineDate: '2026-11-27' }).expect(303)
    expect(await caseRow('case-1')).toMatchObject({ deadline: '2026-11-27T10:00:00.000Z', extensionAsked: null })
    await head.post('/cases/case-1/extensions/answer', { answer: 'grant' }).expect(409)
    expect(textOf((await head.get('/cases/case-1')).text)).toContain('đồng ý gia hạn Hạn: 27/11/2026, 17:00.')
  }) // prettier-ignore
  it('takes notes, and another deadline from head and leader', async () => {
    const clerk = await press.as('don-vi')
    await clerk.post('/cases/case-1/notes', { note: '<i>Xin lùi hạn</i>' }).expect(303)
    await clerk.post('/cases/case-1/notes', { note: ' ' }).expect(422)
    await clerk.post('/cases/case-1/deadlines', { deadlineDate: '2026-12-01' }).expect(409)
    const head = await press.as('truong-phong')
    await head.post('/cases/case-1/deadlines', { deadlineDate: '' }).expect(422)
    await head.post('/cases/case-1/deadlines', { deadlineDate: '2026-12-01', note: 'Đồng ý' }).expect(303)
    expect((await caseRow('case-1')).deadline).toBe('2026-12-01T10:00:00.000Z')
    const { text: html } = await head.get('/cases/case-1?done=deadline')
    expect(html).toContain('&lt;i>Xin lùi hạn&lt;/i>')
    expect(textOf(html)).toContain('Đã đặt hạn mới.')
    expect(textOf(html)).toContain('Hạn: 01/12/2026, 17:00. Trước đó là 21/11/2026, 17:00. Đồng ý')
    const notes = await db()
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', 'case-1')
      .orderBy('id')
      .execute()
    expect(notes.map((a) => a.action)).toEqual(['case.note', 'case.deadline'])
  })
})

describe('who may come to the cases', () => {
  it.each(roles)('%s', async (role) => {
    const browser = await press.as(role)
    const seen = may(role, 'read-cases') ? 200 : 403
    for (const path of ['/cases', '/cases.csv', '/cases/case-1']) expect((await browser.get(path)).status).toBe(seen)
    const note = await browser.post('/cases/case-1/notes', { note: 'x' })
    expect(note.status).toBe(may(role, 'move-case') ? 303 : 403)
  })
  it('nobody without the token of the session', async () => {
    const browser = await press.as('truong-phong')
    for (const path of ['moves', 'notes', 'deadlines'])
      await browser
        .forge(`/cases/case-3/${path}`, { to: 'reviewed', note: 'x', deadlineDate: '2026-12-01' })
        .expect(403)
    expect(await caseRow('case-3')).toMatchObject({ state: 'flagged', deadline: null })
    expect(await db().selectFrom('caseEvent').selectAll().execute()).toEqual([])
  })
})
