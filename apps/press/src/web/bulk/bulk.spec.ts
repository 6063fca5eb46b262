import { meanwhile } from '../../../../../libs/record/contract/meanwhile.js'
import { week47 } from '../../../../../libs/report/contract/two-weeks.js'
import { ReportService } from '../../reports/report-service.js'
import { type Browser, idOf, office, openPressDesk, type PressDesk, textOf } from '../search/contract/press-desk.js'

let site: PressDesk
let writer: Browser
beforeEach(async () => {
  site = await openPressDesk()
  Object.assign(site.desk.gazetteer, { resolveProvince: () => ({ name: 'Vân Hạ', type: 'tỉnh' }) })
  writer = await site.as('chuyen-vien')
})
afterEach(() => site.close())

const dam = idOf({ outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' })
const rubbish = idOf({ outlet: 'tinnhanh', title: 'Mùi rác quanh trạm trung chuyển Bến Dâu' })
const back = '/search?tone=critical&chosen=cu'
const both = { article: [dam, rubbish] as unknown as string, back }

/** Does a step and gives the page that follows. */
async function done(path: string, fields: Record<string, string>, who = writer): Promise<{ page: string; id: string }> {
  const answer = await who.post(path, fields).expect(303)
  const location = answer.headers['location'] as string
  expect(location).toMatch(/^\/search\?tone=critical&chosen=[0-9a-z]+$/)
  return {
    page: textOf((await who.get(location)).text),
    id: new URL(location, 'http://x').searchParams.get('chosen') ?? '',
  }
}
const undo = (id: string, who = writer) => who.post('/chosen/undo', { done: id, back })
/** Everything a step could change, as it stands. */
async function everything(): Promise<unknown> {
  const { db } = site.press.store
  const all = await Promise.all([
    db.selectFrom('responseCase').selectAll().execute(),
    db.selectFrom('caseEvent').selectAll().execute(),
    db.selectFrom('readMark').selectAll().execute(),
    db.selectFrom('correction').selectAll().where('revokedAt', 'is', null).execute(),
    db.selectFrom('report').select('editedDraft').execute(),
  ])
  return JSON.parse(JSON.stringify(all)) as unknown
}

describe('the list of a search', () => {
  it('has a box for every row that belongs to one form, so that no script is needed', async () => {
    const html = (await writer.get('/search?tone=critical')).text
    const boxes = [...html.matchAll(/<input type="checkbox" name="article" value="(\w+)" form="da-chon"/g)]
    expect(boxes.map((b) => b[1])).toContain(dam)
    expect(html).toContain('id="da-chon"')
    expect(html).toContain('formaction="/chosen/flags"')
    const leader = (await (await site.as('lanh-dao')).get('/search?tone=critical')).text
    expect(leader).not.toContain('formaction="/chosen/flags"')
    expect(leader).toContain('Đánh dấu đã đọc')
  })
})

describe('several articles at once', () => {
  it('are marked as unread, and undo gives each its mark back as it was', async () => {
    await writer.get(`/articles/${dam}`)
    const before = await everything()
    const { page, id } = await done('/chosen/unread-marks', both)
    expect(page).toContain('Đã đánh dấu chưa đọc 1 bài. 1 bài vốn chưa đọc, giữ nguyên.')
    expect(await site.press.store.db.selectFrom('readMark').selectAll().execute()).toEqual([])
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
  })
  it('of which one has a button of its own, which takes no other and leads back to its row', async () => {
    const answer = await writer.post('/chosen/read-marks', { ...both, only: rubbish }).expect(303)
    expect(answer.headers['location']).toMatch(new RegExp(`&chosen=[0-9a-z]+#bai-${rubbish}$`))
    const marks = await site.press.store.db.selectFrom('readMark').select('articleId').execute()
    expect(marks).toEqual([{ articleId: rubbish }])
    const beside = `/search?q=rac&open=${rubbish}`
    const unread = await writer.post('/chosen/unread-marks', { only: rubbish, back: beside }).expect(303)
    // Shown beside the list again it would be read again.
    expect(unread.headers['location']).toMatch(/^\/search\?q=rac&chosen=/)
  })
  it('can be the whole list, other pages and groups as they stand, once the step was seen', async () => {
    const before = await everything()
    const list = 'tone=critical'
    const shown = await writer.post('/chosen/read-marks', { all: '1', list, back })
    expect(shown.status).toBe(200)
    expect(await everything()).toEqual(before)
    const rows = await site.desk.index.ids({
      officeId: office,
      filters: { relevance: ['about'], tone: ['critical'] },
      collapse: 'reprints',
    })
    expect(textOf(shown.text)).toContain(`Đánh dấu đã đọc ${rows.length} bài?`)
    const offered = [...shown.text.matchAll(/name="article" value="([^"]+)"/g)].map((m) => m[1])
    expect(offered).toEqual(rows)
    const { page, id } = await done('/chosen/read-marks', { article: offered as unknown as string, back })
    expect(page).toContain(`Đã đánh dấu đã đọc ${rows.length} bài.`)
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
  })
  it('are at most 500, which is said and never cut silently', async () => {
    const many = Array.from({ length: 501 }, (_, i) => `bai-${i}`) as unknown as string
    const answer = await writer.post('/chosen/read-marks', { article: many, back })
    expect([answer.status, textOf(answer.text).includes('nhiều nhất 500 bài')]).toEqual([422, true])
    expect(await site.press.store.db.selectFrom('readMark').selectAll().execute()).toEqual([])
  })
  it('are marked as read, and undo leaves alone what was read before', async () => {
    await writer.get(`/articles/${dam}`)
    const before = await everything()
    const { page, id } = await done('/chosen/read-marks', both)
    expect(page).toContain('Đã đánh dấu đã đọc 1 bài. 1 bài đã đọc từ trước, giữ nguyên.')
    expect(await everything()).not.toEqual(before)
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
  })
  it('get a label, and undo gives back the machine’s word and what other people said meanwhile', async () => {
    const before = await everything()
    const { page, id } = await done('/chosen/corrections', { ...both, value: 'tone:neutral' })
    expect(page).toContain('Đã sửa nhãn 2 bài.')
    expect(await site.press.store.db.selectFrom('correction').select(['kind', 'value', 'previous']).execute()).toEqual([
      { kind: 'tone', value: 'neutral', previous: 'critical' },
      { kind: 'tone', value: 'neutral', previous: 'critical' },
    ])
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
  })
  it('are flagged; one with an open case is passed over, and undo takes back those cases alone', async () => {
    const first = await done('/chosen/flags', { article: dam, back, reason: 'phan-anh', level: 'khan' })
    expect(first.page).toContain('Đã gắn cờ 1 bài.')
    const before = await everything()
    const { page, id } = await done('/chosen/flags', { ...both, reason: 'can-phan-hoi', level: 'thuong' })
    expect(page).toContain('Đã gắn cờ 1 bài. 1 bài đã có việc đang mở, giữ nguyên.')
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
    await undo(id).expect(404)
  })
  it('are not taken back once somebody went on with the case', async () => {
    const { id } = await done('/chosen/flags', { article: dam, back, reason: 'phan-anh', level: 'khan' })
    const { id: caseId } = await site.press.store.db.selectFrom('responseCase').select('id').executeTakeFirstOrThrow()
    await (await site.as('truong-phong')).post(`/cases/${caseId}/moves`, { to: 'reviewed' }).expect(303)
    const refused = await undo(id)
    expect([refused.status >= 400, textOf(refused.text).includes('đã được xử lý tiếp')]).toEqual([true, true])
    expect(await site.press.store.db.selectFrom('responseCase').selectAll().execute()).toHaveLength(1)
  })
  it('become sources of a report that its text may cite, and leave it again', async () => {
    const reports = new ReportService(site.desk)
    const report = await reports.create({ id: office, provinceSlug: 'van-ha' }, 'weekly', week47, 'a1')
    const spring = idOf({ outlet: 'nongthonxanh', title: 'Suối Nậm Cắt cạn sớm' })
    const before = await everything()
    const { page, id } = await done('/chosen/sources', { article: [dam, spring] as unknown as string, back, report })
    expect(page).toContain('Đã thêm 1 bài vào nguồn trích của Báo cáo tuần 47/2026. 1 bài đã có trong nguồn trích')
    expect((await reports.open(office, report)).edited.cited.at(-1)).toMatchObject({ articleId: spring })
    await undo(id).expect(303)
    expect(await everything()).toEqual(before)
  })
  it('go into a report from their own page too, which says so and takes it back', async () => {
    const reports = new ReportService(site.desk)
    const spring = idOf({ outlet: 'nongthonxanh', title: 'Suối Nậm Cắt cạn sớm' })
    const ofArticle = `/articles/${spring}`
    expect((await writer.get(ofArticle)).text).not.toContain('action="/chosen/sources"')
    const report = await reports.create({ id: office, provinceSlug: 'van-ha' }, 'weekly', week47, 'a1')
    const { text } = await writer.get(`${ofArticle}?back=%2Fsearch%3Fq%3Dcan`)
    const goBack = /action="\/chosen\/sources".*?name="back" value="([^"]+)"/s.exec(text)?.[1] ?? ''
    const answer = await writer.post('/chosen/sources', { article: spring, back: goBack, report }).expect(303)
    const location = answer.headers['location'] as string
    expect(location).toMatch(new RegExp(`^${ofArticle}\\?back=%2Fsearch%3Fq%3Dcan&chosen=[0-9a-z]+$`))
    expect(textOf((await writer.get(location)).text)).toContain('Đã thêm 1 bài vào nguồn trích')
    await undo(new URL(location, 'http://x').searchParams.get('chosen') ?? '').expect(303)
    expect((await reports.open(office, report)).edited.cited.map((c) => c.articleId)).not.toContain(spring)
  })
  it('are refused with a word on what to do when none is chosen or no label given', async () => {
    const none = await writer.post('/chosen/flags', { back, reason: 'phan-anh', level: 'khan' })
    expect(textOf(none.text)).toContain('Chưa chọn bài nào.')
    const unlabelled = await writer.post('/chosen/corrections', { ...both, value: 'tone:xau' })
    expect(unlabelled.status).toBeGreaterThanOrEqual(400)
    expect(await site.press.store.db.selectFrom('correction').selectAll().execute()).toEqual([])
  })
  it('can be taken back only by who did it, and never lead to another site', async () => {
    const { id } = await done('/chosen/read-marks', both)
    expect((await undo(id, await site.as('truong-phong'))).status).toBe(404)
    const answer = await writer.post('/chosen/read-marks', { ...both, back: 'https://elsewhere.example/' }).expect(303)
    expect(answer.headers['location']).toMatch(/^\/search\?chosen=/)
  })
  it('are all left as they were when the step breaks off in the middle, also on the way back', async () => {
    const whole = site.desk.store
    const breakingOff = (table: string, kind: 'InsertQueryNode' | 'UpdateQueryNode' = 'InsertQueryNode'): void => {
      const moment = { kind, table, nth: 2 } as const
      const store = meanwhile(whole, moment, () => Promise.reject(new Error('database or disk is full')))
      Object.assign(site.desk, { store })
    }
    const log = () => whole.db.selectFrom('audit').select('id').execute()
    const before = [await everything(), await log()]
    breakingOff('caseEvent')
    const flagged = await writer.post('/chosen/flags', { ...both, reason: 'phan-anh', level: 'khan' })
    breakingOff('correction')
    const labelled = await writer.post('/chosen/corrections', { ...both, value: 'tone:neutral' })
    expect([flagged.status, labelled.status]).toEqual([507, 507])
    expect([await everything(), await log()]).toEqual(before)

    Object.assign(site.desk, { store: whole })
    const { id } = await done('/chosen/corrections', { ...both, value: 'tone:neutral' })
    const after = await everything()
    breakingOff('correction', 'UpdateQueryNode')
    expect((await undo(id)).status).toBe(507)
    expect(await everything()).toEqual(after)
    Object.assign(site.desk, { store: whole })
    await undo(id).expect(303)
  })
  it('are taken back only by somebody who may still do such a thing', async () => {
    const steps = [
      await done('/chosen/corrections', { ...both, value: 'tone:neutral' }),
      await done('/chosen/flags', { ...both, reason: 'phan-anh', level: 'khan' }),
    ]
    const before = await everything()
    await site.press.store.db
      .updateTable('account')
      .set({ role: 'lanh-dao' })
      .where('role', '=', 'chuyen-vien')
      .execute()
    for (const { id } of steps) {
      expect((await undo(id)).status).toBe(403)
      const page = textOf((await writer.get(`/search?chosen=${id}`)).text)
      expect([page.includes('2 bài.'), page.includes('Hoàn tác')]).toEqual([true, false])
    }
    expect(await everything()).toEqual(before)
  })
})
