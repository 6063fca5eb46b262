import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { PressError } from '#foundation'
import { openSite, type Site } from './contract/open-site.js'
import { errorsInEnglish, sentenceOf } from './errors.en.js'
import { speaking } from './language.js'
import { toneNames, topicName } from './names.js'
import { count, fullDate, percent, periodText } from './format.js'

describe('English by switch', () => {
  let site: Site
  beforeEach(async () => (site = await openSite()))
  afterEach(() => site.close())

  it('is chosen by a button, kept in a cookie, and leads back to the page', async () => {
    const { cookie, csrf } = await site.signIn('chuyen-vien')
    const chosen = await request(site.server)
      .post('/language')
      .type('form')
      .set('cookie', cookie)
      .send({ _csrf: csrf, language: 'en', back: '/password' })
    expect(chosen.status).toBe(303)
    expect(chosen.headers['location']).toBe('/password')
    const [set = ''] = chosen.headers['set-cookie'] as unknown as string[]
    expect(set).toMatch(/^ngon-ngu=en; .*HttpOnly; SameSite=Strict/)
    const page = await request(site.server).get('/password').set('cookie', `${cookie}; ngon-ngu=en`)
    expect(page.text).toContain('<html lang="en"')
    expect(page.text).toContain('>Sign out</button>')
    expect(page.text).toContain('aria-pressed="true">English')
    const other = await request(site.server).get('/password').set('cookie', cookie)
    expect(other.text).toContain('<html lang="vi"')
    expect(other.text).toContain('>Đăng xuất</button>')
  })

  it('is offered before signing in, and leads nowhere but to our own pages', async () => {
    const page = await request(site.server).get('/sign-in').set('cookie', 'ngon-ngu=en')
    expect(page.text).toContain('action="/language"')
    const away = await request(site.server)
      .post('/language')
      .type('form')
      .send({ language: 'fr', back: 'https://elsewhere.example/' })
    expect(away.headers['location']).toBe('/')
    expect(String(away.headers['set-cookie'])).toContain('ngon-ngu=vi')
  })

  it('holds for errors, refusals and addresses that do not exist', async () => {
    const { cookie } = await site.signIn('don-vi')
    const nothing = await request(site.server).get('/nowhere').set('cookie', `${cookie}; ngon-ngu=en`)
    expect(nothing.text).toContain('There is no page at this address.')
    const refused = await request(site.server).get('/accounts').set('cookie', `${cookie}; ngon-ngu=en`)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('This role cannot do that. Who can: administrator.')
  })
})

describe('words of values', () => {
  it('follow the language of the request in names, numbers and dates', () => {
    const said = () => [
      toneNames.critical,
      topicName('y-te'),
      count(12345),
      percent(0.123),
      fullDate('2026-11-23T02:00:00.000Z'),
      periodText('2026-11-15T17:00:00.000Z', '2026-11-22T17:00:00.000Z'),
    ]
    expect(said()).toEqual(['Phê phán', 'Y tế, an toàn thực phẩm', '12.345', '12,3%', '23/11/2026', '16/11–22/11/2026'])
    expect(speaking('en', said)).toEqual([
      'Critical',
      'Health and food safety',
      '12,345',
      '12.3%',
      '23 Nov 2026',
      '16 Nov–22 Nov 2026',
    ])
  })

  it('give an error in English by its code, and its own sentence where there is none', () => {
    const wrong = new PressError('sign-in-wrong', { userMessage: 'Tên đăng nhập hoặc mật khẩu chưa đúng.' })
    expect(sentenceOf(wrong)).toBe('Tên đăng nhập hoặc mật khẩu chưa đúng.')
    expect(speaking('en', () => sentenceOf(wrong))).toBe('User name or password is not right.')
    const odd = new PressError('never-heard-of', { userMessage: 'Câu này chỉ có tiếng Việt.' })
    expect(speaking('en', () => sentenceOf(odd))).toBe('Câu này chỉ có tiếng Việt.')
  })
})

/** What only a console or a log says: starting, batch commands, files of the product, messages between stages. */
const neverOnScreen = new Set([
  'backup-missing',
  'cli-usage',
  'collect-settings',
  'demo-only',
  'engine-not-available',
  'gazetteer-code',
  'gazetteer-missing',
  'gazetteer-overlay',
  'index-authority',
  'index-name',
  'index-unreachable',
  'job-cancelled',
  'job-interrupted',
  'kafka-refused',
  'kafka-settings',
  'kafka-unreachable',
  'node-too-old',
  'page-missing',
  'page-unreadable',
  'rebuild-unfinished',
  'record-in-use',
  'record-missing',
  'record-unreachable',
  'restore-counts-differ',
  'restore-older-copy',
  'restore-same-file',
  'restore-target-not-empty',
  'settings-invalid',
  'signature-unreadable',
  'task-stuck',
  'version-missing',
])
/** Said by the page itself in its own words. */
const wordsOfPages = new Set([
  'setup-unfinished',
  'sign-in-needed',
  'password-change-needed',
  'second-factor-needed',
  'not-allowed',
  'form-foreign',
])

describe('errors in English', () => {
  it('have a sentence for every code that a screen may show', () => {
    const sources = globSync(['apps/**/src/**/*.{ts,tsx}', 'libs/**/src/**/*.ts'], { cwd: root }).filter(
      (file) => !/\.spec\.|\.d\.ts$/.test(file),
    )
    const codes = new Set(
      sources.flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/new PressError\(\s*'([a-z-]+)'/g)].map(
          (m) => m[1] as string,
        ),
      ),
    )
    expect(codes.size).toBeGreaterThan(60)
    const silent = [...codes].filter((c) => !neverOnScreen.has(c) && !wordsOfPages.has(c) && !errorsInEnglish[c])
    expect(silent).toEqual([])
  })
})

const root = process.cwd()
