import { storyList, storyView } from '#read'
import {
  type Browser,
  idOf,
  now,
  office,
  openPressDesk,
  type PressDesk,
  textOf,
} from '../search/contract/press-desk.js'

let site: PressDesk
let writer: Browser
beforeEach(async () => {
  site = await openPressDesk()
  writer = await site.as('chuyen-vien')
})
afterEach(() => site.close())

const dam = '/stories/dap-khe-mo'
const question = idOf({ outlet: 'dongkinh', title: 'Ai trả lời về tiền tạm ứng ở đập Khe Mơ?' })
const first = idOf({ outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' })
const counts = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await storyList(site.desk, office, now)).rows.map((r) => [r.story, r.articles.value]))

/** Sends a step and gives the page that follows. */
async function step(path: string, fields: Record<string, string | string[]>, who = writer) {
  const answer = await who.post(path, fields as Record<string, string>)
  const location = String(answer.headers['location'])
  return { status: answer.status, location, page: answer.status === 303 ? (await who.get(location)).text : answer.text }
}
const undoOf = (page: string): string => /action="\/stories\/undo".*?name="done" value="([^"]+)"/s.exec(page)?.[1] ?? ''
const undo = (page: string, back = dam) => step('/stories/undo', { done: undoOf(page), back })

describe('people merge stories', () => {
  it('after choosing from the likeliest, and take it back', async () => {
    const before = await counts()
    const choice = (await writer.get('/stories/cam-loc-khe/choice?q=%C4%91%E1%BA%ADp+khe+m%C6%A1')).text
    expect(choice).toContain('name="value" value="dap-khe-mo"')
    const { location, page } = await step('/stories/cam-loc-khe/decisions', { kind: 'merge', value: 'dap-khe-mo' })
    expect(location).toMatch(/^\/stories\/dap-khe-mo\?done=/)
    expect(textOf(page)).toContain('Đã gộp hai dòng sự kiện.')
    expect(textOf(page)).toMatch(/gộp vào đây dòng “Ngày hội cam Lộc Khê mở sớm hai tuần”/)
    expect(await counts()).toEqual({ 'dap-khe-mo': 11, 'cau-ngoi-lat': 4 })
    const old = await writer.get('/stories/cam-loc-khe?page=2').expect(302)
    expect(old.headers['location']).toBe('/stories/dap-khe-mo?page=2')
    expect(textOf((await undo(page)).page)).toContain('Đã hoàn tác.')
    expect(await counts()).toEqual(before)
    expect(textOf((await writer.get(dam)).text)).toContain('Người <thử> đã hoàn tác lúc')
  })
  it('are asked again when none was chosen', async () => {
    const { page } = await step('/stories/cam-loc-khe/decisions', { kind: 'merge' })
    expect(textOf(page)).toContain('Chọn một dòng sự kiện trong danh sách.')
  })
})

describe('people move articles', () => {
  it('split a story: copies go along, and undo brings all of them back', async () => {
    const before = await counts()
    const { page, location } = await step(`${dam}/moves`, { article: [first], to: 'new', back: dam })
    expect(location).toMatch(/^\/stories\/dap-khe-mo\?done=/)
    expect(textOf(page)).toContain('Đã chuyển 7 bài khỏi dòng này.')
    expect(Object.values(await counts())).toEqual([7, 4, 3])
    await undo(page)
    expect(await counts()).toEqual(before)
  })
  it('move one to another story, chosen on a page of its own', async () => {
    const chosen = await step(`${dam}/moves`, { article: [question], to: 'choose', back: dam })
    expect(textOf(chosen.page)).toContain('Chuyển 1 bài sang dòng khác')
    expect(chosen.page).toContain(`name="article" value="${question}"`)
    const { page } = await step(`${dam}/moves`, { article: [question], to: 'cam-loc-khe', back: dam })
    expect(await counts()).toMatchObject({ 'dap-khe-mo': 7, 'cam-loc-khe': 4 })
    await undo(page)
    expect(await counts()).toMatchObject({ 'dap-khe-mo': 8, 'cam-loc-khe': 3 })
  })
  it('go to the new story where the old one is left empty, and back', async () => {
    const alone = '/stories/lop-hoc-ban-gie'
    const teacher = idOf({ outlet: 'nhanluan', title: 'Lớp học buổi tối ở Bản Gié' })
    const { page, location } = await step(`${alone}/moves`, { article: [teacher], to: 'cam-loc-khe', back: alone })
    expect(location).toMatch(/^\/stories\/cam-loc-khe\?done=/)
    expect((await undo(page, '/stories/cam-loc-khe')).location).toMatch(/^\/stories\/cam-loc-khe\?done=undone/)
    expect((await writer.get(alone)).status).toBe(200)
  })
  it('pin articles where they stand, which the timeline says', async () => {
    const { page } = await step(`${dam}/moves`, { article: [question], to: 'here', back: dam })
    expect(textOf(page)).toContain('Đã ghim 1 bài vào dòng này.')
    expect(textOf(page)).toContain('Nhật báo Đông Kinh · đã hiệu chỉnh · ghim vào dòng này')
  })
  it('do so on the article page too, which leads back there', async () => {
    const at = `/articles/${first}?back=%2Fstories%2Fdap-khe-mo`
    const html = (await writer.get(at)).text
    expect(html).toContain('Không thuộc dòng sự kiện này')
    const { page, location } = await step(`${dam}/moves`, { article: [first], to: 'new', back: at })
    expect(location).toMatch(new RegExp(`^/articles/${first}\\?back=.*&done=`))
    expect(textOf(page)).toContain('bài cùng nội dung được chuyển theo')
    await undo(page, at)
    expect((await storyView(site.desk, office, 'dap-khe-mo', now))?.articles).toHaveLength(8)
  })
  it('are told what is missing', async () => {
    const { status, page } = await step(`${dam}/moves`, { to: 'new' })
    expect([status, textOf(page).includes('Chưa chọn bài nào.')]).toEqual([422, true])
    expect((await step(`${dam}/moves`, { article: [question], to: 'khong-co' })).status).toBe(422)
    expect((await step('/stories/undo', { done: 'khong-co' })).status).toBe(404)
    expect((await writer.post(`${dam}/decisions`, { kind: 'erase' })).status).toBe(422)
  })
})

describe('people name and pin stories', () => {
  it('the title they give stands in lists and on the page, until it is taken back', async () => {
    const { page } = await step(`${dam}/decisions`, { kind: 'title', value: 'Vụ <đập> Khe Mơ' })
    expect(page).toContain('Vụ &lt;đập> Khe Mơ</h1>')
    expect(textOf((await writer.get('/stories')).text)).toContain('Vụ <đập> Khe Mơ')
    expect(textOf((await writer.get(`/articles/${first}`)).text)).toContain('Vụ <đập> Khe Mơ')
    await undo(page)
    expect(textOf((await writer.get('/stories')).text)).not.toContain('Vụ <đập>')
  })
  it('a pinned one stands first until it is unpinned', async () => {
    const { page } = await step('/stories/cam-loc-khe/decisions', { kind: 'pin' })
    expect(Object.keys(await counts())[0]).toBe('cam-loc-khe')
    expect(textOf(page)).toContain('Bỏ ghim')
    await undo(page, '/stories/cam-loc-khe')
    expect(Object.keys(await counts())[0]).toBe('dap-khe-mo')
  })
})

describe('what people did with stories', () => {
  it('is written into the audit log', async () => {
    const { page } = await step(`${dam}/decisions`, { kind: 'pin' })
    await undo(page)
    const log = site.press.store.db.selectFrom('audit').select(['action', 'subject']).orderBy('id')
    const rows = await log.where('action', 'like', 'story.%').execute()
    expect(rows.map((r) => `${r.action} ${r.subject}`)).toEqual(['story.pin dap-khe-mo', 'story.undo dap-khe-mo'])
  })
  it('is only for those who may correct, and for their own office', async () => {
    const leader = await site.as('lanh-dao')
    expect((await leader.post(`${dam}/decisions`, { kind: 'pin' })).status).toBe(403)
    expect((await leader.get(`${dam}/choice`)).status).toBe(403)
    expect((await leader.get(dam)).text).not.toContain('action="/stories/')
    await step(`${dam}/moves`, { article: [question], to: 'new', back: dam })
    expect((await storyView(site.desk, 'o2', 'dap-khe-mo', now))?.articles ?? []).toEqual([])
    expect(textOf((await leader.get(dam)).text)).toContain('Người dùng đã sửa')
  })
})
