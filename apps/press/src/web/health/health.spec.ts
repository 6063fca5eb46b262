import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import type { CollectStatus } from '../../desk.js'
import { EmbeddedBus } from '../../../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'
import { diskSpace } from '../../disk/disk-space.js'

let site: Site
let head: SignedIn
let status: CollectStatus
beforeEach(async () => {
  status = { isRunning: true, pausedReason: null, wanted: 7, underWay: 0 }
  site = await openSite({ collect: { status: () => status } })
  Object.assign(site.desk, { bus: new EmbeddedBus({ store: site.store, clock: site.clock, log: site.desk.log }) })
  head = await site.signIn('truong-phong')
})
afterEach(() => site.close())

const page = async (): Promise<string> =>
  (await request(site.server).get('/health').set('cookie', head.cookie).expect(200)).text

async function park(id: string, topic: string): Promise<void> {
  const message = {
    id,
    topic,
    key: id,
    lane: 'news',
    payload: '{}',
    createdAt: site.clock.now(),
    availableAt: site.clock.now(),
    attempts: 6,
    state: 'parked' as const,
    cause: 'page-broken <b>',
  }
  await site.store.db.insertInto('message').values(message).execute()
}

describe('the health page', () => {
  it('says in one sentence how things are', async () => {
    expect(await page()).toContain(
      'Việc thu tin đang chạy. 0 tin, bài trong chỉ mục, 7 trang chờ tải, 0 việc chờ xử lý, không việc nào bị gác',
    )
  })
  it('says how a cluster is that holds the index, and stays there when it does not answer', async () => {
    expect(await page()).not.toContain('Elasticsearch')
    const state = { engine: 'elasticsearch', status: 'yellow', nodes: 3 }
    Object.assign(site.desk, { index: { count: async () => 5, state: async () => state } })
    expect(await page()).toContain('Cụm Elasticsearch 3 máy, trạng thái: đủ dữ liệu, thiếu bản dự phòng')
    Object.assign(site.desk, { index: { count: () => Promise.reject(new Error('away')) } })
    expect(await page()).toContain('Chỉ mục không trả lời, 7 trang chờ tải')
    expect(await page()).toContain('Dữ liệu không mất')
  })
  it('shows parked work with its cause and gives it another round, of one stage or of all', async () => {
    await park('m1', 'page.fetched')
    await park('m2', 'article.grouped')
    const text = await page()
    expect(text).toContain('2 việc bị gác')
    expect(text).toContain('page-broken &lt;b>')
    const requeue = (fields: object) =>
      request(site.server)
        .post('/health/requeue')
        .type('form')
        .set('cookie', head.cookie)
        .send({ _csrf: head.csrf, ...fields })
    const states = async (): Promise<string[]> =>
      (await site.store.db.selectFrom('message').select('state').orderBy('id').execute()).map((m) => m.state)
    await requeue({ topic: 'article.grouped' }).expect(303)
    expect(await states()).toEqual(['parked', 'pending'])
    await requeue({}).expect(303)
    expect(await states()).toEqual(['pending', 'pending'])
  })
  it('says why new articles wait when the brokers are away, to people and to machines', async () => {
    const bus = new EmbeddedBus({ store: site.store, clock: site.clock, log: site.desk.log })
    Object.assign(bus, { trouble: () => 'Không kết nối được máy chủ Kafka (kafka.example:9092).' })
    expect(await page()).not.toContain('Kafka')
    Object.assign(site.desk, { bus })
    expect(await page()).toContain('Không kết nối được máy chủ Kafka (kafka.example:9092).')
    expect((await request(site.server).get('/metrics').expect(200)).text).toContain('press_bus_away 1')
  })
  it('says that collecting stands still for want of space, and that nothing is lost', async () => {
    status = { ...status, isRunning: false, pausedReason: 'disk-full' }
    const text = await page()
    expect(text).toContain('Việc thu tin đang dừng vì ổ đĩa đã đầy')
    expect(text).toContain('không mất')
  })
  it.each([
    ['rebuild', 'chờ dựng lại xong dữ liệu rồi tự chạy tiếp'],
    ['failed', 'Việc thu tin chưa khởi động được'],
    [null, 'Tải lại trang sau vài giây'],
  ] as const)('says why collecting has not begun: %s', async (pausedReason, words) => {
    status = { ...status, isRunning: false, pausedReason }
    const text = await page()
    expect(text).toContain(words)
    expect(text.includes('sau vài giây')).toBe(pausedReason === null)
  })
})

describe('space on disk', () => {
  it('is measured for each part of the data folder, and unknown for a folder that is not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'))
    mkdirSync(join(folder, 'pages', '2026'), { recursive: true })
    writeFileSync(join(folder, 'pages', '2026', 'a.warc.gz'), Buffer.alloc(1500))
    writeFileSync(join(folder, 'record.sqlite'), Buffer.alloc(700))
    const space = await diskSpace(folder)
    expect(space?.parts).toMatchObject({ record: 700, pages: 1500, index: 0, backups: 0 })
    expect(space?.free).toBeGreaterThan(0)
    rmSync(folder, { recursive: true })
    expect(await diskSpace(folder)).toBeNull()
  })
})

describe('what machines ask', () => {
  const ask = (path: string) => request(site.server).get(path)
  it('is answered without an account, as JSON', async () => {
    expect((await ask('/health/live').expect(200)).body).toEqual({ status: 'ok' })
    const ready = { status: 'ok', articles: 0, collecting: true, pausedReason: null }
    expect((await ask('/health/ready').expect(200)).body).toEqual(ready)
    status = { ...status, isRunning: false, pausedReason: 'disk-full' }
    expect((await ask('/health/ready').expect(200)).body).toMatchObject({
      collecting: false,
      pausedReason: 'disk-full',
    })
  })
  it('is "not ready" where the index does not answer, and the reason goes to the log only', async () => {
    const failing = { count: () => Promise.reject(new Error('index is locked')) }
    Object.assign(site.desk, { index: failing })
    const answer = await ask('/health/ready')
    expect([answer.status, answer.body]).toEqual([503, { status: 'not-ready' }])
    expect(JSON.stringify(site.errors)).toContain('index is locked')
    await ask('/health/live').expect(200)
  })
  it('holds the queues as metrics, as plain text', async () => {
    await park('m1', 'page.fetched')
    const answer = await ask('/metrics').expect(200)
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(answer.text).toMatch(/^press_queue_parked\{topic="page\.fetched"\} 1$/m)
  })
})
