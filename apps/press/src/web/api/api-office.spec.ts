import type { z } from 'zod'
import { contentId } from '#foundation'
import { apiRoutes } from './routes.js'
import { type ApiSite, openApiSite, type Program } from './contract/api-site.js'
import { flag, idOf } from '../search/contract/press-desk.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'
import * as shapes from './shapes.js'

const dam = { outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' }
const rubbish = { outlet: 'tinnhanh', title: 'Mùi rác quanh trạm trung chuyển Bến Dâu' }
const reportOf = (officeId: string, state: 'issued' | 'draft') => ({
  id: `report-${officeId}-${state}`, officeId, version: state === 'issued' ? 1 : 2, kind: 'weekly', periodFrom: '2026-11-15T17:00:00.000Z', periodTo: '2026-11-22T17:00:00.000Z',
  state, number: state === 'issued' ? '47' : null, title: `Báo cáo ${officeId}`, machineDraft: draft, editedDraft: draft, frozenFigures: null, revision: 1,
  createdAt: '2026-11-22T18:00:00.000Z', createdBy: 'a', updatedAt: '2026-11-22T18:00:00.000Z', updatedBy: null, frozenAt: null,
  issuedAt: state === 'issued' ? '2026-11-23T01:00:00.000Z' : null, issuedBy: null,
}) // prettier-ignore
const draft = JSON.stringify({
  version: 1, kind: 'weekly', officeId: 'o1', title: 'Báo cáo tuần', subject: 'Tổng hợp tin, bài báo chí', period: { from: '2026-11-15T17:00:00.000Z', to: '2026-11-22T17:00:00.000Z' },
  previous: { from: '2026-11-08T17:00:00.000Z', to: '2026-11-15T17:00:00.000Z' }, asOf: '2026-11-22T17:00:00.000Z', isDemo: false, sections: [], cited: [],
}) // prettier-ignore

let site: ApiSite
let clerk: Program
let stranger: Program
beforeAll(async () => {
  site = await openApiSite()
  const { store } = site.desk
  await flag(store, dam, { number: 1, createdAt: '2026-11-18T02:00:00.000Z', body: 'Sở Xây dựng', state: 'dispatched' })
  await flag(store, rubbish, { number: 2, createdAt: '2026-11-19T02:00:00.000Z', note: 'Ghi chú nội bộ' })
  await store.db.insertInto('report').values([reportOf('o1', 'issued'), reportOf('o1', 'draft'), reportOf('o2', 'issued')]).execute()
  clerk = await site.program('chuyen-vien')
  stranger = await site.program('truong-phong', { officeId: 'o2' })
}, 60_000) // prettier-ignore
afterAll(() => site.close())
const read = async <T extends z.ZodType>(shape: T, path: string, who = clerk): Promise<z.output<T>> =>
  shape.parse((await who.get(path).expect(200)).body)

describe('the office', () => {
  it('is that of the token: ids of another office are unknown to it, its lists are empty', async () => {
    for (const path of [
      '/api/v1/cases/case-1',
      '/api/v1/reports/report-o1-issued',
      '/api/v1/reports/report-o1-issued/files/docx',
      '/api/v1/stories/khong-co',
    ])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404])
    expect((await clerk.get('/api/v1/cases/case-1')).status).toBe(200)
    expect((await stranger.post('/api/v1/cases/case-1/notes', { note: 'x' })).status).toBe(404)
    expect((await read(shapes.casesAnswer, '/api/v1/cases?group=all', stranger)).total).toBe(0)
    expect((await read(shapes.reportsAnswer, '/api/v1/reports', stranger)).items.map((r) => r.id)).toEqual([
      'report-o2-issued',
    ])
    expect((await read(shapes.articlesAnswer, '/api/v1/articles', stranger)).total).toBe(0)
    const id = idOf(rubbish)
    const made = await clerk.post(`/api/v1/articles/${id}/corrections`, { kind: 'tone', value: 'neutral' }).expect(201)
    expect((await stranger.post(`/api/v1/corrections/${made.body.id}/revocation`)).status).toBe(404)
    expect((await read(shapes.articleAnswer, `/api/v1/articles/${id}`, stranger)).labels.tone).toBeNull()
  })
  it('cannot be chosen by the request', async () => {
    expect((await stranger.get('/api/v1/cases?officeId=o1')).status).toBe(422)
    expect((await read(shapes.meAnswer, '/api/v1/me', stranger)).office.id).toBe('o2')
  })
})

describe('cases', () => {
  it('show a body’s clerk the own ones alone, without what the office weighed before', async () => {
    const body = await site.program('don-vi')
    expect((await read(shapes.casesAnswer, '/api/v1/cases', body)).items.map((c) => c.code)).toEqual(['PH-1'])
    expect((await body.get('/api/v1/cases/case-2')).status).toBe(404)
    expect((await read(shapes.caseAnswer, '/api/v1/cases/case-2')).note).toBe('Ghi chú nội bộ')
    const other = await site.program('don-vi', { body: 'Sở Y tế' })
    expect((await read(shapes.casesAnswer, '/api/v1/cases', other)).total).toBe(0)
  })
  it('take a note, written down with its program', async () => {
    const noted = shapes.caseAnswer.parse(
      (await clerk.post('/api/v1/cases/case-2/notes', { note: 'Đã gọi <b>báo</b>' }).expect(201)).body,
    )
    expect(noted.events[0]).toMatchObject({ action: 'note', note: 'Đã gọi <b>báo</b>' })
    expect((await clerk.post('/api/v1/cases/case-2/notes', { note: '' })).status).toBe(422)
    expect((await clerk.post('/api/v1/cases/case-2/notes').type('form').send('note=x')).status).toBe(422)
  })
  it('are turned page by page', async () => {
    const first = await read(shapes.casesAnswer, '/api/v1/cases?limit=1')
    const second = await read(shapes.casesAnswer, `/api/v1/cases?limit=1&cursor=${first.next}`)
    expect([first.total, first.items.length, second.next]).toEqual([2, 1, null])
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
  })
})

describe('reports', () => {
  it('give files of what was issued alone, written to the log', async () => {
    const { items } = await read(shapes.reportsAnswer, '/api/v1/reports')
    expect(items.map((r) => [r.state, r.files.length]).sort()).toEqual([
      ['draft', 0],
      ['issued', 2],
    ])
    const file = await clerk.get(items.find((r) => r.state === 'issued')?.files[0]?.href ?? '').expect(200)
    expect(file.headers['content-disposition']).toContain('.docx')
    expect((await clerk.get('/api/v1/reports/report-o1-draft/files/docx')).status).toBe(404)
    expect((await clerk.get('/api/v1/reports/report-o1-issued/files/exe')).body.code).toBe('report-file-unknown')
    const log = await site.desk.store.db.selectFrom('audit').select('subject').where('action', '=', 'export').execute()
    expect(log).toEqual([{ subject: 'report-o1-issued' }])
  })
})

describe('stories, sources, links, exports and health', () => {
  it('answer as their document says', async () => {
    const { items } = await read(shapes.storiesAnswer, '/api/v1/stories')
    const story = await read(shapes.storyAnswer, `/api/v1/stories/${encodeURIComponent(items[0]?.id ?? '')}`)
    expect(story.byOutlet.reduce((sum, o) => sum + o.articles, 0)).toBe(story.articles)
    await read(shapes.sourcesAnswer, '/api/v1/sources')
    expect((await clerk.get(`/api/v1/sources/${contentId(['x'])}`)).body.code).toBe('source-unknown')
    const link = await clerk.post('/api/v1/links', { url: 'https://bao.example/1' }).expect(201)
    expect(shapes.linkAnswer.parse(link.body).state).toBe('failed')
    expect((await clerk.post('/api/v1/links', { url: 'không phải' })).status).toBe(422)
    await read(shapes.healthAnswer, '/api/v1/health', await site.program('truong-phong'))
  })
  it('give the list of a search as a file, as long as its count', async () => {
    const { total } = await read(shapes.articlesAnswer, '/api/v1/articles?q=dap')
    const csv = await clerk.get('/api/v1/exports/csv?q=dap').expect(200)
    expect(csv.text.split('\r\n').filter((l) => l.includes('"https://'))).toHaveLength(total)
    expect((await clerk.get('/api/v1/exports/exe')).status).toBe(404)
  })
})

describe('refusals', () => {
  it('are problem documents in the language asked for, also of what no route and no body is', async () => {
    const english = await clerk.get('/api/v1/cases/x').set('accept-language', 'en-GB,vi;q=0.5')
    expect([english.status, english.body.code, english.body.detail]).toEqual([
      404,
      'case-unknown',
      expect.stringContaining('no such case'),
    ])
    expect((await clerk.get('/api/v1/cases/x')).body.detail).toMatch(/việc/)
    const nothing = await clerk.get('/api/v1/khong-co')
    expect([nothing.status, nothing.body.code, nothing.headers['content-type']]).toEqual([
      404,
      'api-route-unknown',
      expect.stringContaining('application/problem+json'),
    ])
    const broken = await clerk.post('/api/v1/links').set('content-type', 'application/json').send('{"url":')
    expect([broken.status, broken.headers['content-type']]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ])
  })
  it('follow the language of the request, not the cookie of a browser', async () => {
    const answer = await site.plain('/api/v1/me').set('cookie', 'ngon-ngu=en')
    expect(answer.body.detail).toContain('Thiếu mã truy cập')
  })
})

describe('the document', () => {
  type Operation = {
    operationId: string
    parameters?: { name: string; in: string; schema?: unknown }[]
    responses: Record<string, { description?: string; content?: object }>
    requestBody?: object
    security?: object[]
    summary: string
  }
  const document = async (language = 'vi') =>
    (await site.plain('/api/v1/openapi.json').set('accept-language', language).expect(200)).body as {
      openapi: string
      info: { title: string; version: string }
      paths: Record<string, Record<string, Operation>>
      components: { securitySchemes: Record<string, { type: string }> }
      tags: object[]
    }
  it('names exactly the routes that exist', async () => {
    const { paths } = await document()
    const told = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`))
    expect(told.sort()).toEqual(
      apiRoutes()
        .map((r) => `${r.method} ${r.path.replaceAll(/:(\w+)/g, '{$1}')}`)
        .sort(),
    )
  })
  it('is sound OpenAPI 3.0: ids, path names, schemas, answers, security', async () => {
    const { openapi, info, paths, components } = await document()
    expect([openapi, info.version, components.securitySchemes['token']?.type]).toEqual(['3.0.0', '1', 'http'])
    const ids = new Set<string>()
    for (const [path, item] of Object.entries(paths))
      for (const [method, o] of Object.entries(item)) {
        expect([path, method, ids.has(o.operationId)]).toEqual([path, method, false])
        ids.add(o.operationId)
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
        expect(
          (o.parameters ?? [])
            .filter((p) => p.in === 'path')
            .map((p) => p.name)
            .sort(),
        ).toEqual(inPath.sort())
        const names = (o.parameters ?? []).map((p) => `${p.in} ${p.name}`)
        expect(new Set(names).size).toBe(names.length)
        for (const p of o.parameters ?? []) expect([path, p.name, typeof p.schema]).toEqual([path, p.name, 'object'])
        expect(Object.keys(o.responses).filter((s) => s.startsWith('2'))).toHaveLength(1)
        for (const [status, answer] of Object.entries(o.responses))
          expect([path, status, typeof answer.description, Object.keys(answer.content ?? {}).length > 0]).toEqual([
            path,
            status,
            'string',
            true,
          ])
        expect(o.security).toEqual([{ token: [] }])
        for (const schema of schemasIn(o)) expect(foreignTo30(schema)).toEqual([])
      }
  })
  it('says every route in both languages', async () => {
    const names = apiRoutes()
      .map((r) => r.spec.name)
      .sort()
    expect(Object.keys(vi.operations).sort()).toEqual(names)
    expect(Object.keys(en.operations).sort()).toEqual(names)
    expect((await document('en')).paths['/api/v1/me']?.['get']?.summary).toBe('Who the token is')
    expect((await document('vi')).paths['/api/v1/me']?.['get']?.summary).toBe('Mã này là ai')
  })
  it('has a page for people, without a script or a style in it', async () => {
    const { text } = await (await site.as('chuyen-vien')).get('/api/docs').expect(200)
    for (const { path, method } of apiRoutes()) expect(text).toContain(`<b>${method.toUpperCase()}</b> ${path}`)
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style|style="/)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
    expect((await site.plain('/api/docs')).status).toBe(303)
  })
})

/** Every schema of an operation. */
function schemasIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'schema' in value ? [value.schema as object] : []
  return [...own, ...Object.values(value).flatMap(schemasIn)]
}
/** Words of later JSON Schemas that OpenAPI 3.0 does not know. */
function foreignTo30(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const here = Array.isArray(value)
    ? []
    : Object.keys(value).filter((k) =>
        ['$schema', 'const', 'prefixItems', 'propertyNames', '$defs', 'patternProperties'].includes(k),
      )
  const types = !Array.isArray(value) && Array.isArray((value as { type?: unknown }).type) ? ['type list'] : []
  return [...here, ...types, ...Object.values(value).flatMap(foreignTo30)]
}
