import type { OfficeArticle } from '#record'
import { excerpt } from '../excerpt.js'
import { csvHead, csvRows } from './csv.js'

const article = (title: string, lead: string): OfficeArticle =>
  ({
    article: { publishedAt: '2026-11-17T00:15:00.000Z', canonicalUrl: 'https://bao.example/1' },
    outlet: { name: 'Báo thử' },
    version: { title, lead, text: lead },
    labels: {},
    isOriginal: true,
  }) as unknown as OfficeArticle

describe('the list for spreadsheets', () => {
  it.each(['=1+1', '+84 909', '-cmd', '@tag', '  =HYPERLINK("x")', '\t=1', '＝1'])('never gives %j as a formula', (title) => {
    const cells = csvRows([article(title, 'Tóm tắt.')], (url) => url)
    expect(cells).toContain(`,"'${title.replaceAll('"', '""')}",`)
  }) // prettier-ignore
  it('keeps quotation marks and lines within their cell', () => {
    expect(csvRows([article('Nói "không" với rác', 'Dòng một\ndòng hai')], (url) => url)).toBe(
      '"17/11/2026, 07:15","Báo thử","Nói ""không"" với rác","Dòng một dòng hai","","","có","https://bao.example/1"\r\n',
    )
  })
  it('quotes at most 300 characters, cut at a word', () => {
    const short = excerpt('chữ '.repeat(200))
    expect(short.length).toBeLessThanOrEqual(300)
    expect(short.endsWith('chữ…')).toBe(true)
    expect(excerpt('x'.repeat(900))).toHaveLength(300)
  })
  it('says in its first line when the articles are invented, then what was searched, then its columns', () => {
    const facts = [{ name: 'Câu tìm', value: '=đập' }]
    const lines = csvHead({ facts, isDemo: true, period: null, at: '2026-11-17T00:15:00.000Z' }).split('\r\n')
    expect(lines.slice(0, 3)).toEqual(['\ufeff"Dữ liệu minh họa"', `"Câu tìm","'=đập"`, '""'])
    expect(lines[3]).toMatch(/^"Thời gian","Đầu báo"/)
  })
})
