import { PressError } from '#foundation'
import { flagArticle } from '#respond'
import { office, openCaseDesk, ownBody, start, type CaseDesk } from '../contract/case-desk.js'

let desk: CaseDesk
beforeEach(async () => (desk = await openCaseDesk()))
afterEach(() => desk.store.close())

const errorOf = async (work: Promise<unknown>): Promise<PressError> => {
  const error: unknown = await work.then(
    () => null,
    (e: unknown) => e,
  )
  if (!(error instanceof PressError)) throw new Error(`no PressError: ${String(error)}`)
  return error
}
const flag = (over: object) =>
  flagArticle(desk.store, desk.clock, {
    officeId: office,
    accountId: desk.as('chuyen-vien').accountId,
    articleId: 'a1',
    reason: 'phan-anh',
    level: 'khan',
    ...over,
  })

describe('flagging an article', () => {
  it('opens a numbered case with what was typed, and says so in its history and to the index', async () => {
    const row = await flag({
      handling: '  Đề nghị kiểm tra mố cầu. ',
      body: 'sở  xây dựng',
      deadline: '2026-11-25T10:00:00.000Z',
      note: 'Lãnh đạo hỏi',
    })
    expect(row).toMatchObject({
      number: 1,
      state: 'flagged',
      title: 'Cầu Ngòi Lạt lún mố',
      handling: 'Đề nghị kiểm tra mố cầu.',
      body: ownBody,
    })
    const [event] = await desk.eventsOf(row.id)
    expect(event).toMatchObject({ action: 'flag', fromState: null, toState: 'flagged', at: start })
    expect(event?.note).toBe('Đơn vị: Sở Xây dựng.\nHạn: 25/11/2026, 17:00.\nLãnh đạo hỏi')
    const messages = await desk.store.db.selectFrom('message').select(['topic', 'key', 'lane']).execute()
    expect(messages).toEqual([{ topic: 'article.labelled', key: 'a1', lane: 'people' }])
    expect((await flag({ articleId: 'a2' })).number).toBe(2)
  })
  it('keeps one open case for each article, and allows another once the first is closed', async () => {
    const first = await desk.flag('a1')
    const second = await errorOf(desk.flag('a1'))
    expect([second.code, second.userMessage]).toEqual(['case-open', expect.stringContaining('PH-1')])
    await desk.put(first.id, 'closed')
    expect((await desk.flag('a1')).number).toBe(2)
  })
  it('numbers two flags of the same moment one after the other, and lets the second flag of one article name the first', async () => {
    const both = await Promise.all([desk.flag('a1'), desk.flag('a2')])
    expect(both.map((row) => row.number).sort()).toEqual([1, 2])
    const [third, refused] = await Promise.allSettled([desk.flag('a3'), desk.flag('a3')])
    expect([third.status, refused.status].sort()).toEqual(['fulfilled', 'rejected'])
    const reason = [third, refused].flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []))
    expect(reason).toEqual([expect.objectContaining({ code: 'case-open', details: { number: 3 } })])
  })
  it('numbers on from the cases of an office whose record is older than the row of numbers', async () => {
    await desk.flag('a1')
    await desk.store.db.updateTable('responseCase').set({ number: 213 }).execute()
    await desk.store.db.deleteFrom('setting').execute()
    expect((await desk.flag('a2')).number).toBe(214)
  })
  it('asks for reason and level from the list, and for a deadline to come', async () => {
    const fields = async (over: object) => (await errorOf(flag(over))).details['field']
    expect(await fields({ reason: 'constructor' })).toBe('reason')
    expect(await fields({ reason: '' })).toBe('reason')
    expect(await fields({ level: 'toString' })).toBe('level')
    expect(await fields({ deadline: start })).toBe('deadline')
    expect(await fields({ note: 'a'.repeat(4001) })).toBe('note')
    expect(await fields({ body: 'a'.repeat(201) })).toBe('body')
    expect((await errorOf(flag({ deadline: '2026-11-23T01:00:00.000Z' }))).userMessage).toBe(
      'Hạn phải sau giờ hiện tại, 08:20 ngày 23/11.',
    )
  })
  it('knows no case of an article that is not there or was erased', async () => {
    await desk.store.db.updateTable('article').set({ state: 'erased' }).where('id', '=', 'a2').execute()
    expect((await errorOf(desk.flag('a2'))).code).toBe('article-unknown')
    expect((await errorOf(desk.flag('khong-co'))).code).toBe('article-unknown')
    expect(await desk.store.db.selectFrom('responseCase').selectAll().execute()).toEqual([])
  })
  it('spells a known body as its account does, with or without marks, and leaves a new name as typed', async () => {
    expect((await desk.flag('a1', { body: 'so xay dung' })).body).toBe(ownBody)
    expect((await desk.flag('a2', { body: 'UBND phường  Bến Dâu' })).body).toBe('UBND phường Bến Dâu')
    expect((await desk.flag('a3', { body: '   ' })).body).toBeNull()
  })
})
