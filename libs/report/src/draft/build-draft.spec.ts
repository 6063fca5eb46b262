import { countFigure } from '#read'
import { buildDraft, dailyOutline, type Draft, figureAddress, figuresOf, paragraphsOf, weeklyOutline } from '#report'
import { sentences } from '#language'
import { readSearchUrl } from '#read'
import { utcOfLocal } from '#press'
import { aSource, flag, idOf, office, type PlayedPress, twoWeeks, week46, week47 } from '../../contract/two-weeks.js'
import { plain } from '../words/runs.js'

let press: PlayedPress
beforeAll(async () => {
  press = await twoWeeks()
  await flag(press.store, { outlet: 'dongkinh', title: 'Cầu Ngòi Lạt thông xe ba tháng đã lún mố' }, {
    number: 12, createdAt: utcOfLocal('2026-11-11', '09:00'), state: 'verifying', body: 'Sở Xây dựng', deadline: utcOfLocal('2026-11-18', '17:00'),
  }) // prettier-ignore
  await flag(press.store, { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }, {
    number: 13, createdAt: utcOfLocal('2026-11-17', '09:00'), state: 'proposed', level: 'khan', body: 'Sở Nông nghiệp và Môi trường',
    handling: 'Kiểm tra tiến độ và số vốn đã tạm ứng', deadline: utcOfLocal('2026-11-25', '17:00'),
  }) // prettier-ignore
  await aSource(press.store, 's-silent', 'lachai', { outcome: 'ok', found: 0, at: week47.from })
  await aSource(press.store, 's-broken', 'nongthonxanh', { outcome: 'hard', found: 0, at: week47.from })
})
afterAll(() => press.close())

const textOf = (draft: Draft, section: string): string =>
  paragraphsOf({ sections: draft.sections.filter((s) => s.id === section) })
    .map((p) => plain(p.runs))
    .join('\n')

it('every counted number opens a list as long as the number', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  const figures = figuresOf(draft)
  expect(figures.length).toBeGreaterThan(60)
  expect(new Set(figures.map((f) => f.run.id)).size).toBe(figures.length)
  for (const { run } of figures) {
    if (run.figure.kind !== 'counted') continue
    const { figure } = run.figure
    const address = new URL(figureAddress(run.figure) ?? '', 'http://x').searchParams
    const again = await countFigure(press.index, office, figure.unit, readSearchUrl(address).filters, figure.asOf)
    expect({ id: run.id, value: again.value }).toEqual({ id: run.id, value: figure.value })
    expect(run.text).toBe(new Intl.NumberFormat('vi-VN').format(figure.value))
  }
})

it('counts only what is about the province, in the half-open period, and compares small numbers without per cent', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  const overview = textOf(draft, 'overview')
  expect(overview).toMatch(/từ ngày 16\/11 đến ngày 22\/11\/2026/iu)
  expect(overview).toMatch(/15 tin, bài/u)
  expect(overview).not.toMatch(/\d%/u)
  expect(overview).toContain('nhiều hơn 7 (trước đó 8)')
})

it('tells a story with seven papers in one item: the central party paper first, the first to publish named', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  const list = draft.sections.find((s) => s.id === 'critical')?.blocks.find((b) => b.type === 'story-list')
  const items = list?.type === 'story-list' ? list.items : []
  expect(items.map((i) => i.story)).toEqual(['dap-khe-mo', 'rac-ben-dau'])
  const text = items[0]?.paragraphs.map((p) => plain(p.runs)).join(' ') ?? ''
  expect(text).toContain('Báo Nhân Luận, Nhật báo Đông Kinh, Báo Xây dựng Việt (đăng đầu tiên) và 4 đầu báo khác')
  expect(text).toContain('; có 2 bài gốc, trong đó 2 bài phê phán; riêng báo, đài của tỉnh đăng 1 tin, bài')
  expect(text).toContain('Địa bàn: xã Khe Mơ.')
  expect(text).toContain('Việc PH-13, mức khẩn: Sở Nông nghiệp và Môi trường, hạn 25/11/2026')
})

it('writes what one paper says under its name, in quotation marks', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  expect(textOf(draft, 'critical')).toContain(
    'Trang Tin nhanh sông Hạ phản ánh: “Cư dân tổ 6 phường Bến Dâu cho biết xe rác đỗ qua đêm ngoài cổng trạm”',
  )
})

it('says of a story that is only copied in the period that its original came before', async () => {
  const original = {
    at: utcOfLocal('2026-11-12', '08:00'), outlet: 'nhanluan', story: 'duong-pa-hin', key: 'duong', topics: 'giao-thong', relevance: 'mention' as const,
    title: 'Đường lên Pá Hin mở trước Tết', lead: 'Vân Hạ - Mặt đường rộng sáu mét đã rải xong lớp cuối.',
  } // prettier-ignore
  const copies = ['lachai', 'tinnhanh'].map((outlet, i) => ({
    ...original, outlet, relevance: 'about' as const, key: undefined, copies: 'duong', at: utcOfLocal('2026-11-17', `0${i + 6}:00`),
  })) // prettier-ignore
  const copied = await twoWeeks([original, ...copies])
  try {
    const draft = await buildDraft(copied.request(week47), weeklyOutline)
    const text = paragraphsOf(draft)
      .map((p) => plain(p.runs))
      .join('\n')
    expect(text).toContain('; đều là bài đăng lại, bài gốc đăng trước kỳ.')
    expect(text).toContain('(đều là bài đăng lại)')
    expect(text).not.toMatch(/(?<!\d)0 bài|có không có/u)
    expect(text).toContain('“Mặt đường rộng sáu mét đã rải xong lớp cuối”')
  } finally {
    await copied.close()
  }
})

it('follows cases of the week before to their result and proposes those of this week', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  expect(textOf(draft, 'handling-results')).toContain(
    'trong 1 việc từ kỳ trước chuyển sang, chưa việc nào có kết quả, 1 việc đang xử lý',
  )
  expect(textOf(draft, 'handling-results')).toContain('Quá hạn 1 việc: Sở Xây dựng')
  expect(textOf(draft, 'proposals')).toContain('Kiểm tra tiến độ và số vốn đã tạm ứng.')
})

it('names silent and failing sources, texts read in part, and articles found after the last report', async () => {
  await press.store.db
    .insertInto('report')
    .values({
      id: 'r46', officeId: office, kind: 'weekly', periodFrom: week46.from, periodTo: week46.to, state: 'draft', number: null, title: '',
      machineDraft: '{}', editedDraft: '{}', frozenFigures: null, version: 1, revision: 1, createdAt: utcOfLocal('2026-11-16', '07:00'), createdBy: 'x',
      updatedAt: '', updatedBy: null, frozenAt: null, issuedAt: null, issuedBy: null,
    })
    .execute() // prettier-ignore
  const caveats = textOf(await buildDraft(press.request(week47), weeklyOutline), 'caveats')
  expect(caveats).toContain('1 nguồn lỗi trong kỳ, có thể thiếu tin, bài: Nông thôn xanh.')
  expect(caveats).toContain('1 nguồn chạy được nhưng không có tin mới: Báo Lạc Hải.')
  expect(caveats).toContain('1 tin, bài chỉ đọc được phần tóm tắt')
  expect(caveats).toContain('Bổ sung kỳ trước: 1 tin, bài')
  expect(caveats).toContain('“Suối Nậm Cắt cạn sớm” (Nông thôn xanh, 14/11)')
})

it('tells a source that stopped listing anything from one that fails', async () => {
  const at = (days: number): string => new Date(Date.parse(week47.from) + days * 86_400_000).toISOString()
  await aSource(press.store, 's-emptied', 'lachai', { outcome: 'ok', found: 3, at: at(1) })
  await aSource(press.store, 's-emptied', 'lachai', { outcome: 'ok', found: 0, at: at(2), reason: 'feed-empty' })
  const caveats = textOf(await buildDraft(press.request(week47), weeklyOutline), 'caveats')
  expect(caveats).toContain('1 nguồn cuối kỳ đọc được nhưng không còn liệt kê tin nào: Báo Lạc Hải.')
  await aSource(press.store, 's-emptied', 'lachai', { outcome: 'ok', found: 1, at: at(3) })
  const later = textOf(await buildDraft(press.request(week47), weeklyOutline), 'caveats')
  expect(later).not.toContain('không còn liệt kê')
})

it('leaves to the writer what the product cannot know', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  for (const id of ['opinion', 'outlook', 'false-information'])
    expect(draft.sections.find((s) => s.id === id)?.blocks.map((b) => b.type)).toEqual(['empty-for-writer'])
})

it('two weeks share less than 30 % of their sentences, and no draft says what readers feel', async () => {
  const texts = await Promise.all(
    [week46, week47].map(async (week) => {
      const draft = await buildDraft(press.request(week), weeklyOutline)
      const prompts = draft.sections.flatMap((s) =>
        s.blocks.flatMap((b) => (b.type === 'empty-for-writer' ? [b.prompt] : [])),
      )
      const all = [...paragraphsOf(draft).map((p) => plain(p.runs)), ...prompts].join('\n')
      expect(all).not.toMatch(/bức xúc|dậy sóng|gây bão|xôn xao|xấu đi/iu)
      return sentences(all).map((s) => s.text)
    }),
  )
  const [first, second] = texts as [string[], string[]]
  const shared = second.filter((s) => first.includes(s))
  expect(second.length).toBeGreaterThan(25)
  expect(shared.length / second.length).toBeLessThan(0.3)
})

it('gives the same draft for the same record, as plain JSON', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  expect(await buildDraft(press.request(week47), weeklyOutline)).toEqual(draft)
  expect(JSON.parse(JSON.stringify(draft))).toEqual(JSON.parse(JSON.stringify({ ...draft })))
})

it('lists every article of the week in the annex with field, tone and note', async () => {
  const draft = await buildDraft(press.request(week47), weeklyOutline)
  const table = draft.sections.find((s) => s.id === 'annex')?.blocks.find((b) => b.type === 'table')
  const rows = table?.type === 'table' ? table.rows : []
  expect(rows).toHaveLength(15)
  const first = { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }
  const row = rows.find((r) => r.id.endsWith(idOf(first)))
  expect(row?.cells.map((c) => plain(c)).slice(1)).toEqual([
    'Xây dựng Việt', '07:15 17/11', first.title, 'Đất đai, quy hoạch, xây dựng', 'Phê phán', 'Đã gắn cờ',
  ]) // prettier-ignore
})

it('writes the day after the outline of a digest, in one sentence when nothing came', async () => {
  const day = { from: utcOfLocal('2026-11-17', '16:00'), to: utcOfLocal('2026-11-18', '16:00') }
  const draft = await buildDraft(press.request(day), dailyOutline)
  expect(draft.title).toBe('Điểm báo ngày 18/11/2026')
  expect(draft.sections.map((s) => s.number).filter(Boolean)).toEqual(['I', 'II', 'III', 'IV', 'V'])
  expect(textOf(draft, 'central')).toContain('Ai trả lời về tiền tạm ứng ở đập Khe Mơ?')
  const empty = { from: utcOfLocal('2026-10-01'), to: utcOfLocal('2026-10-02') }
  expect(textOf(await buildDraft(press.request(empty), dailyOutline), 'highlights')).toBe(
    'Chưa thu được tin, bài về tỉnh Vân Hạ ngày 01/10/2026.',
  )
})

describe('with fifty items and more', () => {
  const many = (week: { from: string }, n: number, tone: (i: number) => 'critical' | 'neutral') =>
    Array.from({ length: n }, (_, i) => ({
      at: new Date(Date.parse(week.from) + i * 3_600_000).toISOString(), outlet: i % 2 ? 'dongkinh' : 'lachai', story: `s${week.from}${i}`,
      title: `Bài số ${i} ${week.from}`, lead: `Nội dung ${i}.`, topics: 'y-te', tone: tone(i),
    })) // prettier-ignore
  let large: PlayedPress
  beforeAll(async () => {
    large = await twoWeeks([
      ...many(week46, 50, () => 'neutral'),
      ...many(week47, 60, (i) => (i < 12 ? 'critical' : 'neutral')),
    ])
  })
  afterAll(() => large.close())

  it('gives changes and shares as per cent, each open to the articles it is made of', async () => {
    const draft = await buildDraft(large.request(week47), weeklyOutline)
    expect(textOf(draft, 'overview')).toContain('số tin, bài tăng 20,0% (trước đó 50)')
    expect(textOf(draft, 'overview')).toContain('12 bài phê phán (20,0%)')
    const share = figuresOf(draft).find((f) => f.run.figure.kind === 'derived' && f.run.text === '20,0%')
    expect(share && figureAddress(share.run.figure)).toContain('/search?')
  })

  it('sets a week that still runs against the same hours of the week before, and says so', async () => {
    const asOf = new Date(Date.parse(week47.from) + 24 * 3_600_000).toISOString()
    const draft = await buildDraft(large.request(week47, asOf), weeklyOutline)
    expect(textOf(draft, 'overview')).toContain('(trước đó 24)')
    expect(textOf(draft, 'caveats')).toContain('so sánh với cùng thời gian của kỳ trước, ngày 09/11/2026.')
  })

  it('cuts a long annex to originals and says so', async () => {
    const draft = await buildDraft({ ...large.request(week47), settings: { annexRows: 20 } }, weeklyOutline)
    const blocks = draft.sections.find((s) => s.id === 'annex')?.blocks ?? []
    expect(blocks.map((b) => (b.type === 'table' ? b.rows.length : b.type))).toEqual(['paragraph', 20])
    expect(textOf(draft, 'annex')).toContain('20 bài gốc mới nhất trong tổng số 60 tin, bài')
  })
})

it('refuses a period that ends before it begins, with a word on what to do', async () => {
  await expect(buildDraft(press.request({ from: week47.to, to: week47.from }), weeklyOutline)).rejects.toMatchObject({
    code: 'report-period',
  })
})

it.each([weeklyOutline, dailyOutline])(
  'a $kind report without any article says so, with no zeros and no word on labels',
  async (outline) => {
    const empty = await twoWeeks([])
    const draft = await buildDraft(empty.request(week47), outline)
    const text = draft.sections.map((s) => textOf(draft, s.id)).join('\n')
    expect(text).toMatch(/chưa thu được tin, bài/iu)
    expect(text).toContain('tính đến 08 giờ ngày 23/11/2026: chưa thu được tin, bài nào về tỉnh Vân Hạ.')
    expect(text).not.toMatch(/(?<![\d/])0 (?:tin|bài|đầu|dòng)|do máy gán|NaN|undefined|null/u)
    expect(draft.sections.flatMap((s) => s.blocks).filter((b) => b.type === 'table' || b.type === 'chart')).toEqual([])
    await empty.close()
  },
)
