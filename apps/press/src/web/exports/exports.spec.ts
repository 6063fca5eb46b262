import JSZip from 'jszip'
import { utcOfLocal } from '#press'
import type { Browser, PlayedArticle, PressDesk } from '../search/contract/press-desk.js'
import { openPressDesk, totalOf } from '../search/contract/press-desk.js'

const at = (day: string, time: string): string => utcOfLocal(`2026-11-${day}`, time)
const hostile: PlayedArticle = {
  at: at('20', '08:00'),
  outlet: 'vanha',
  story: 'la',
  title: '=HYPERLINK("http://x.example";"<script>alert(1)</script>")',
  lead: `\u0001@SUM(1) ${'dài lắm '.repeat(90)}`,
}

let site: PressDesk
let clerk: Browser
beforeAll(async () => {
  site = await openPressDesk()
  await site.press.play([hostile, { ...hostile, at: at('20', '09:00'), story: 'la-2', title: 'constructor' }])
  clerk = await site.as('chuyen-vien')
}, 60_000)
afterAll(() => site.close())

const bytesOf = async (path: string, browser = clerk) => {
  const answer = await browser
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
    })
  return { ...answer, headers: answer.headers as Record<string, string>, body: answer.body as Buffer }
}
/** Parts of a file, with every space a plain one. */
const unzip = async (path: string, ...names: string[]) => {
  const zip = await JSZip.loadAsync((await bytesOf(path)).body)
  return Promise.all(names.map(async (n) => ((await zip.file(n)?.async('string')) ?? '').replaceAll('\u00a0', ' ')))
}
const total = async (search: string): Promise<number> => totalOf((await clerk.get(`/search?${search}`)).text)
const exported = () =>
  site.desk.store.db.selectFrom('audit').selectAll().where('action', '=', 'export').orderBy('seq').execute()

describe.each(['q=dap', 'q=', 'q=dap&view=stories', 'tone=critical&original=true', 'from=2026-11-16T17:00:00.000Z'])(
  'the list of %s',
  (search) => {
    it('is as long in every kind of file as the page says', async () => {
      const expected = await total(search)
      expect(expected).toBeGreaterThan(2)
      const csv = (await clerk.get(`/search.csv?${search}`)).text
      expect(csv.split('\r\n').filter((l) => l.includes('"https://'))).toHaveLength(expected)
      const [sheet = ''] = await unzip(`/search.xlsx?${search}`, 'xl/worksheets/sheet1.xml')
      expect(sheet.match(/<row /g)).toHaveLength(expected + 1)
      const [document = ''] = await unzip(`/search.docx?${search}`, 'word/document.xml')
      // Each article's number stands in a cell of its own.
      const numbers = [...document.matchAll(/<w:t[^>]*>(\d+)<\/w:t>/g)].map((m) => Number(m[1]))
      expect(numbers).toEqual(Array.from({ length: expected }, (_, i) => i + 1))
    })
  },
)

describe('a file', () => {
  it('says which search and period it is, and who made it when', async () => {
    const search = 'q=dap&tone=critical&from=2026-11-15T17:00:00.000Z&to=2026-11-22T17:00:00.000Z'
    const csv = await clerk.get(`/search.csv?${search}`)
    for (const said of ['"Câu tìm","dap"', '"Thời gian","16/11–22/11/2026"', 'Sắc thái: Phê phán', '"Người lập","Người <thử>"'])
      expect(csv.text).toContain(said)
    expect(csv.headers['content-disposition']).toContain('tin-bai_2026-11-16_2026-11-22.csv')
    const [about = ''] = await unzip(`/search.xlsx?${search}`, 'xl/sharedStrings.xml')
    expect(about).toContain('16/11–22/11/2026')
    const [document = ''] = await unzip(`/search.docx?${search}`, 'word/document.xml')
    expect(document).toContain('từ ngày 16/11 đến ngày 22/11/2026')
    expect(document).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  }) // prettier-ignore
  it('is written to the log with its length, whoever takes it', async () => {
    const before = (await exported()).length
    await (await site.as('lanh-dao')).get('/search.xlsx?q=cam').expect(200)
    const rows = (await exported()).slice(before)
    expect(rows.map((r) => [r.subject, JSON.parse(r.details)])).toEqual([['xlsx', { rows: 3, total: 3, search: '?q=cam' }]])
  }) // prettier-ignore
  it('of an unknown kind is a page that says which there are', async () => {
    const answer = await clerk.get('/search.exe?q=dap')
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('XLSX, DOCX hoặc CSV')
  })
  it('is not for those who do not read the press', async () => {
    for (const kind of ['csv', 'xlsx', 'docx'])
      expect((await (await site.as('don-vi')).get(`/search.${kind}`)).status).toBe(403)
  })
  it('never holds more than 300 characters of a text', async () => {
    const long = 'dài lắm '.repeat(40)
    for (const [path, name] of [['/search.xlsx?q=', 'xl/sharedStrings.xml'], ['/search.docx?q=', 'word/document.xml']] as const)
      expect((await unzip(path, name))[0]).not.toContain(long)
    expect((await clerk.get('/search.csv?q=')).text).not.toContain(long)
  }) // prettier-ignore
})

describe('the spreadsheet', () => {
  it('has times as times in the clock of the office, a head that stays, filters and links', async () => {
    const [sheet = '', relations = '', styles = ''] = await unzip('/search.xlsx?q=heroin', 'xl/worksheets/sheet1.xml', 'xl/worksheets/_rels/sheet1.xml.rels', 'xl/styles.xml')
    // 20/11/2026 16:30 in Viet Nam as a day number.
    const value = Date.UTC(2026, 10, 20, 16, 30) / 86_400_000 + 25_569
    expect(Number(/<c r="A2"[^>]*><v>([\d.]+)<\/v>/.exec(sheet)?.[1])).toBeCloseTo(value, 6)
    expect(styles).toContain('dd/mm/yyyy hh:mm')
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A1:J2"/>')
    const link = /<hyperlink ref="J2" r:id="([^"]+)"/.exec(sheet)?.[1] ?? 'none'
    expect(relations).toMatch(new RegExp(`Id="${link}"[^>]*Target="https://[^"]+" TargetMode="External"`))
  }) // prettier-ignore
  it('holds hostile titles as text: no formula, no lost word, nothing that breaks the file', async () => {
    const [sheet = '', shared = ''] = await unzip('/search.xlsx?q=', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toMatch(/function|NaN|undefined/)
    expect(shared).toContain('=HYPERLINK(')
    expect(shared).toContain('&lt;script')
    expect(shared).toMatch(/<t[^>]*>constructor ?<\/t>/)
    expect(shared).not.toContain('\u0001')
  })
})

describe('the press list', () => {
  it('stands by day as the list does, and by story where the list shows stories', async () => {
    const [byDay = ''] = await unzip('/search.docx?q=dap', 'word/document.xml')
    expect(byDay).toContain('Thứ Ba, ngày 17/11/2026')
    const [byStory = ''] = await unzip('/search.docx?q=dap&view=stories', 'word/document.xml')
    expect(byStory).not.toContain('Thứ Ba')
    expect(byStory).toContain('Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng (')
  })
  it('names the article that a copy repeats instead of repeating it', async () => {
    const [document = ''] = await unzip('/search.docx?q=dap', 'word/document.xml')
    expect(document).toMatch(/Cùng nội dung với số \d+\./)
  })
  it('stays Vietnamese on an English screen, where the spreadsheet is English', async () => {
    const english = async (path: string, name: string) => {
      const answer = await clerk.get(path).set('cookie', `${clerk.cookie}; ngon-ngu=en`).buffer(true).parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
      })
      return (await JSZip.loadAsync(answer.body as Buffer)).file(name)?.async('string')
    }
    expect(await english('/search.docx?q=cam', 'word/document.xml')).toContain('Câu tìm')
    expect(await english('/search.xlsx?q=cam', 'xl/sharedStrings.xml')).toContain('Published')
  }) // prettier-ignore
})

describe('the chart over the list', () => {
  it('is drawn with the figures of the page, as a drawing and as lines', async () => {
    const expected = await total('q=dap')
    const csv = await clerk.get('/charts/trend.csv?q=dap').expect(200)
    const rows = csv.text.trim().split('\r\n').slice(4).map((l) => l.replaceAll('"', '').split(','))
    expect(rows.reduce((sum, r) => sum + Number(r[3]), 0)).toBe(expected)
    const svg = await bytesOf('/charts/trend.svg?q=dap')
    expect(svg.headers['content-type']).toContain('image/svg+xml')
    const told = [...svg.body.toString('utf8').matchAll(/<title>\d\d\/\d\d\/2026: (\d+) /g)].map((m) => Number(m[1]))
    expect(told.reduce((a, b) => a + b, 0)).toBe(expected)
  }) // prettier-ignore
  it('takes what was typed as text', async () => {
    const svg = await bytesOf('/charts/trend.svg?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E')
    expect(svg.body.toString('utf8')).not.toContain('<script')
  })
  it('that does not exist, or as another kind of file, is not found', async () => {
    for (const path of ['/charts/khac.svg', '/charts/trend.exe', '/charts/trend.constructor'])
      expect((await clerk.get(path)).status).toBe(404)
  })
})

describe('the menu', () => {
  it('stands over the list with an address for each kind', async () => {
    const { text } = await clerk.get('/search?q=dap&tone=critical')
    for (const kind of ['xlsx', 'docx', 'csv']) expect(text).toContain(`href="/search.${kind}?q=dap&amp;tone=critical"`)
    expect(text).toContain('href="/charts/trend.svg?q=dap&amp;tone=critical"')
  })
})
