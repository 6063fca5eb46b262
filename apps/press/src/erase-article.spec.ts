import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Engines } from './compose.js'
import { eraseArticle, eraseLeftPages, erasePlan } from './erase-article.js'
import { beginRebuild, continueRebuild } from './rebuild-derived.js'
import { keepPages, type PlayedPage, printedAt } from './roles/contract/kept-press.js'
import { openStages } from './roles/contract/open-stages.js'

const at = (hour: number): string => new Date(Date.parse('2026-11-02T01:00:00.000Z') + hour * 3_600_000).toISOString()
const text = [
  'Ông Nguyễn Bất Kỳ cho biết tường chắn ở thôn Đồng Vịt đã nứt từ tháng trước.',
  'Người dân Quảng Ninh đã gửi đơn nhưng xã chưa trả lời, mưa lớn làm vết nứt dài thêm hai mét.',
  'Hàng chục hộ phải sơ tán trong đêm, trường học đóng cửa, đường vào thôn bị chia cắt nhiều giờ.',
]
const played = (name: string, hour: number, title: string): PlayedPage => ({
  url: `https://bao.example/${name}.html`,
  title,
  paragraphs: text,
  at: at(hour),
  printed: printedAt(at(hour)),
})
const secret = 'Nguyễn Bất Kỳ'

let folder: string
let engines: Engines
let close: () => Promise<void>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erase-'))
  await open()
  await engines.store.db
    .insertInto('office')
    .values({ id: 'o1', name: 'Quảng Ninh', provinceSlug: 'quang-ninh', createdAt: at(0) })
    .execute()
  await keepPages(engines, [played('a1', 0, 'Quảng Ninh: tường chắn nứt ở Đồng Vịt')], true)
  await engines.bus.drain()
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(): Promise<void> {
  ;({ engines, close } = await openStages(folder))
}

const articles = () => engines.store.db.selectFrom('article').selectAll().orderBy('firstSeenAt').execute()
const found = async (): Promise<string[]> =>
  (await engines.index.search({ officeId: 'o1', filters: {}, limit: 10 })).hits.map((h) => h.articleId)
async function erase(): Promise<string> {
  const [{ id = '' } = {}] = await articles()
  await eraseArticle(engines, { officeId: 'o1', accountId: 'an', articleId: id, reason: 'Yêu cầu của cơ quan báo' })
  await engines.bus.drain()
  return id
}
/** Everything of the data folder, kept pages unpacked. */
function everything(): string {
  const files = (at: string): string[] =>
    readdirSync(at).flatMap((name) =>
      statSync(join(at, name)).isDirectory() ? files(join(at, name)) : [join(at, name)],
    )
  return files(folder)
    .map((file) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file)).toString('utf8'))
    .join('\n')
}

describe('erasing an article', () => {
  it('leaves its text nowhere: not in the record, nor its free space, the index or the kept pages', async () => {
    expect(everything()).toContain(secret)
    const id = await erase()
    expect(await found()).toEqual([])
    expect(everything()).not.toContain(secret)
    expect(everything()).not.toContain('tường chắn')
    expect(await articles()).toMatchObject([{ id, state: 'erased', canonicalUrl: 'https://bao.example/a1.html' }])
    const entry = await engines.store.db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ action: 'article.erase', subject: id, accountId: 'an' })
    expect(JSON.parse(entry.details)).toMatchObject({
      reason: 'Yêu cầu của cơ quan báo',
      outlet: 'Báo Thử',
      versions: 1,
    })
  })
  it('holds when the page is fetched again, and for a rebuild', async () => {
    const id = await erase()
    await keepPages(engines, [played('a1', 5, 'Quảng Ninh: tường chắn nứt ở Đồng Vịt, bản sửa')], true)
    await engines.bus.drain()
    expect(await articles()).toMatchObject([{ id, state: 'erased' }])
    expect(await engines.store.db.selectFrom('version').select('id').execute()).toEqual([])
    expect(await eraseLeftPages(engines)).toBe(1)
    expect(everything()).not.toContain(secret)
    await close()
    await open()
    await beginRebuild(engines)
    await continueRebuild(engines)
    expect(await articles()).toMatchObject([{ id, state: 'erased' }])
    expect(await found()).toEqual([])
  })
  it('leaves its copies, one of which is now the original', async () => {
    await keepPages(engines, [played('b1', 3, 'Tường chắn nứt ở Đồng Vịt, Quảng Ninh')], true)
    await engines.bus.drain()
    const original = () => engines.index.search({ officeId: 'o1', filters: { original: true }, limit: 10 })
    const [first, copy] = await articles()
    expect((await original()).hits.map((h) => h.articleId)).toEqual([first?.id])
    await erase()
    expect((await original()).hits.map((h) => h.articleId)).toEqual([copy?.id])
  })
  it('names the reports that are not issued and speak of it, and tells the office of each', async () => {
    const [{ id = '' } = {}] = await articles()
    const row = {
      officeId: 'o1',
      kind: 'weekly',
      periodFrom: at(0),
      periodTo: at(9),
      number: null,
      frozenFigures: null,
    }
    const made = {
      revision: 1,
      createdAt: at(9),
      createdBy: 'an',
      updatedAt: at(9),
      updatedBy: null,
      frozenAt: null,
    }
    const draft = { machineDraft: '{}', editedDraft: JSON.stringify({ sources: [id] }), issuedAt: null, issuedBy: null }
    for (const [name, state, version] of [['r1', 'editing', 2], ['r2', 'issued', 1]] as const) // prettier-ignore
      await engines.store.db.insertInto('report').values({ id: name, state, version, title: name, ...row, ...made, ...draft }).execute() // prettier-ignore
    expect((await erasePlan(engines.store.db, 'o1', id)).reports).toEqual([{ id: 'r1', title: 'r1' }])
    await erase()
    const notices = await engines.store.db.selectFrom('notice').select('link').where('kind', '=', 'report').execute()
    expect(notices).toEqual([{ link: '/reports/r1' }])
  })
})
