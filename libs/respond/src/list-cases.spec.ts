import {
  caseDetails,
  type CaseFilters,
  changeDeadline,
  countOverdue,
  findCase,
  listCases,
  noteCase,
  receivingBodies,
  type SortColumn,
} from '#respond'
import { office, openCaseDesk, ownBody, start, type CaseDesk } from '../contract/case-desk.js'

let desk: CaseDesk
beforeEach(async () => (desk = await openCaseDesk()))
afterEach(() => desk.store.close())

/** Five cases: far, none, today, overdue, closed. */
async function fiveCases(): Promise<string[]> {
  const deadlines = ['2026-11-28T10:00:00.000Z', null, '2026-11-23T16:30:00.000Z', '2026-11-23T02:00:00.000Z', null]
  const ids: string[] = []
  for (const [i, deadline] of deadlines.entries())
    ids.push((await desk.flag(`a${i + 1}`, { deadline, body: i === 0 ? ownBody : i === 3 ? 'Sở Y tế' : null })).id)
  await desk.put(ids[0] as string, 'dispatched')
  await desk.put(ids[4] as string, 'closed', ownBody)
  desk.clock.advance(3_600_000)
  return ids
}
const list = (filters: Partial<CaseFilters> = {}, viewer = desk.as('chuyen-vien')) =>
  listCases(desk.store.reader, viewer, { tab: 'open', ...filters }, desk.clock.now())
/** A dispatch needs its deadline. */
const inTime = { changes: { deadline: '2026-11-30T10:00:00.000Z' } }
const numbers = async (filters: Partial<CaseFilters>, viewer = desk.as('chuyen-vien')) =>
  (await list(filters, viewer)).rows.map((c) => c.number)

describe('the table of cases', () => {
  beforeEach(fiveCases)

  it('puts overdue cases first, then today, later, without a deadline, and closed ones last', async () => {
    const { rows, ...figures } = await list({ tab: 'all' })
    expect(rows.map((c) => [c.number, c.due])).toEqual([
      [4, 'overdue'],
      [3, 'today'],
      [1, 'later'],
      [2, 'none'],
      [5, 'closed'],
    ])
    expect(rows[0]?.outlet).toBe('Báo Sông Hạ')
    expect(figures).toEqual({
      counts: { open: 4, mine: 0, new: 3, dispatched: 1, waiting: 0, responded: 0, closed: 1, all: 5 },
      overdue: 1,
      dueToday: 1,
      unassigned: 2,
      stranded: 0,
      bodies: [ownBody, 'Sở Y tế'],
      flaggers: [{ id: desk.as('chuyen-vien').accountId, name: 'Người chuyen-vien' }],
    })
  })
  it('narrows by group, body, deadline and text, and counts stay those of all cases', async () => {
    expect(await numbers({ tab: 'dispatched' })).toEqual([1])
    expect(await numbers({ tab: 'closed' })).toEqual([5])
    expect(await numbers({ body: ownBody })).toEqual([1])
    expect(await numbers({ body: '' })).toEqual([3, 2])
    expect(await numbers({ due: 'overdue' })).toEqual([4])
    expect(await numbers({ text: 'khe mo' })).toEqual([3])
    expect(await numbers({ text: ' PH-2 ' })).toEqual([2])
    expect(await numbers({ text: 'báo sông hạ', due: 'today' })).toEqual([3])
    expect((await list({ text: 'không có' })).counts.open).toBe(4)
  })
  it('narrows by level, by who flagged and by the role that a case waits for', async () => {
    const ids = new Map((await list({ tab: 'all' })).rows.map((c) => [c.number, c.id]))
    await desk.store.db
      .updateTable('responseCase')
      .set({ level: 'khan', createdBy: desk.as('truong-phong').accountId })
      .where('id', '=', ids.get(2) as string)
      .execute()
    expect(await numbers({ level: 'khan' })).toEqual([2])
    expect(await numbers({ by: desk.as('truong-phong').accountId })).toEqual([2])
    expect(await numbers({ turn: 'truong-phong' })).toEqual([4, 3, 2])
    expect(await numbers({ turn: 'don-vi' })).toEqual([1])
    expect(await numbers({ tab: 'mine' }, desk.as('truong-phong'))).toEqual([4, 3, 2])
    expect(await numbers({ tab: 'mine' }, desk.as('don-vi'))).toEqual([1])
    expect(await numbers({ tab: 'mine' }, desk.as('lanh-dao'))).toEqual([])
  })
  it('is sorted by any column either way, cases without a body last, and by deadline otherwise', async () => {
    const sorted = (column: SortColumn, isDescending = false) => numbers({ tab: 'all', sort: { column, isDescending } })
    expect(await sorted('number')).toEqual([1, 2, 3, 4, 5])
    expect(await sorted('number', true)).toEqual([5, 4, 3, 2, 1])
    expect(await sorted('title')).toEqual([1, 4, 3, 5, 2])
    expect(await sorted('state')).toEqual([4, 3, 2, 1, 5])
    expect(await sorted('body')).toEqual([1, 5, 4, 3, 2])
    expect(await sorted('body', true)).toEqual([4, 1, 5, 3, 2])
  })
  it('does not call late what the body has reported: its deadline runs until then', async () => {
    const late = (await list({ due: 'overdue' })).rows[0]?.id as string
    const overdue = () => countOverdue(desk.store.reader, desk.as('chuyen-vien'), desk.clock.now())
    expect(await overdue()).toBe(1)
    for (const state of ['reported', 'concluded', 'answered', 'watched'] as const) {
      await desk.put(late, state)
      expect((await list()).rows.find((c) => c.id === late)?.due).toBe('met')
      expect([await overdue(), (await list()).overdue]).toEqual([0, 0])
    }
    await desk.put(late, 'needs-more')
    expect(await overdue()).toBe(1)
    expect(await countOverdue(desk.store.reader, desk.as('don-vi', 'Sở Y tế'), desk.clock.now())).toBe(0)
  })
  it('shows a clerk the dispatched cases of the own body and nothing of others', async () => {
    const clerk = desk.as('don-vi')
    expect(await numbers({ tab: 'all' }, clerk)).toEqual([1, 5])
    expect((await list({}, clerk)).bodies).toEqual([ownBody])
    expect(await numbers({ tab: 'all' }, desk.as('don-vi', 'Sở Y tế'))).toEqual([])
    expect(await numbers({ tab: 'all' }, { ...clerk, ownBody: null })).toEqual([])
    expect(await numbers({ tab: 'all' }, { ...clerk, officeId: 'o2' })).toEqual([])
  })
  it('hides from a clerk a case that was turned down before it was dispatched, but not one that came back', async () => {
    const clerk = desk.as('don-vi')
    const id = (await list({ tab: 'all' })).rows.find((c) => c.number === 2)?.id as string
    await desk.put(id, 'dismissed')
    expect(await numbers({ tab: 'all' }, clerk)).toEqual([1, 5])
    await desk.put(id, 'proposed')
    await desk.move('lanh-dao', id, 'dispatched', inTime)
    await desk.move('don-vi', id, 'returned', { note: 'Không thuộc thẩm quyền' })
    await desk.move('lanh-dao', id, 'dismissed', { note: 'Thôi' })
    expect(await numbers({ tab: 'all' }, clerk)).toContain(2)
  })
})

describe('one case', () => {
  it('shows history newest first, the moves of the viewer, and the outlet', async () => {
    const { id } = await desk.flag('a1')
    await desk.move('truong-phong', id, 'reviewed')
    const details = await caseDetails(desk.store.reader, desk.as('chuyen-vien'), id)
    expect(details.events.map((e) => [e.action, e.displayName])).toEqual([
      ['move', 'Người truong-phong'],
      ['flag', 'Người chuyen-vien'],
    ])
    expect(details.moves.map((m) => m.to)).toEqual(['proposed'])
    expect([details.outlet, details.canonicalUrl, details.mayChangeDeadline]).toEqual([
      'Báo Sông Hạ',
      'https://bao.example/a1',
      false,
    ])
  })
  it('tells a clerk nothing of what the office weighed before it dispatched', async () => {
    const { id } = await desk.flag('a1', { body: ownBody })
    await desk.store.db.updateTable('responseCase').set({ note: 'Nội bộ' }).where('id', '=', id).execute()
    await desk.move('truong-phong', id, 'reviewed', { note: 'Cân nhắc nội bộ' })
    await desk.move('chuyen-vien', id, 'proposed', { changes: { handling: 'Đề nghị kiểm tra.' } })
    await desk.move('lanh-dao', id, 'dispatched', inTime)
    await desk.move('don-vi', id, 'accepted')
    const details = await caseDetails(desk.store.reader, desk.as('don-vi'), id)
    expect(details.events.map((e) => e.toState)).toEqual(['accepted', 'dispatched'])
    expect(details.row.note).toBeNull()
    expect((await caseDetails(desk.store.reader, desk.as('truong-phong'), id)).events).toHaveLength(5)
  })
  it('is unknown to a clerk of another body, as one that does not exist is', async () => {
    const { id } = await desk.flag('a1')
    await desk.put(id, 'dispatched', 'Sở Y tế')
    const clerk = desk.as('don-vi')
    for (const wanted of [id, 'khong-co'])
      await expect(findCase(desk.store.reader, clerk, wanted)).rejects.toMatchObject({ code: 'case-unknown' })
    await expect(findCase(desk.store.reader, desk.as('don-vi', 'Sở Y tế'), id)).resolves.toMatchObject({ id })
  })
  it('offers the head of desk to dispatch where the office set so', async () => {
    const { id } = await desk.flag('a1')
    await desk.put(id, 'proposed')
    const moves = async () => (await caseDetails(desk.store.reader, desk.as('truong-phong'), id)).moves.map((m) => m.to)
    expect(await moves()).toEqual([])
    const row = {
      officeId: office,
      key: 'respond',
      value: '{"headMayDispatch":true}',
      updatedAt: start,
      updatedBy: null,
    }
    await desk.store.db.insertInto('setting').values(row).execute()
    expect(await moves()).toEqual(['dispatched'])
  })
  it('takes notes from whoever may see it, and a new deadline from head and leader only', async () => {
    const { id } = await desk.flag('a1', { deadline: '2026-11-25T10:00:00.000Z' })
    await desk.put(id, 'accepted')
    const note = (role: 'don-vi' | 'chuyen-vien', text: string) =>
      noteCase(desk.store, desk.clock, { ...desk.as(role), caseId: id, note: text })
    await note('don-vi', 'Xin lùi hạn đến 28/11.')
    await expect(note('chuyen-vien', ' ')).rejects.toMatchObject({ details: { field: 'note' } })
    expect((await desk.store.db.selectFrom('notice').select('text').execute()).map((n) => n.text)).toEqual([
      'PH-1: Sở Xây dựng ghi thêm vào việc',
    ])
    const set = (role: 'don-vi' | 'truong-phong', deadline: string | null) =>
      changeDeadline(desk.store, desk.clock, { ...desk.as(role), caseId: id, deadline, note: 'Đồng ý' })
    await expect(set('don-vi', '2026-11-28T10:00:00.000Z')).rejects.toMatchObject({ code: 'case-move' })
    await expect(set('truong-phong', null)).rejects.toMatchObject({ details: { field: 'deadline' } })
    await expect(set('truong-phong', start)).rejects.toMatchObject({ details: { field: 'deadline' } })
    expect((await set('truong-phong', '2026-11-28T10:00:00.000Z')).deadline).toBe('2026-11-28T10:00:00.000Z')
    expect((await desk.eventsOf(id)).at(-1)?.note).toBe(
      'Hạn: 28/11/2026, 17:00.\nTrước đó là 25/11/2026, 17:00.\nĐồng ý',
    )
    await desk.put(id, 'closed')
    await expect(set('truong-phong', '2026-11-29T10:00:00.000Z')).rejects.toMatchObject({ code: 'case-move' })
  })
  it('knows bodies from accounts and from cases, and which of them can accept a case here', async () => {
    await desk.flag('a1', { body: 'Sở Y tế' })
    expect(await receivingBodies(desk.store.reader, office)).toEqual([
      { name: ownBody, hasAccount: true },
      { name: 'Sở Y tế', hasAccount: false },
    ])
  })
})
