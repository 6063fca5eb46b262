import {
  articlesBehind, buildDraft, citeArticle, changedFigures, defaultProfileSettings, diffDraft, type Draft, editableText, figuresOf, freezeDraft,
  keepFigure, numberFor, unsourcedSentences, paragraphsOf, profileOf, setParagraph, updateFigures, weeklyOutline,
} from '#report' // prettier-ignore
import { utcOfLocal } from '#press'
import { office, type PlayedPress, twoWeeks, vanHa, week47 } from '../../contract/two-weeks.js'
import { plain } from '../words/runs.js'

let press: PlayedPress
let draft: Draft
const context = () => ({ officeId: office, index: press.index, store: press.store, asOf: '2026-11-23T03:00:00.000Z' })
const late = {
  at: utcOfLocal('2026-11-20', '19:00'), outlet: 'lachai', story: 'giao-vien-na-suong', topics: 'giao-duc', tone: 'favourable' as const,
  title: 'Thăm lớp cô Thơm ở Nà Sương', lead: 'Đoàn từ Lạc Hải mang sách lên điểm trường.',
} // prettier-ignore
beforeEach(async () => {
  press = await twoWeeks()
  draft = await buildDraft(press.request(week47), weeklyOutline)
})
afterEach(() => press.close())
const paragraph = (d: Draft, id: string) => paragraphsOf(d).find((p) => p.id === id) ?? { runs: [] }

it('freezes every figure with the articles behind it', async () => {
  const frozen = await freezeDraft(draft, context())
  for (const { run } of figuresOf(draft)) {
    if (run.figure.kind !== 'counted') continue
    const { unit, value } = run.figure.figure
    const [articles = []] = articlesBehind(frozen, run.id)
    if (unit === 'tin, bài' || unit === 'bài gốc') expect(articles).toHaveLength(value)
    else expect(articles.length).toBeGreaterThanOrEqual(value)
  }
  expect(frozen.articles).toHaveLength(new Set(frozen.articles).size)
  expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen)
})

it('freezes both parts of a number that follows from two', async () => {
  const frozen = await freezeDraft(draft, context())
  const derived = figuresOf(draft).filter((f) => f.run.figure.kind === 'derived')
  expect(derived.length).toBeGreaterThan(1)
  for (const { run } of derived) {
    if (run.figure.kind !== 'derived') continue
    const parts = articlesBehind(frozen, run.id)
    expect(parts).toHaveLength(2)
    run.figure.of.forEach((part, i) => {
      if (part.unit === 'tin, bài' || part.unit === 'bài gốc') expect(parts[i]).toHaveLength(part.value)
    })
  }
})

it('finds what changed since the draft, offers both choices, and refuses to freeze until they are made', async () => {
  await press.play([late])
  const changed = await changedFigures(draft, context())
  const total = changed.find((c) => c.holder === 'overview/totals' && c.was === '15')
  expect(total).toMatchObject({ now: '16', update: 'Cập nhật thành 16', keep: 'Giữ 15 và ghi chú' })
  await expect(freezeDraft(draft, context())).rejects.toMatchObject({ code: 'report-figures-changed' })
  const kept = await keepFigure(draft, context(), total?.figureId ?? '', 'số lúc họp giao ban')
  expect((await changedFigures(kept, context())).map((c) => c.figureId)).not.toContain(total?.figureId)
  const updated = await updateFigures(
    kept,
    context(),
    changed.map((c) => c.figureId).filter((id) => id !== total?.figureId),
  )
  expect(await changedFigures(updated, context())).toEqual([])
  expect(plain(paragraph(updated, 'overview/totals').runs)).toContain('15 tin, bài')
  expect((await freezeDraft(updated, context())).figures.length).toBeGreaterThan(10)
})

it('an edited paragraph keeps the questions of its figures', () => {
  const { runs } = paragraph(draft, 'overview/totals')
  expect(editableText(draft, runs)).toContain('⟦15⟧ tin, bài')
  const edited = setParagraph(
    draft,
    'overview/totals',
    'Tuần qua báo chí đăng ⟦15⟧ tin, bài, theo số lúc 8 giờ [1]; ⟦999⟧ là số lạ.',
  )
  const after = paragraph(edited, 'overview/totals').runs
  expect(after.filter((r) => r.type === 'figure')).toHaveLength(1)
  expect(after.filter((r) => r.type === 'citation')).toHaveLength(1)
  expect(plain(after)).toBe('Tuần qua báo chí đăng 15 tin, bài, theo số lúc 8 giờ ; 999 là số lạ.')
  expect(draft).toEqual({ ...draft })
})

it('unchanged text goes through the text box without a loss', () => {
  for (const p of paragraphsOf(draft)) {
    const again = paragraph(setParagraph(draft, p.id, editableText(draft, p.runs)), p.id)
    expect(editableText(draft, again.runs)).toBe(editableText(draft, p.runs))
    expect(again.runs.filter((r) => r.type === 'figure')).toEqual(p.runs.filter((r) => r.type === 'figure'))
  }
})

it('an empty place takes what a person writes', () => {
  const edited = setParagraph(draft, 'opinion/writer', 'Cộng tác viên ghi nhận hai ý kiến.')
  expect(paragraphsOf(edited).map((p) => plain(p.runs))).toContain('Cộng tác viên ghi nhận hai ý kiến.')
  expect(() => setParagraph(draft, 'no-such', 'x')).toThrow('Không thấy đoạn này')
})

it('shows what people changed, word by word', () => {
  const id = 'overview/tone'
  const edited = setParagraph(
    draft,
    id,
    `${editableText(draft, paragraph(draft, id).runs)} Một bài đã được đính chính.`,
  )
  const changes = diffDraft(draft, edited).filter((c) => c.change !== 'same')
  expect(changes).toMatchObject([{ id, change: 'changed' }])
  expect(changes[0]?.words.filter((w) => w.op === 'added').map((w) => w.text.trim())).toEqual([
    'Một bài đã được đính chính.',
  ])
})

it('suggests the next number: by year for the state, by term for the Party', () => {
  const issued = [
    { number: 'Số: 52/BC-SVHTTDL', issuedAt: '2026-12-28T02:00:00.000Z' },
    { number: '03', issuedAt: '2027-01-11T02:00:00.000Z' },
  ]
  const state = defaultProfileSettings(vanHa, 'nd30')
  const party = { ...defaultProfileSettings(vanHa, 'dang-2026'), termStart: '2025-10-01' }
  expect(numberFor(profileOf('nd30'), state, issued, '2027-01-18T02:00:00.000Z')).toBe('04')
  expect(numberFor(profileOf('dang-2026'), party, issued, '2027-01-18T02:00:00.000Z')).toBe('53')
  expect(numberFor(profileOf('nd30'), state, [], '2027-01-18T02:00:00.000Z')).toBe('01')
})

it('points at sentences a person wrote without a figure or a source', () => {
  const id = 'overview/tone'
  const own = editableText(draft, paragraph(draft, id).runs)
  const edited = setParagraph(draft, id, `${own} Chủ đầu tư hứa trả lời. Báo đã nêu việc này [1].`)
  expect(unsourcedSentences(draft, edited)).toEqual([{ id, text: 'Chủ đầu tư hứa trả lời.' }])
  expect(unsourcedSentences(draft, draft)).toEqual([])
})

it('a person may cite an article the machine did not', () => {
  const article = {
    articleId: 'x',
    outlet: 'Báo Lạc Hải',
    title: 'Tin khác',
    url: 'https://lachai.example/x',
    publishedAt: '2026-11-20T01:00:00.000Z',
  }
  const { draft: more, number } = citeArticle(draft, article)
  expect(number).toBe(draft.cited.length + 1)
  expect(citeArticle(more, article)).toEqual({ draft: more, number })
  const edited = setParagraph(more, 'outlook/writer', `Báo Lạc Hải cũng nêu [${number}].`)
  expect(paragraph(edited, 'outlook/writer').runs).toContainEqual({ type: 'citation', articleId: 'x' })
})
