import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { JobRunner } from '../../jobs/job-runner.js'
import { listJobs } from '../../jobs/job-rows.js'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'

let site: Site
let admin: SignedIn
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'))
  site = await openSite({ env: { DATA_DIR: folder, WORKERS: '0' } })
  admin = await site.signIn('quan-tri')
})
afterEach(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const page = async (path = '/jobs', language = 'vi'): Promise<string> => {
  const cookie = `${admin.cookie}; ngon-ngu=${language}`
  return (await request(site.server).get(path).set('cookie', cookie).expect(200)).text
}
const send = (path: string, fields: object, who = admin) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', who.cookie)
    .send({ _csrf: who.csrf, ...fields })
const runner = (): JobRunner => new JobRunner({ ...site.desk, engines: null, aside: (w, s) => w(s) })
async function runAll(): Promise<void> {
  const jobs = runner()
  await jobs.tick()
  for (let i = 0; i < 400; i++) {
    if ((await listJobs(site.store, 9)).every((j) => j.endedAt !== null)) return
    await new Promise((r) => setTimeout(r, 5))
  }
  throw new Error('jobs never ended')
}

describe('the page of background jobs', () => {
  it('puts a job in line, shows it with a way to cancel it, and refreshes only while something is under way', async () => {
    expect(await page()).toContain('Không có việc nào đang chạy.')
    expect(await page()).not.toContain('http-equiv="refresh"')
    const asked = await send('/jobs', { kind: 'export-sources' })
    expect([asked.status, asked.headers['location']]).toEqual([303, '/jobs?asked=new'])
    const text = await page('/jobs?asked=new')
    expect(text).toContain('0 việc đang chạy, 1 việc chờ')
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>')
    expect(text).toContain('Người quan-tri')
    expect((await send('/jobs', { kind: 'export-sources' })).headers['location']).toBe('/jobs?asked=known')
    const [job] = await listJobs(site.store, 1)
    await send(`/jobs/${job?.id}/cancelling`, {}).expect(303)
    expect(await page()).toContain('Đã hủy')
  })

  it('says what came of a job, in both languages, and gives its file to those who may have it', async () => {
    await site.addSource({ outlet: 'Báo Sông Vằng' })
    await send('/jobs', { kind: 'export-sources' })
    await runAll()
    expect(await page()).toContain('Đã xuất 1 đầu báo, 1 nguồn.')
    expect(await page('/jobs', 'en')).toContain('Exported 1 outlets and 1 sources.')
    const [job] = await listJobs(site.store, 1)
    const file = await request(site.server).get(`/jobs/${job?.id}/file`).set('cookie', admin.cookie).expect(200)
    expect(file.headers['content-disposition']).toBe('attachment; filename="nguon-tin.json"')
    expect(JSON.parse(file.text)).toMatchObject([{ name: 'Báo Sông Vằng', sources: [{ kind: 'feed' }] }])
    const clerk = await site.signIn('chuyen-vien')
    await request(site.server).get(`/jobs/${job?.id}/file`).set('cookie', clerk.cookie).expect(403)
    rmSync(join(folder, 'exports'), { recursive: true })
    expect((await request(site.server).get(`/jobs/${job?.id}/file`).set('cookie', admin.cookie)).status).toBe(404)
  })

  it('takes a registry that was exported, once, and says what is wrong with another text', async () => {
    const entry = { code: 'bao-vang', name: 'Báo <Vằng>', agency: 'bao-vang', tier: 'dia-phuong', kind: 'bao', home: 'https://vang.example', sources: [{ kind: 'feed', url: 'https://vang.example/rss' }] } // prettier-ignore
    for (const times of [1, 0]) {
      await send('/jobs', { kind: 'import-sources', text: JSON.stringify([entry]) }).expect(303)
      await runAll()
      expect(await page()).toContain(`Thêm ${times} đầu báo, ${times} nguồn`)
    }
    const wrong = await send('/jobs', { kind: 'import-sources', text: '<script>alert(1)</script>' })
    expect([wrong.status, wrong.text.includes('không đúng dạng JSON')]).toEqual([422, true])
    expect(wrong.text).toContain('&lt;script>')
    expect(wrong.text).toContain('<title>Lỗi: Công việc chạy nền')
    const short = await send('/jobs', { kind: 'import-sources', text: '[{"code":"x"}]' })
    expect(short.text).toContain('mục thứ 1 thiếu mã')
    expect((await send('/jobs', { kind: 'export-articles', from: '2026-02-30', to: '2026-03-01' })).status).toBe(422)
  })

  it('backs up, and says that the pages were left out where no second folder is set', async () => {
    const to = join(folder, 'second')
    Object.assign(site.desk, { settings: { ...site.desk.settings, backupDir: to } })
    // The record of a spec lies elsewhere; what is copied is the same.
    await send('/jobs', { kind: 'back-up' }).expect(303)
    await runAll()
    expect(await page()).toContain('chép thêm 0 trong 0 tệp trang')
    expect(await page()).toContain('Sao lưu gần nhất: vừa xong')
    Object.assign(site.desk, { settings: { ...site.desk.settings, backupDir: null } })
    await send('/jobs', { kind: 'back-up' })
    await runAll()
    expect(await page()).toContain('chưa đặt thư mục thứ hai')
  })

  it('asks twice before a rebuild, and says why a job failed in the language of the reader', async () => {
    expect((await send('/jobs', { kind: 'rebuild' })).text).toContain('Hãy đánh dấu ô xác nhận')
    await send('/jobs', { kind: 'rebuild', confirm: 'yes' }).expect(303)
    await runAll()
    expect(await page()).toContain('Việc này cần chỉ mục và hàng đợi.')
    expect(await page('/jobs', 'en')).toContain('This job needs the index and the queue.')
  })

  it('offers and takes from a head of division only what that role may begin', async () => {
    const head = await site.signIn('truong-phong')
    const text = (await request(site.server).get('/jobs').set('cookie', head.cookie).expect(200)).text
    expect([text.includes('value="export-articles"'), text.includes('value="rebuild"')]).toEqual([true, false])
    await send('/jobs', { kind: 'reindex' }, head).expect(403)
    expect(await listJobs(site.store, 9)).toEqual([])
  })

  it('exports the articles of a period as a file named after it', async () => {
    await send('/jobs', { kind: 'export-articles', from: '2026-11-01', to: '2026-11-30' }).expect(303)
    await runAll()
    const [job] = await listJobs(site.store, 1)
    const file = await request(site.server).get(`/jobs/${job?.id}/file`).set('cookie', admin.cookie).expect(200)
    expect(file.headers['content-disposition']).toContain('tin-bai-2026-11-01-2026-11-30.csv')
    expect(file.text).toContain('"Tiêu đề"')
    expect(await page()).toContain('Đã xuất 0 tin, bài.')
  })
})
