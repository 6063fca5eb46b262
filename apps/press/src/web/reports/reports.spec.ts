import { weekOf } from '#press'
import { type Draft, figuresOf, paragraphsOf } from '#report'
import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import { extractText, getDocumentProxy } from 'unpdf'
import { draftAtCutOff } from '../../reports/draft-at-cut-off.js'
import { ReportIssuing } from '../../reports/report-issuing.js'
import { ReportService } from '../../reports/report-service.js'
import { type Browser, office, openPressDesk, type PressDesk, textOf } from '../search/contract/press-desk.js'

let site: PressDesk
let writer: Browser
let leader: Browser
beforeEach(async () => {
  site = await openPressDesk()
  const province = { name: 'Vân Hạ', slug: 'van-ha', type: 'tỉnh' }
  Object.assign(site.desk.gazetteer, { resolveProvince: () => province })
  writer = await site.as('chuyen-vien')
  leader = await site.as('lanh-dao')
})
afterEach(() => site.close())

const week = weekOf('2026-11-20T01:00:00.000Z')
const week47 = { kind: 'weekly', week: '2026-W47', fromDate: '', toDate: '' }

/** Drafts week 47 as the writer and gives the path of its page. */
async function drafted(): Promise<string> {
  const answer = await writer.post('/reports', week47)
  expect(answer.status).toBe(303)
  return answer.headers['location'] as string
}
const rowOf = (path: string) =>
  site.desk.store.db
    .selectFrom('report')
    .selectAll()
    .where('id', '=', path.split('/')[2] ?? '')
    .executeTakeFirstOrThrow()
const editedOf = async (path: string): Promise<Draft> => JSON.parse((await rowOf(path)).editedDraft) as Draft
const entities: readonly (readonly [RegExp, string])[] = [
  [/&lt;/g, '<'],
  [/&quot;/g, '"'],
  [/&amp;/g, '&'],
]
const decoded = (text: string): string => entities.reduce((t, [from, to]) => t.replace(from, to), text)

/** Fields of the editor as a browser would send them. */
async function editorFields(path: string): Promise<Record<string, string>> {
  const html = (await writer.get(`${path}?view=edit`)).text
  const fields: Record<string, string> = {}
  for (const [, name = '', text = ''] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[decoded(name)] = decoded(text).replaceAll('\n', '\r\n')
  for (const [, name = '', value = ''] of html.matchAll(/name="((?:m:|revision)[^"]*)" value="([^"]*)"/g))
    fields[decoded(name)] = value
  return fields
}
const firstParagraph = (fields: Record<string, string>): string =>
  Object.keys(fields).find((name) => name.startsWith('p:') && /⟦/.test(fields[name] ?? '')) ?? ''

async function frozen(): Promise<string> {
  const path = await drafted()
  const answer = await writer.post(`${path}/freeze`, { revision: String((await rowOf(path)).revision) })
  expect(answer.status).toBe(303)
  return path
}

describe('a new report', () => {
  it('is drafted for a week or for any dates, and listed as the machine’s', async () => {
    const path = await drafted()
    expect(textOf((await writer.get(path)).text)).toContain('Báo cáo tuần 47')
    const days = { kind: 'weekly', week: 'dates', fromDate: '2026-11-12', toDate: '2026-11-18' }
    expect((await writer.post('/reports', days)).status).toBe(303)
    const list = textOf((await leader.get('/reports')).text)
    expect(list).toContain('2 báo cáo, 0 đã phát hành')
    expect(list).toContain('12/11–18/11/2026')
    expect(list).toContain('Bản máy')
    expect(list).not.toContain('Lập báo cáo')
  })
  it.each([
    ['2026-11-20', '2026-11-16', 'toDate', 'Ngày kết thúc phải từ ngày bắt đầu trở đi.'],
    ['2026-12-01', '2026-12-02', 'fromDate', 'Kỳ báo cáo chưa bắt đầu.'],
    ['2026-02-30', '2026-11-02', 'fromDate', 'Ngày không có trong lịch.'],
    ['2026-11-16', '', 'toDate', 'Hãy chọn ngày.'],
    ['2024-01-01', '2026-11-01', 'toDate', 'dài nhất là một năm'],
  ])('from %s to %s is refused beside the field, and what was typed stays', async (fromDate, toDate, field, words) => {
    const answer = await writer.post('/reports', { kind: 'daily', week: 'dates', fromDate, toDate })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`href="#${field}"`)
    expect(answer.text).toMatch(new RegExp(`id="${field}-error">[^<]*${words}`))
    expect(answer.text).toContain(`value="${fromDate}"`)
    expect(await site.desk.store.db.selectFrom('report').select('id').execute()).toEqual([])
  })
  it('cannot be made by a leader, and is not shown to a body', async () => {
    expect((await leader.post('/reports', week47)).status).toBe(403)
    const path = await drafted()
    expect((await (await site.as('don-vi')).get(path)).status).toBe(403)
    expect((await writer.get('/reports/khong-co')).status).toBe(404)
  })
  it('is one when two people ask for it at the same moment, and both come to it', async () => {
    const reports = new ReportService(site.desk)
    const here = { id: office, provinceSlug: 'van-ha' }
    const both = await Promise.all([1, 2].map((n) => reports.create(here, 'weekly', week, `a${n}`)))
    expect(new Set(both).size).toBe(1)
    const later = await reports.create(here, 'weekly', week, 'a1')
    const rows = await site.desk.store.db
      .selectFrom('report')
      .select(['id', 'title', 'version'])
      .orderBy('version')
      .execute()
    expect(rows.map((r) => [r.version, r.title])).toEqual([
      [1, 'Báo cáo tuần 47/2026'],
      [2, 'Báo cáo tuần 47/2026 (bản 2)'],
    ])
    expect(rows[1]?.id).toBe(later)
    const audits = await site.desk.store.db
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'report.draft')
      .execute()
    expect(audits.map((a) => a.subject)).toEqual([both[0], later])
  })
  it('drafts itself once when two processes see the end of the week, with one notice', async () => {
    expect((await Promise.all([draftAtCutOff(site.desk), draftAtCutOff(site.desk)])).sort()).toEqual([0, 1])
    expect(await site.desk.store.db.selectFrom('notice').select('id').execute()).toHaveLength(1)
  })
  it('drafts itself once when the week has ended, and says so', async () => {
    expect(await draftAtCutOff(site.desk)).toBe(1)
    expect(await draftAtCutOff(site.desk)).toBe(0)
    const notice = await site.desk.store.db.selectFrom('notice').selectAll().executeTakeFirstOrThrow()
    expect(notice.text).toBe('Bản thảo báo cáo tuần 47 đã sẵn sàng để biên tập')
    expect((await writer.get(notice.link ?? '')).status).toBe(200)
  })
})

describe('numbers of a report', () => {
  it('each open a list of as many', async () => {
    const path = await drafted()
    const draft = await editedOf(path)
    const counted = figuresOf(draft).filter(({ run }) => run.figure.kind === 'counted')
    expect(counted.length).toBeGreaterThan(20)
    const html = (await leader.get(path)).text
    const links = [...html.matchAll(/data-kind="counted" href="([^"]+)"[^>]*>(?:<b>)?([^<]+)</g)]
    expect(links.length).toBe(counted.length)
    const asked = new Map<string, { href: string; text: string; unit: string }>()
    links.forEach(([, href = '', text = ''], i) => {
      const figure = counted[i]?.run.figure
      const unit = figure?.kind === 'counted' ? figure.figure.unit : ''
      asked.set(`${href} ${unit} ${text}`, { href: decoded(href), text, unit })
    })
    for (const { href, text, unit } of asked.values()) {
      const shown = /class="result-count">.*?<\/p>/s.exec((await leader.get(href)).text)?.[0] ?? ''
      // The list of originals holds nothing else: its total is their number. An empty list states no total.
      const pattern = new RegExp(`([\\d.]+) ${unit === 'bài gốc' ? 'tin, bài' : unit}`)
      expect({ href, unit, opens: pattern.exec(textOf(shown))?.[1] ?? '0' }).toEqual({ href, unit, opens: text })
    }
  })
  it('that are derived or counted from the record say what they are made of', async () => {
    const path = await drafted()
    const derived = figuresOf(await editedOf(path)).find(({ run }) => run.figure.kind === 'derived')?.run
    const page = textOf((await leader.get(`${path}/behind?figure=${encodeURIComponent(derived?.id ?? '')}`)).text)
    expect(page).toContain(`Số liệu ${derived?.text ?? '?'}`)
    expect(page.match(/Mở danh sách/g)).toHaveLength(2)
    expect((await leader.get(`${path}/behind?figure=khong-co`)).status).toBe(404)
  })
})

describe('the editor', () => {
  it('saves all paragraphs at once; numbers keep their lists, and the difference is shown word by word', async () => {
    const path = await drafted()
    const fields = await editorFields(path)
    const name = firstParagraph(fields)
    const typed = { ...fields, [name]: `${fields[name] ?? ''} Thêm <script>alert(1)</script> câu này.` }
    expect((await writer.post(`${path}/text`, typed)).status).toBe(303)
    const row = await rowOf(path)
    expect([row.state, row.revision]).toEqual(['editing', 2])
    const before = paragraphsOf(JSON.parse(row.machineDraft) as Draft).find((p) => `p:${p.id}` === name)
    const after = paragraphsOf(await editedOf(path)).find((p) => `p:${p.id}` === name)
    const numbers = (runs: readonly { type: string }[] = []) => runs.filter((r) => r.type === 'figure')
    expect(numbers(after?.runs)).toEqual(numbers(before?.runs))
    const diff = (await leader.get(`${path}?view=diff`)).text
    expect(diff).toContain('<ins>')
    expect(diff).toContain('&lt;script>alert(1)&lt;/script>')
    expect(diff).not.toContain('<script>alert')
    expect(diff.match(/class="difference /g)).toHaveLength(1)
  })
  it('changes nothing when nothing was typed, and keeps places for the writer', async () => {
    const path = await drafted()
    expect((await writer.post(`${path}/text`, await editorFields(path))).status).toBe(303)
    const row = await rowOf(path)
    expect([row.revision, row.editedDraft]).toEqual([1, row.machineDraft])
  })
  it('fills a place for the writer, empties it again, and adds a paragraph', async () => {
    const path = await drafted()
    const place = (await editedOf(path)).sections.flatMap((s) => s.blocks).find((b) => b.type === 'empty-for-writer')
    const name = `p:${place?.id ?? ''}`
    const fields = await editorFields(path)
    const added = Object.keys(fields).find((n) => n.startsWith('n:')) ?? ''
    await writer.post(`${path}/text`, { ...fields, [name]: 'Đề nghị Sở Xây dựng trả lời.', [added]: 'Đoạn mới.' })
    const page = textOf((await leader.get(path)).text)
    expect(page).toContain('Đề nghị Sở Xây dựng trả lời.')
    expect(page).toContain('Đoạn mới.')
    await writer.post(`${path}/text`, { ...(await editorFields(path)), [name]: '  ' })
    expect((await editedOf(path)).sections.flatMap((s) => s.blocks)).toContainEqual(place)
  })
  it('takes a source from outside the draft, by its page here or at the outlet, together with what was typed', async () => {
    const path = await drafted()
    const { id, canonicalUrl } = await site.press.store.db
      .selectFrom('article')
      .select(['id', 'canonicalUrl'])
      .where('publishedAt', '<', '2026-11-16')
      .executeTakeFirstOrThrow()
    const fields = await editorFields(path)
    const name = firstParagraph(fields)
    const cited = (await editedOf(path)).cited.length
    const sent = await writer.post(`${path}/text`, { ...fields, [name]: 'Câu mới.', source: canonicalUrl }).expect(303)
    expect(sent.headers['location']).toBe(`${path}?view=edit&done=source`)
    const draft = await editedOf(path)
    expect([draft.cited.length, draft.cited.at(-1)?.articleId]).toEqual([cited + 1, id])
    expect((await rowOf(path)).revision).toBe(2)
    const again = { ...(await editorFields(path)), [name]: `Câu có nguồn [${cited + 1}].`, source: `http://desk/articles/${id}?x=1` }
    await writer.post(`${path}/text`, again).expect(303)
    expect((await editedOf(path)).cited).toHaveLength(cited + 1)
    expect((await writer.get(path)).text).toContain(`href="#nguon-${cited + 1}"`)
    const wrong = await writer.post(`${path}/text`, { ...(await editorFields(path)), [name]: 'Vẫn giữ.', source: 'bài hôm qua' })
    expect([wrong.status, textOf(wrong.text).includes('Không thấy bài này trong kho.')]).toEqual([422, true])
    expect(wrong.text).toContain('value="bài hôm qua"')
    expect(JSON.stringify(await editedOf(path))).toContain('Vẫn giữ.')
  }) // prettier-ignore
  it('never overwrites a newer revision, and loses nothing that was typed', async () => {
    const path = await drafted()
    const fields = await editorFields(path)
    const [mine, other] = Object.keys(fields).filter((n) => n.startsWith('p:'))
    const colleague = await site.as('truong-phong')
    await colleague.post(`${path}/text`, { ...fields, [other ?? '']: 'Đồng nghiệp viết.' }).expect(303)
    const stale = await writer.post(`${path}/text`, { ...fields, [mine ?? '']: 'Tôi viết.' })
    expect(stale.status).toBe(409)
    expect(textOf(stale.text)).toContain('Người <thử> vừa lưu báo cáo này')
    expect(stale.text).toMatch(/>\s*Tôi viết\.\s*<\/textarea>/)
    expect(stale.text).toMatch(/>\s*Đồng nghiệp viết\.\s*<\/textarea>/)
    expect(JSON.stringify(await editedOf(path))).not.toContain('Tôi viết.')
    const again = { ...(await editorFields(path)), [mine ?? '']: 'Tôi viết.' }
    await writer.post(`${path}/text`, again).expect(303)
    const saved = JSON.stringify(await editedOf(path))
    expect([saved.includes('Tôi viết.'), saved.includes('Đồng nghiệp viết.')]).toEqual([true, true])
  })
  it('saves texts and source together or neither: over a newer revision both stay on the form', async () => {
    const path = await drafted()
    const { id } = await site.desk.store.db
      .selectFrom('article')
      .select('id')
      .where('publishedAt', '<', '2026-11-16')
      .executeTakeFirstOrThrow()
    const fields = await editorFields(path)
    const [mine = '', other = ''] = Object.keys(fields).filter((n) => n.startsWith('p:'))
    await (await site.as('truong-phong')).post(`${path}/text`, { ...fields, [other]: 'Đồng nghiệp viết.' }).expect(303)
    const before = await rowOf(path)
    const stale = await writer.post(`${path}/text`, { ...fields, [mine]: 'Tôi viết.', source: id }).expect(409)
    expect(stale.text).toMatch(/>\s*Tôi viết\.\s*<\/textarea>/)
    expect(stale.text).toContain(`value="${id}"`)
    expect(await rowOf(path)).toEqual(before)
  })
  it('is closed to leaders and to forms of other sites', async () => {
    const path = await drafted()
    const fields = await editorFields(path)
    expect((await leader.post(`${path}/text`, fields)).status).toBe(403)
    expect((await writer.forge(`${path}/text`, fields)).status).toBe(403)
    expect((await leader.get(`${path}?view=edit`)).text).not.toContain('Lưu bản thảo')
  })
})

describe('fixing and issuing', () => {
  it('waits for numbers that have moved: one is updated, one is kept with a note', async () => {
    const path = await drafted()
    await moveNumbers()
    const page = (await writer.get(path)).text
    expect(page).toMatch(/Cập nhật thành [\d.]+/)
    const refused = await writer.post(`${path}/freeze`, { revision: '1' })
    expect(refused.status).toBe(400)
    const id = /name="figure" value="([^"]+\/f\d+)"/.exec(page)?.[1] ?? ''
    const keep = { revision: '1', figure: decoded(id), action: 'keep', note: 'theo giờ chốt của phòng' }
    await writer.post(`${path}/figures`, keep).expect(303)
    const kept = figuresOf(await editedOf(path)).find(({ run }) => run.id === decoded(id))?.run
    expect(kept?.kept?.note).toBe('theo giờ chốt của phòng')
    await writer.post(`${path}/figures`, { revision: '2', figure: 'all', action: 'update' }).expect(303)
    await writer.post(`${path}/freeze`, { revision: '3' }).expect(303)
  })
  it('asks for sources of sentences that a person added to reported paragraphs', async () => {
    const path = await drafted()
    const fields = await editorFields(path)
    const name = firstParagraph(fields)
    await writer.post(`${path}/text`, { ...fields, [name]: `${fields[name] ?? ''} Người dân rất bức xúc.` })
    expect(textOf((await writer.get(path)).text)).toContain('1 câu chưa có nguồn')
    expect((await writer.post(`${path}/freeze`, { revision: '2' })).status).toBe(400)
    await writer.post(`${path}/freeze`, { revision: '2', acceptsUnsourced: 'yes' }).expect(303)
  })
  it('fixes text and numbers: later press changes neither, and every number still opens its articles', async () => {
    const path = await frozen()
    const before = (await rowOf(path)).editedDraft
    await moveNumbers()
    expect((await writer.post(`${path}/text`, { revision: '2', 'p:x': 'y' })).status).toBe(400)
    const page = (await leader.get(path)).text
    expect(page).not.toContain('Cập nhật thành')
    const run = figuresOf(await editedOf(path)).find(
      ({ run }) => run.figure.kind === 'counted' && run.figure.figure.unit === 'tin, bài',
    )?.run
    const behind = textOf((await leader.get(`${path}/behind?figure=${encodeURIComponent(run?.id ?? '')}`)).text)
    expect(behind).toContain(`${run?.text ?? '?'} tin, bài khi chốt số liệu`)
    expect((await rowOf(path)).editedDraft).toBe(before)
    const derived = figuresOf(await editedOf(path)).find(({ run }) => run.figure.kind === 'derived')?.run
    if (derived?.figure.kind !== 'derived') throw new Error('the draft has a derived number')
    const both = textOf((await leader.get(`${path}/behind?figure=${encodeURIComponent(derived.id)}`)).text)
    for (const [i, name] of ['Kỳ này', 'Kỳ so sánh'].entries())
      expect(both).toContain(`${name}: ${derived.figure.of[i]?.value ?? '?'} tin, bài khi chốt số liệu`)
  })
  it('is issued by a leader, not by a writer; a number is given once', async () => {
    const path = await frozen()
    expect((await writer.post(`${path}/issue`, { revision: '2', number: '05' })).status).toBe(403)
    await leader.post(`${path}/issue`, { revision: '2', number: '05' }).expect(303)
    expect(await rowOf(path)).toMatchObject({ state: 'issued', number: '05' })
    const made = await writer.post(`${path}/versions`, {})
    const next = (made.headers['location'] as string).split('?')[0] ?? ''
    expect(textOf((await writer.get(next)).text)).toContain('Báo cáo tuần 47/2026 (bản 2)')
    await writer.post(`${next}/freeze`, { revision: '1' }).expect(303)
    const twice = await leader.post(`${next}/issue`, { revision: '2', number: '5' })
    expect([twice.status, twice.text.includes('Số 5 đã dùng cho một báo cáo khác')]).toEqual([422, true])
    expect((await leader.get(next)).text).toContain('value="06"')
    expect((await rowOf(path)).state).toBe('issued')
  })
  it('gets a number that no report issued at the same moment gets', async () => {
    const paths = [await frozen(), await frozen()]
    const issuing = new ReportIssuing(site.desk)
    const here = { id: office, provinceSlug: 'van-ha' }
    const both = paths.map((path) => issuing.issue(here, path.split('/')[2] ?? '', 2, '05', 'a1'))
    expect((await Promise.allSettled(both)).map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    const numbers = await Promise.all(paths.map(async (path) => (await rowOf(path)).number))
    expect(numbers.filter((n) => n === '05')).toHaveLength(1)
  })
  it('is frozen together with its line in the log, or not at all', async () => {
    const path = await drafted()
    const id = path.split('/')[2] ?? ''
    const lines = () =>
      site.desk.store.db.selectFrom('audit').select('subject').where('action', '=', 'report.freeze').execute()
    const stale = new ReportIssuing(site.desk).freeze(office, id, 7, 'a1')
    await expect(stale).rejects.toMatchObject({ code: 'report-stale' })
    expect([(await rowOf(path)).state, await lines()]).toEqual(['draft', []])
    await new ReportIssuing(site.desk).freeze(office, id, 1, 'a1')
    expect([(await rowOf(path)).state, await lines()]).toEqual(['frozen', [{ subject: id }]])
  })
  it('has one new version when two people make it at the same moment', async () => {
    const id = (await frozen()).split('/')[2] ?? ''
    const reports = new ReportService(site.desk)
    const both = await Promise.all([reports.newVersion(office, id, 'a1'), reports.newVersion(office, id, 'a2')])
    expect(new Set(both).size).toBe(1)
    expect(await site.desk.store.db.selectFrom('report').select('version').orderBy('version').execute()).toEqual([
      { version: 1 },
      { version: 2 },
    ])
  })
  it('gives the very files it was issued with, whatever comes after, and none that were changed', async () => {
    const path = await frozen()
    await leader.post(`${path}/issue`, { revision: '2', number: '07' }).expect(303)
    const { db } = site.desk.store
    const fetched = async (format: string) =>
      (await leader.get(`${path}/file/${format}`).buffer(true).parse(asBuffer)).body as Buffer
    const kept = await db.selectFrom('reportPaper').selectAll().orderBy('format').execute()
    expect(kept.map((k) => k.format)).toEqual(['docx', 'pdf'])
    await db
      .updateTable('report')
      .set({ title: 'Khác', editedDraft: JSON.stringify({ ...(await editedOf(path)), title: 'Khác' }) })
      .execute()
    for (const k of kept) {
      const bytes = await fetched(k.format)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(k.digest)
      expect(textOf((await leader.get(path)).text)).toContain(k.digest.slice(0, 16))
    }
    await db
      .updateTable('reportPaper')
      .set({ content: Buffer.from('khác').toString('base64') })
      .where('format', '=', 'pdf')
      .execute()
    const broken = await leader.get(`${path}/file/pdf`)
    expect([broken.status, broken.text.includes('không còn nguyên vẹn')]).toEqual([400, true])
  })
  it('keeps the files of a report issued before files were kept, at the first time they are asked for', async () => {
    const path = await frozen()
    await leader.post(`${path}/issue`, { revision: '2', number: '07' }).expect(303)
    await site.desk.store.db.deleteFrom('reportPaper').execute()
    const get = async () => (await leader.get(`${path}/file/docx`).buffer(true).parse(asBuffer)).body as Buffer
    const [one, two] = await Promise.all([get(), get()])
    expect(one?.equals(two)).toBe(true)
  })
  it('keeps the paper it was issued with when the office changes its own', async () => {
    const path = await frozen()
    await leader.post(`${path}/issue`, { revision: '2', number: '07' }).expect(303)
    const changed = { profile: 'nd30', issuingBody: 'Sở Khác', bodySymbol: 'SK', signer: 'Trần Văn Mới' }
    await writer.post('/reports/paper', changed).expect(303)
    const paper = textOf((await leader.get(`${path}/paper`)).text)
    expect(paper).toContain('Số: 07/BC-SVHTTDL')
    expect(paper).not.toContain('Trần Văn Mới')
  })
})

describe('a report in English', () => {
  it('has the words of the screen in English and its own text marked as Vietnamese', async () => {
    const path = await drafted()
    const english = async (address: string) =>
      (await writer.get(address).set('cookie', `${writer.cookie}; ngon-ngu=en`).expect(200)).text
    const page = await english(path)
    expect(textOf(page)).toContain('Machine draft')
    expect(page).toContain('<div class="report reading" lang="vi">')
    expect(page).toContain('<h1 lang="vi">Báo cáo tuần 47/2026</h1>')
    expect(textOf(await english(`${path}?view=edit`))).toContain('Save the draft')
    for (const address of ['/reports', '/reports/new', '/reports/paper', `${path}/paper`, `${path}?view=diff`])
      expect([address, /<h1[^>]*>([^<]*)/.exec(await english(address))?.[1]]).toEqual([
        address,
        expect.stringMatching(/^(?:Reports|New report|Form of the paper|Page preview: |Báo cáo tuần)/),
      ])
  })
})

describe('a report on paper', () => {
  it('is a Word file, a PDF and a page with the same words', async () => {
    const path = await drafted()
    const bytes = (format: string) => leader.get(`${path}/file/${format}`).buffer(true).parse(asBuffer)
    const docx = await bytes('docx')
    expect(docx.headers['content-disposition']).toMatch(/filename="[\w.-]+\.docx"/)
    const document = (await JSZip.loadAsync(docx.body as Buffer)).file('word/document.xml')
    const words = squeezed(
      ((await document?.async('string')) ?? '').replaceAll('<w:noBreakHyphen/>', '-').replace(/<[^>]+>/g, ''),
    )
    const pdf = await getDocumentProxy(new Uint8Array((await bytes('pdf')).body as Buffer))
    const printed = squeezed((await extractText(pdf, { mergePages: true })).text)
    const page = squeezed(textOf((await leader.get(`${path}/paper`)).text))
    const opening = squeezed(
      textOf(/<section class="report-body">.*?<p>(.*?)<\/p>/s.exec((await leader.get(path)).text)?.[1] ?? ''),
    )
    expect(opening).toMatch(/\d/)
    for (const text of [words, printed, page]) expect(text).toContain(opening)
    expect((await leader.get(`${path}/file/exe`)).status).toBe(404)
  })
  it('leaves out a section whose text was emptied, once it is issued', async () => {
    const path = await drafted()
    const fields = await editorFields(path)
    const name = Object.keys(fields).find((n) => n.startsWith('p:handling-results/')) ?? ''
    expect(textOf((await leader.get(`${path}/paper`)).text)).toContain('KẾT QUẢ XỬ LÝ')
    await writer.post(`${path}/text`, { ...fields, [name]: '' }).expect(303)
    await writer.post(`${path}/freeze`, { revision: '2' }).expect(303)
    await leader.post(`${path}/issue`, { revision: '3', number: '' }).expect(303)
    expect(textOf((await leader.get(`${path}/paper`)).text)).not.toContain('KẾT QUẢ XỬ LÝ')
  })
  it('escapes what the press writes', async () => {
    await site.close()
    site = await openPressDesk([
      {
        at: '2026-11-17T01:00:00.000Z',
        outlet: 'dongkinh',
        story: 'kich-ban',
        topics: 'giao-thong',
        tone: 'critical',
        title: 'Cầu <script>alert(1)</script> "lún" & nứt',
        lead: 'Mố cầu <img src=x onerror=alert(2)> lún gần 10 cm.',
      },
    ])
    Object.assign(site.desk.gazetteer, { resolveProvince: () => ({ name: 'Vân Hạ', slug: 'van-ha', type: 'tỉnh' }) })
    writer = await site.as('chuyen-vien')
    const path = await drafted()
    for (const view of [path, `${path}?view=edit`, `${path}?view=diff`, `${path}/paper`, '/reports']) {
      const html = (await writer.get(view)).text
      expect(html).not.toMatch(/<script>alert|<img src=x/)
    }
    expect((await writer.get(path)).text).toContain('Cầu &lt;script>alert(1)&lt;/script>')
  })
  it('takes its head and foot from a form, which refuses a paper without its body', async () => {
    const html = (await writer.get('/reports/paper')).text
    expect(html).toContain('value="Sở Văn hóa, Thể thao và Du lịch"')
    const typed = { profile: 'nd30', issuingBody: 'Trung tâm Thông tin', bodySymbol: 'TTTT', signer: 'Hà Vi Thảo' }
    await writer.post('/reports/paper', typed).expect(303)
    expect((await writer.get('/reports/paper')).text).toContain('value="Hà Vi Thảo"')
    const wrong = await writer.post('/reports/paper', { ...typed, issuingBody: ' ' })
    expect([wrong.status, wrong.text.includes('Nhập tên cơ quan ban hành.')]).toEqual([422, true])
    expect((await leader.get('/reports/paper')).status).toBe(403)
    const admin = await site.as('quan-tri')
    expect((await admin.get('/reports/paper').expect(200)).text).toContain('href="/settings" data-back')
    await admin.post('/reports/paper', { ...typed, signer: 'Vũ Quang Trị' }).expect(303)
    expect((await writer.get('/reports/paper')).text).toContain('value="Vũ Quang Trị"')
  })
})

const squeezed = (text: string): string =>
  text
    .replaceAll('\u2011', '-')
    .normalize('NFC')
    .replace(/[\s\u00a0\u00ad]+/g, '')

function asBuffer(response: object, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = []
  const stream = response as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part))
  stream.on('end', () => done(null, Buffer.concat(parts)))
}

/** One more article of the week becomes known after the draft. */
async function moveNumbers(): Promise<void> {
  await site.press.play([
    {
      at: '2026-11-19T02:00:00.000Z',
      outlet: 'lachai',
      story: 'tin-muon',
      topics: 'giao-thong',
      tone: 'critical',
      title: 'Đường tỉnh lún thêm một đoạn',
      lead: 'Đoạn lún dài 30 m, xe phải đi vòng.',
    },
  ])
}
