import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { indexArticle } from '#article-index'
import { preparePage, WarcArchive } from '#collect'
import { may, roles, type Role } from '#press'
import { EmbeddedBus } from '../../../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import {
  idOf,
  office,
  openPressDesk,
  textOf,
  unmarkedVietnamese,
  type PlayedArticle,
  type PressDesk,
} from '../search/contract/press-desk.js'

const dam: PlayedArticle = {
  at: '2026-11-19T23:10:00.000Z',
  outlet: 'dongkinh',
  story: 'dap',
  key: 'dap',
  topics: 'dat-dai',
  tone: 'critical',
  place: 'Xã Khe Mơ',
  title: 'Đập Khe Mơ: 40 ngày <script>alert(1)</script> không bóng thợ',
  lead: 'Từ ngày 10/10 không có ca thi công nào. Xã đã báo cáo ba lần.',
}
const copy: PlayedArticle = { ...dam, key: undefined, copies: 'dap', outlet: 'vanha', at: '2026-11-20T02:00:00.000Z' }
const third: PlayedArticle = { ...copy, outlet: 'lachai', at: '2026-11-20T03:00:00.000Z', title: 'Công trường vắng' }
const other: PlayedArticle = {
  at: '2026-11-20T05:00:00.000Z',
  outlet: 'cong',
  story: 'dap',
  title: 'Tỉnh họp về đập Khe Mơ',
  lead: 'Cuộc họp chiều nay.',
  completeness: 'partial',
}
const id = idOf(dam)
const address = `/articles/${id}`

let press: PressDesk
let bus: EmbeddedBus
beforeEach(async () => {
  press = await openPressDesk([dam, copy, third, other])
  const { store, clock, log, index } = press.desk
  bus = new EmbeddedBus({ store, clock, log })
  bus.register(indexArticle(store, index))
  Object.assign(press.desk, { bus })
})
afterEach(() => press.close())

const db = () => press.desk.store.db
const evidence = (kind: string, part: string, start: number, end: number) =>
  db()
    .updateTable('label')
    .set({ evidencePart: part, evidenceStart: start, evidenceEnd: end })
    .where('articleId', '=', id)
    .where('kind', '=', kind)
    .execute()
const toneTotal = async (tone: 'critical' | 'favourable'): Promise<number> =>
  (await press.desk.index.search({ officeId: office, filters: { tone: [tone] }, limit: 0 })).total
const audited = async (): Promise<string[]> =>
  (await db().selectFrom('audit').select('action').where('subject', '=', id).orderBy('id').execute()).map(
    (a) => a.action,
  )
const correction = () =>
  db().selectFrom('correction').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

describe('the article page', () => {
  it('shows the text with the deciding sentences marked and numbered, and what each decided', async () => {
    await evidence('tone', 'text', 0, 39)
    await evidence('topic', 'text', 40, 60)
    await evidence('respond', 'title', 0, 11)
    const { text: html } = await (await press.as('chuyen-vien')).get(address).expect(200)
    expect(html).toContain('class="deciding deciding-critical" id="cau-2"')
    expect(html).toContain('class="deciding deciding-topic" id="cau-3"')
    expect(html).toContain('class="deciding deciding-other" id="cau-1"')
    expect(html).toMatch(/href="#cau-2">câu 2/)
    expect(textOf(html)).toContain('tin cậy 0,90')
    expect(textOf(html)).toContain('máy gán, chưa ai duyệt')
  })
  it('says outlet, byline, local time, place, and leads to the original and the kept page', async () => {
    await db()
      .updateTable('version')
      .set({ byline: 'Vũ Thanh Miên', pageId: 'p1' })
      .where('articleId', '=', id)
      .execute()
    const { text: html } = await (await press.as('chuyen-vien')).get(address)
    expect(textOf(html)).toContain('Nhật báo Đông Kinh · Vũ Thanh Miên · 20/11/2026, 06:10')
    expect(html).toContain(`href="https://dongkinh.example/${id.slice(0, 10)}.html"`)
    expect(html).toContain(`href="${address}/page"`)
    expect(html).toContain('>Xã Khe Mơ</a>')
    // A person is never a link, a filter or a count.
    expect(html).not.toMatch(/<a[^>]*>[^<]*Vũ Thanh Miên/)
  })
  it('leads to the simulator where outlets are invented', async () => {
    Object.assign(press.desk, { settings: { ...press.desk.settings, isDemo: true, pressSimulator: '127.0.0.1:9' } })
    const { text: html } = await (await press.as('lanh-dao')).get(address)
    expect(html).toContain(`href="http://127.0.0.1:9/_web/dongkinh.example/${id.slice(0, 10)}.html"`)
  })
  it('never lets the letters of an article become markup', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&'
    await db().updateTable('version').set({ text: evil, byline: evil, sourceLine: evil, section: evil }).where('articleId', '=', id).execute() // prettier-ignore
    const browser = await press.as('chuyen-vien')
    await browser.post(`${address}/corrections`, { kind: 'tone', value: 'neutral', 'reason-tone': evil })
    await browser.post(`${address}/flags`, {
      reason: 'phan-anh',
      level: 'khan',
      note: evil,
      handling: evil,
      body: evil,
    })
    const { text: html } = await browser.get(address)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;img src=x onerror=alert(1)>')
  })
  it('lists the copies by time, marks the original, and counts the story as its page does', async () => {
    const { text: html } = await (await press.as('chuyen-vien')).get(`/articles/${idOf(third)}`)
    const text = textOf(html)
    expect(text).toMatch(/Bài gốc và bài đăng lại 3 tin, 3 đầu báo .*Nhật báo Đông Kinh bài gốc .*Vân Hạ.*Báo Lạc Hải/)
    expect(text).toMatch(/4 tin, bài , gồm 2 bài gốc , trên 4 đầu báo/)
  })
  it('says where only a summary could be read, and when the outlet took the article down', async () => {
    const browser = await press.as('lanh-dao')
    expect((await browser.get(`/articles/${idOf(other)}`)).text).toContain('chỉ đọc được phần tóm tắt')
    await db().updateTable('article').set({ state: 'removed' }).where('id', '=', id).execute()
    expect((await browser.get(address)).text).toContain('Tòa soạn đã gỡ bài này')
  })
  it('shows word by word what the outlet changed', async () => {
    const version = await db().selectFrom('version').selectAll().where('articleId', '=', id).executeTakeFirstOrThrow()
    await db().updateTable('version').set({ seq: 2 }).where('id', '=', version.id).execute()
    const older = { ...version, id: 'cu', seq: 1, title: version.title.replace('40', '30'), text: version.text.replace('ba', 'hai') } // prettier-ignore
    await db().insertInto('version').values(older).execute()
    const edition = { articleId: id, seq: 0, at: '2026-11-19T23:00:00.000Z', versionId: 'cu', pageId: null }
    await db().insertInto('edition').values(edition).execute()
    const browser = await press.as('lanh-dao')
    const { text: html } = await browser.get(address)
    expect(html).toContain('<del>30 </del><ins>40 </ins>')
    expect(html).toContain('<del>hai </del><ins>ba </ins>')
    expect(textOf(html)).toContain('tòa soạn sửa 1 lần')
    // The outlet takes its edit back: three states, the last like the first.
    await db()
      .insertInto('edition')
      .values({ ...edition, seq: 2, at: '2026-11-20T01:00:00.000Z' })
      .execute()
    await db().updateTable('article').set({ currentVersionId: 'cu' }).where('id', '=', id).execute()
    const { text: back } = await browser.get(address)
    expect(back).toContain('<del>40 </del><ins>30 </ins>')
    expect(textOf(back)).toMatch(/tòa soạn sửa 2 lần Bản 1 \(trở lại như cũ\) · .* Bản 2 · .* Bản 1 · /)
    expect(textOf(back)).toContain('Tòa soạn đã sửa bài, trở lại như bản 1')
  })
  it('remembers who opened it, once each', async () => {
    const browser = await press.as('lanh-dao')
    await browser.get(address)
    await browser.get(address)
    await (await press.as('chuyen-vien')).get(address)
    expect(await db().selectFrom('readMark').select('articleId').execute()).toEqual([
      { articleId: id },
      { articleId: id },
    ])
  })
  it('answers 404 to an unknown or erased article, before and after it', async () => {
    const browser = await press.as('chuyen-vien')
    await browser.get('/articles/khong-co').expect(404)
    await browser.post('/articles/khong-co/corrections', { kind: 'tone', value: 'neutral' }).expect(404)
    await browser.post('/articles/khong-co/flags', { reason: 'phan-anh', level: 'khan' }).expect(404)
    await db().updateTable('article').set({ state: 'erased' }).where('id', '=', id).execute()
    await browser.get(address).expect(404)
    await browser.get(`${address}/page`).expect(404)
  })
})

describe('the article page in English', () => {
  it('speaks English around what the outlet wrote and what people typed', async () => {
    await evidence('tone', 'text', 0, 39)
    const browser = await press.as('chuyen-vien')
    await browser.post(`${address}/corrections`, { kind: 'tone', value: 'neutral', 'reason-tone': 'Vì thế' })
    await browser.post(`${address}/flags`, { reason: 'phan-anh', level: 'khan', body: 'Sở Xây dựng', note: 'Gấp' })
    for (const path of [address, `/articles/${idOf(other)}`, `${address}?done=undone`]) {
      const { text: html } = await browser.getEnglish(path).expect(200)
      const found = unmarkedVietnamese(html).filter((text) => !text.includes('Người <thử>'))
      expect([path, found]).toEqual([path, []])
    }
  })
})

describe('the kept page', () => {
  it('shows its source as text, with digest, time and what was cut', async () => {
    const folder = join(press.desk.settings.dataDir, 'pages')
    mkdirSync(folder, { recursive: true })
    const archive = await WarcArchive.open({ folder, clock: press.desk.clock, isDurable: false })
    const fetchedAt = '2026-11-20T00:00:00.000Z'
    const url = 'https://dongkinh.example/a.html'
    const bytes = Buffer.from('<h1>Tít</h1><script>x()</script>')
    const page = { ...preparePage(bytes, 'text/html; charset=utf-8'), cut: { blocks: 2, chars: 90 } }
    const { file, offset, length, originalDigest, cutBlocks } = await archive.append({
      url,
      fetchedAt,
      status: 200,
      page,
    })
    await archive.close()
    await db()
      .insertInto('page')
      .values({ id: 'p1', url, file, offset, length, originalDigest, cutBlocks, fetchedAt })
      .execute()
    await db().updateTable('version').set({ pageId: 'p1' }).where('articleId', '=', id).execute()
    const { text: html } = await (await press.as('lanh-dao')).get(`${address}/page`).expect(200)
    expect(html).toContain('&lt;h1>Tít&lt;/h1>&lt;script>x()&lt;/script>')
    expect(textOf(html)).toContain(`SHA-256 ${originalDigest}`)
    expect(textOf(html)).toContain('2 khối bình luận của bạn đọc')
    expect(textOf(html)).toContain('20/11/2026, 07:00')
  })
  it('says so where none was kept', async () => {
    const answer = await (await press.as('lanh-dao')).get(`${address}/page`).expect(404)
    expect(answer.text).toContain('Bài này không có bản chụp.')
  })
})

describe('correcting on the article page', () => {
  it('takes one step, is in the index after one round of the bus, and keeps what the machine said', async () => {
    const browser = await press.as('chuyen-vien')
    const before = [await toneTotal('critical'), await toneTotal('favourable')]
    const sent = await browser.post(`${address}/corrections`, {
      kind: 'tone', value: 'favourable', 'reason-tone': 'Bài nêu đủ ý kiến', back: '/search?q=x',
    }) // prettier-ignore
    expect(sent.status).toBe(303)
    const made = await correction()
    expect(sent.headers['location']).toBe(`${address}?done=${made.id}&back=%2Fsearch%3Fq%3Dx`)
    await bus.drain()
    expect([await toneTotal('critical'), await toneTotal('favourable')]).toEqual([before[0]! - 1, before[1]! + 1])
    const { text: html } = await browser.get(String(sent.headers['location']))
    const text = textOf(html)
    expect(text).toContain('Đã sửa sắc thái.')
    expect(html).toContain(`action="/corrections/${made.id}/revocation"`)
    expect(html).toContain('href="/search?q=x" data-back')
    expect(text).toContain('Người <thử> sửa 23/11, 08:00')
    expect(text).toContain('Máy gán: Phê phán, tin cậy 0,90')
    expect(text).toContain('Lý do sửa: Bài nêu đủ ý kiến')
    expect(text).toContain('Người <thử> sửa sắc thái: Phê phán → Tích cực (Bài nêu đủ ý kiến)')
  })
  it('is undone from the bar or the log, once', async () => {
    const browser = await press.as('truong-phong')
    const before = await toneTotal('critical')
    await browser.post(`${address}/corrections`, { kind: 'tone', value: 'neutral' })
    const { id: made } = await correction()
    const undone = await browser.post(`/corrections/${made}/revocation`, {})
    expect([undone.status, undone.headers['location']]).toEqual([303, `${address}?done=undone`])
    await bus.drain()
    expect(await toneTotal('critical')).toBe(before)
    expect(textOf((await browser.get(`${address}?done=undone`)).text)).toContain('Đã hoàn tác hiệu chỉnh.')
    await browser.post(`/corrections/${made}/revocation`, {}).expect(404)
    expect(await audited()).toEqual(['correct', 'correct.undo'])
  })
  it('takes up to three topics; more, or none, is said beside the form with what was typed', async () => {
    const browser = await press.as('chuyen-vien')
    const topics = (value: string[]) =>
      browser.post(`${address}/corrections`, { kind: 'topic', value, 'reason-topic': 'Vì thế' } as never)
    expect((await topics(['y-te', 'giao-duc'])).status).toBe(303)
    expect((await correction()).value).toBe('y-te,giao-duc')
    for (const value of [['y-te', 'giao-duc', 'kinh-te', 'khac'], []]) {
      const refused = await topics(value)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('<a href="#value-topic">Chọn từ một đến ba chủ đề.</a>')
      expect(refused.text).toContain('value="Vì thế"')
      expect(refused.text).toContain('<title>Lỗi: ')
    }
    await browser.post(`${address}/corrections`, { kind: 'constructor', value: 'x' }).expect(422)
  })
  it('takes an article out of its group and out of its story', async () => {
    const browser = await press.as('chuyen-vien')
    const at = `/articles/${idOf(copy)}`
    const page = (await browser.get(at)).text
    expect(page).toContain('Không phải bài đăng lại')
    expect(page).toContain('Không thuộc dòng sự kiện này')
    await browser.post(`${at}/corrections`, { kind: 'reprint-group', value: 'alone' })
    await browser.post(`${at}/corrections`, { kind: 'story', value: 'alone' })
    await bus.drain()
    const alone = textOf((await browser.get(at)).text)
    expect(alone).toContain('Chưa thấy báo nào đăng lại bài này.')
    expect(alone).toContain('Chưa có bài nào khác về sự kiện này.')
    expect(textOf((await browser.get(address)).text)).toContain('3 tin, bài , gồm 2 bài gốc')
  })
  it('has “not relevant” in one step', async () => {
    const browser = await press.as('chuyen-vien')
    expect((await browser.get(address)).text).toContain('data-key="X"')
    await browser.post(`${address}/corrections`, { kind: 'relevance', value: 'none' })
    await bus.drain()
    const about = { officeId: office, filters: { relevance: ['about' as const], article: [id] }, limit: 0 }
    expect((await press.desk.index.search(about)).total).toBe(0)
    expect((await browser.get(address)).text).not.toContain('data-key="X"')
  })
})

describe('flagging on the article page', () => {
  const typed = {
    reason: 'can-phan-hoi',
    level: 'khan',
    handling: 'Đề nghị trả lời báo.',
    body: 'Sở Xây dựng',
    deadlineDate: '2026-11-25',
    deadlineTime: '08:30',
    note: 'Gấp',
  }
  it('opens a case with everything that was typed, and the page leads to it', async () => {
    const browser = await press.as('chuyen-vien')
    const sent = await browser.post(`${address}/flags`, typed).expect(303)
    expect(sent.headers['location']).toBe(`${address}?done=flagged`)
    const row = await db().selectFrom('responseCase').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      number: 1, state: 'flagged', reason: 'can-phan-hoi', level: 'khan', handling: 'Đề nghị trả lời báo.',
      body: 'Sở Xây dựng', deadline: '2026-11-25T01:30:00.000Z', note: 'Gấp',
    }) // prettier-ignore
    const { text: html } = await browser.get(String(sent.headers['location']))
    expect(html).toContain(`href="/cases/${row.id}"`)
    expect(textOf(html)).toContain('Người <thử> gắn cờ: PH-1')
    expect(html).not.toContain('/flags"')
    await bus.drain()
    const flagged = { officeId: office, filters: { handling: ['new' as const] }, limit: 0 }
    expect((await press.desk.index.search(flagged)).total).toBe(1)
    expect(await audited()).toEqual(['flag'])
  })
  it.each([
    [{ reason: '' }, 'reason', 'Chọn lý do gắn cờ.'],
    [{ level: 'x' }, 'level', 'Chọn mức độ.'],
    [{ deadlineDate: '2026-11-20' }, 'deadlineDate', 'Hạn phải sau giờ hiện tại, 08:00 ngày 23/11.'],
    [{ deadlineDate: '2026-11-31' }, 'deadlineDate', 'Ngày, giờ hạn không có thật. Hãy nhập lại.'],
  ])('says at the field what is wrong and keeps the rest: %j', async (over, field, message) => {
    const answer = await (await press.as('chuyen-vien')).post(`${address}/flags`, { ...typed, ...over }).expect(422)
    expect(answer.text).toContain(`<a href="#${field}">${message}</a>`)
    expect(answer.text).toContain(`id="${field}-error">${message}`)
    expect(answer.text).toContain('Đề nghị trả lời báo.</textarea>')
    expect(await db().selectFrom('responseCase').selectAll().execute()).toEqual([])
  })
  it('names the open case instead of opening a second', async () => {
    const browser = await press.as('chuyen-vien')
    await browser.post(`${address}/flags`, typed)
    const again = await browser.post(`${address}/flags`, typed).expect(422)
    expect(textOf(again.text)).toContain('Bài này đã có việc PH-1 đang mở.')
  })
  it('offers the known bodies', async () => {
    await press.as('don-vi')
    expect((await (await press.as('chuyen-vien')).get(address)).text).toContain('<option value="Sở Xây dựng">')
  })
})

describe('who may do what with an article', () => {
  const forms: readonly [string, 'correct' | 'flag', Record<string, string>][] = [
    [`${address}/corrections`, 'correct', { kind: 'tone', value: 'neutral' }],
    ['/corrections/khong-co/revocation', 'correct', {}],
    [`${address}/flags`, 'flag', { reason: 'phan-anh', level: 'khan' }],
  ]
  it.each(roles)('%s', async (role: Role) => {
    const browser = await press.as(role)
    const page = await browser.get(address)
    expect(page.status).toBe(may(role, 'read-press') ? 200 : 403)
    expect((await browser.get(`${address}/page`)).status).toBe(may(role, 'read-press') ? 404 : 403)
    expect(page.text.includes('class="correction"')).toBe(may(role, 'correct'))
    expect(page.text.includes('/flags"')).toBe(may(role, 'flag'))
    for (const [path, permission, fields] of forms) {
      const { status } = await browser.post(path, fields)
      expect([path, status === 403]).toEqual([path, !may(role, permission)])
    }
    expect(await db().selectFrom('correction').selectAll().execute()).toHaveLength(may(role, 'correct') ? 1 : 0)
  })
  it('takes no form without the token of the session', async () => {
    const browser = await press.as('chuyen-vien')
    for (const [path, , fields] of forms) {
      await browser.forge(path, fields).expect(403)
      await browser.forge(path, { ...fields, _csrf: 'x' }).expect(403)
    }
    expect(await db().selectFrom('correction').selectAll().execute()).toEqual([])
    expect(await db().selectFrom('responseCase').selectAll().execute()).toEqual([])
  })
})
