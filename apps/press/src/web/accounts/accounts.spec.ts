import request from 'supertest'
import { openSite, type SignedIn, type Site } from '../shell/contract/open-site.js'

let site: Site
let admin: SignedIn
beforeEach(async () => {
  site = await openSite()
  admin = await site.signIn('quan-tri')
})
afterEach(() => site.close())

const post = (path: string, fields: object = {}) =>
  request(site.server)
    .post(path)
    .type('form')
    .set('cookie', admin.cookie)
    .send({ _csrf: admin.csrf, ...fields })
const newcomer = { username: 'lan', displayName: 'Đỗ Thị Lan', role: 'chuyen-vien', password: 'mật khẩu tạm 1' }
const accountOf = (username: string) =>
  site.store.db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow()

describe('accounts', () => {
  it('are added with a password that has to be changed', async () => {
    await post('/accounts', newcomer).expect(303)
    expect(await accountOf('lan')).toMatchObject({ role: 'chuyen-vien', officeId: 'o1', mustChangePassword: 1 })
    const { text } = await request(site.server).get('/accounts').set('cookie', admin.cookie)
    expect(text).toContain('Chờ đổi mật khẩu')
    expect(text).not.toContain(newcomer.password)
  })
  it('say what is wrong beside the field and keep the rest', async () => {
    const weak = await post('/accounts', { ...newcomer, password: 'ngắn' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('href="#password"')
    expect(weak.text).toContain('value="Đỗ Thị Lan"')
    expect((await post('/accounts', { ...newcomer, role: 'don-vi' })).text).toContain('Nhập tên đơn vị xử lý.')
    expect((await post('/accounts', { ...newcomer, role: 'vua' })).text).toContain('Chọn vai trò.')
    expect((await post('/accounts', { ...newcomer, username: 'quan-tri' })).text).toContain('Tên đăng nhập này đã có.')
  })
  it('get a new password from the administrator, which ends their sessions', async () => {
    const lan = await site.signIn('chuyen-vien', { username: 'lan' })
    const bad = await post(`/accounts/${lan.account.id}/password`, { password: 'ngắn' })
    expect([bad.status, bad.text.includes(`href="#pw-${lan.account.id}"`)]).toEqual([422, true])
    await post(`/accounts/${lan.account.id}/password`, { password: 'mật khẩu tạm 2' }).expect(303)
    const asked = await request(site.server).get('/sources').set('cookie', lan.cookie)
    expect(asked.headers['location']).toMatch(/^\/sign-in/)
    expect((await accountOf('lan')).mustChangePassword).toBe(1)
  })
  it('cannot lock themselves out, nor reach another office', async () => {
    const own = await post(`/accounts/${admin.account.id}/disabling`)
    expect([own.status, own.text.includes('Không tự khóa')]).toEqual([400, true])
    const other = await site.signIn('chuyen-vien', { username: 'khac' })
    await site.store.db.updateTable('account').set({ officeId: 'o2' }).where('id', '=', other.account.id).execute()
    expect((await post(`/accounts/${other.account.id}/disabling`)).status).toBe(404)
    expect((await post(`/accounts/${other.account.id}/password`, { password: 'mật khẩu tạm 2' })).status).toBe(404)
  })
})
