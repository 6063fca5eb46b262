import request from 'supertest'
import { contentId } from '#foundation'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'
import { troubledSources } from '../overview/side-lists.js'
import { sourceRows } from './source-rows.js'

let site: Site
let admin: SignedIn
const asked: string[] = []
beforeEach(async () => {
  asked.length = 0
  site = await openSite({
    collect: {
      runSource: async (id) => {
        asked.push(id)
        return { outcome: 'ok', reason: 'ok', new: 3 }
      },
      fetchLink: async (url) =>
        url.includes('404')
          ? { state: 'failed', articleId: null, sentence: 'Không tìm thấy trang (404).' }
          : { state: 'article', articleId: 'a1', sentence: 'Đã thu được bài.' },
      probe: async (kind) => ({
        isWorking: kind !== 'sitemap',
        sentence: kind === 'sitemap' ? 'Không đọc được sơ đồ trang này.' : 'Đọc được 12 tin.',
        entries: 12,
        newestAt: null,
      }),
    },
  })
  admin = await site.signIn('quan-tri')
})
afterEach(() => site.close())

const get = (path: string, who = admin) => request(site.server).get(path).set('cookie', who.cookie)
const post = (path: string, fields: object = {}, who = admin) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', who.cookie)
    .send({ _csrf: who.csrf, ...fields })

async function addRun(sourceId: string, startedAt: string, over: object = {}): Promise<void> {
  const run = {
    id: contentId([sourceId, startedAt]),
    sourceId,
    startedAt,
    finishedAt: startedAt,
    outcome: 'ok',
    reason: 'ok',
    status: 200,
    seen: 9,
    new: 4,
    known: 3,
    skipped: 1,
    failed: 1,
    reasons: '{"no-link":1,"url-invalid":1}',
    durationMs: 500,
    ...over,
  }
  await site.store.db.insertInto('sourceRun').values(run).execute()
}

describe('the list of sources', () => {
  it('puts first what somebody has to look at, with the reason as a sentence', async () => {
    const good = await site.addSource({ outlet: 'Báo Tốt' })
    const ran = { lastRunAt: '2026-11-24T00:30:00.000Z', lastNewAt: '2026-11-24T00:30:00.000Z' }
    await site.store.db.updateTable('source').set(ran).where('id', '=', good).execute()
    const id = await site.addSource({ outlet: 'Báo Hỏng', url: 'https://hong.example/rss', failures: 4 })
    await site.store.db.updateTable('source').set({ lastReason: 'unavailable' }).where('id', '=', id).execute()
    const { text } = await get('/sources')
    expect(text).toMatch(/2 nguồn: 1 chạy tốt, 0 chậm, .*1 lỗi/)
    expect(text).toContain('Máy chủ tạm ngừng phục vụ (503). Hệ thống sẽ tự thử lại. Đã 4 lần liên tiếp.')
    expect(text.indexOf('Cần xử lý')).toBeLessThan(text.indexOf('Báo Hỏng'))
    expect(text.indexOf('Báo Hỏng')).toBeLessThan(text.indexOf('Chạy tốt'))
    expect(text).toContain('> 1 lỗi</b>')
  })
  it('counts by the local day: a run at 17:00 UTC belongs to the next', async () => {
    const id = await site.addSource()
    await addRun(id, '2026-11-22T16:59:00.000Z', { new: 2 })
    await addRun(id, '2026-11-22T17:00:00.000Z', { new: 5 })
    await addRun(id, '2026-11-23T02:00:00.000Z', { new: 1, outcome: 'temporary' })
    await addRun(id, '2026-11-20T02:00:00.000Z', { new: 0, outcome: 'temporary' })
    const [row] = await sourceRows(site.store, site.clock.now())
    expect(row?.days.slice(-5)).toEqual([null, 0, 2, 6, 0])
    expect(row?.last24h).toBe(1)
    expect(row?.perDay).toBe(4)
    expect(await sourceRows(site.store, site.clock.now(), 'khác')).toEqual([])
  })
  it('does not call well what has not been read yet, and tells sources of one outlet apart', async () => {
    await site.addSource({ url: 'https://www.bao.example/rss/home.rss?muc=1' })
    const { text } = await get('/sources')
    expect(text).toContain('1 nguồn: 0 chạy tốt, 0 chậm, không nguồn nào lỗi, 0 tạm dừng, 1 chờ thu lần đầu.')
    expect(text).toContain('Chưa thu lần nào; sẽ thu khi đến lượt.')
    expect(text).toContain('bao.example/rss/home.rss?muc=1')
    expect(text).not.toContain('> Tốt<')
  })
  it('calls a source that runs well without news well, and says since when', async () => {
    const id = await site.addSource()
    await addRun(id, '2026-11-24T00:30:00.000Z', { new: 0 })
    const seen = { lastRunAt: '2026-11-24T00:30:00.000Z', lastNewAt: '2026-11-18T00:30:00.000Z', lastOutcome: 'ok' }
    await site.store.db.updateTable('source').set(seen).where('id', '=', id).execute()
    const { text } = await get('/sources')
    expect(text).toContain('1 chạy tốt')
    expect(text).toContain('Chạy tốt, không có tin mới từ 6 ngày trước.')
    expect(text).not.toContain('Cần xử lý')
  })
  it('does not call a source failing that is read well and lists nothing, and says that it does', async () => {
    const id = await site.addSource()
    await addRun(id, '2026-11-24T00:30:00.000Z', { seen: 0, new: 0, reason: 'feed-empty', reasons: '{}' })
    const ran = { lastRunAt: '2026-11-24T00:30:00.000Z', lastOutcome: 'ok', lastReason: 'feed-empty' }
    await site.store.db.updateTable('source').set(ran).where('id', '=', id).execute()
    expect((await get('/sources')).text).toContain('Đọc được, nhưng nguồn chưa liệt kê tin nào.')
    const before = { lastNewAt: '2026-11-23T23:00:00.000Z' }
    await site.store.db.updateTable('source').set(before).where('id', '=', id).execute()
    const { text } = await get('/sources')
    expect(text).toContain('1 chạy tốt')
    expect(text).toContain('nguồn không còn liệt kê tin nào; tin mới gần nhất 2 giờ trước.')
    expect((await get(`/sources/${id}`)).text).toContain('Nguồn đọc được nhưng không có tin nào.')
    expect(await troubledSources(site.store, site.clock.now())).toMatchObject([
      { isFailing: false, reason: 'feed-empty' },
    ])
  })
  it('says on top that a full disk stops collecting', async () => {
    const full = { isRunning: false, pausedReason: 'disk-full', wanted: 0, underWay: 0 }
    Object.assign(site.desk.collect, { status: () => full })
    const { text } = await get('/sources')
    expect(text.indexOf('Ổ đĩa đã đầy')).toBeGreaterThan(0)
    expect(text.indexOf('Ổ đĩa đã đầy')).toBeLessThan(text.indexOf('Dán đường dẫn'))
  })
  it('tells an empty office where to begin', async () => {
    expect((await get('/sources')).text).toContain('href="/first-run/outlets"')
    const reader = await site.signIn('lanh-dao')
    expect((await get('/sources', reader)).text).toContain('Người quản trị thêm nguồn')
  })
  it('shows names and addresses of the press as text', async () => {
    const outlet = '<script>alert(1)</script>'
    const id = await site.addSource({ outlet, url: 'https://bao.example/"><img src=x onerror=alert(1)>' })
    await site.store.db.updateTable('source').set({ stateReason: outlet, state: 'paused' }).execute()
    for (const path of ['/sources', `/sources/${id}`]) {
      const { text } = await get(path).expect(200)
      expect(text).not.toMatch(/<script>alert|<img/)
      expect(text).toContain('&lt;script')
    }
  })
})

describe('one source', () => {
  it('shows runs whose counts add up, with what was left out and why', async () => {
    const id = await site.addSource()
    await addRun(id, '2026-11-24T00:30:00.000Z')
    const { text } = await get(`/sources/${id}`)
    const cells = [...text.matchAll(/<td class="num">(\d+)<\/td>/g)].map((m) => Number(m[1]))
    expect(cells).toEqual([9, 4, 3, 1, 1])
    expect(cells[0]).toBe(cells.slice(1).reduce((a, b) => a + b, 0))
    expect(text).toContain('1 không có đường dẫn, 1 địa chỉ không hợp lệ')
  })
  it('is run, paused with a reason and taken up again by an administrator', async () => {
    const id = await site.addSource({ failures: 5 })
    await post(`/sources/${id}/runs`).expect(303)
    expect(asked).toEqual([id])
    await post(`/sources/${id}/pause`, { reason: 'Tòa soạn đề nghị' }).expect(303)
    expect((await get('/sources')).text).toContain('Tòa soạn đề nghị')
    await post(`/sources/${id}/resume`).expect(303)
    const source = await site.store.db.selectFrom('source').selectAll().executeTakeFirstOrThrow()
    expect([source.state, source.failures, source.nextDueAt]).toEqual(['active', 0, site.clock.now()])
    const log = await site.store.db.selectFrom('audit').select('action').where('subject', '=', id).execute()
    expect(log.map((l) => l.action).sort()).toEqual(['source.active', 'source.paused'])
  })
  it('that does not exist is said so', async () => {
    expect((await get('/sources/khong-co')).status).toBe(404)
  })
})

describe('adding', () => {
  it('previews before it saves, and keeps what was typed', async () => {
    const typed = { url: 'bao.example/rss', kind: 'sitemap', name: 'Báo Mới', tier: 'nganh' }
    const missing = await post('/sources', { ...typed, url: '' })
    expect([missing.status, missing.text.includes('<title>Lỗi: ')]).toEqual([422, true])
    const preview = await post('/sources', { ...typed, url: 'https://bao.example/rss', step: 'preview' })
    expect(preview.text).toContain('Không đọc được sơ đồ trang này.')
    expect(preview.text).toContain('value="Báo Mới"')
    expect(await site.store.db.selectFrom('source').selectAll().execute()).toEqual([])
    const saved = { ...typed, url: 'https://bao.example/rss', kind: 'feed', step: 'save' }
    const unread = await post('/sources', { ...saved, previewed: 'sitemap https://bao.example/rss' })
    expect([unread.status, unread.text.includes('Đọc được 12 tin.')]).toEqual([200, true])
    expect(await site.store.db.selectFrom('source').selectAll().execute()).toEqual([])
    const previewed = /name="previewed" value="([^"]+)"/.exec(unread.text)?.[1]
    await post('/sources', { ...saved, previewed }).expect(303)
    expect((await get('/sources')).text).toContain('Báo Mới')
  })
  it('lets what cannot be read be added all the same, and refuses the same source twice', async () => {
    const typed = { url: 'https://bao.example/sitemap.xml', kind: 'sitemap', name: 'Báo Mới', tier: 'nganh' }
    const tried = await post('/sources', typed)
    expect(tried.text).toContain('Vẫn lưu nguồn này')
    const saved = { ...typed, step: 'save', previewed: 'sitemap https://bao.example/sitemap.xml' }
    await post('/sources', saved).expect(303)
    const [source] = await site.store.db.selectFrom('source').selectAll().execute()
    const again = await post('/sources', { ...saved, outlet: source?.outletId })
    expect([again.status, again.text.includes('id="url-error"')]).toEqual([422, true])
    expect(await site.store.db.selectFrom('source').selectAll().execute()).toHaveLength(1)
  })
  it('answers a pasted link at once, with the way to the article', async () => {
    const analyst = await site.signIn('chuyen-vien')
    const found = await post('/links', { link: 'https://bao.example/tin-1.html' }, analyst)
    expect(found.text).toContain('Đã thu được bài.')
    expect(found.text).toContain('href="/articles/a1"')
    const lost = await post('/links', { link: 'https://bao.example/404' }, analyst)
    expect(lost.status).toBe(422)
    expect(lost.text).toContain('value="https://bao.example/404"')
  })
})
