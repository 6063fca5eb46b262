import { readStructuredData } from './json-ld.js'
import { parseLooseJson } from './repair-json.js'

describe('parseLooseJson', () => {
  it.each([
    ['a comma before the end', '{"a":[1,2,],}', { a: [1, 2] }],
    ['raw line breaks inside a text', '{"a":"một\n hai"}', { a: 'một  hai' }],
    ['quotation marks inside a text', '{"a":"Ông nói "không" rồi đi","b":1}', { a: 'Ông nói "không" rồi đi', b: 1 }],
    ['a CDATA wrapper', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['a comment wrapper and a semicolon', '<!-- {"a":1}; -->', { a: 1 }],
    ['an escape that JSON does not know', String.raw`{"a":"it\'s"}`, { a: "it's" }],
  ])('mends %s', (_, text, expected) => {
    expect(parseLooseJson(text)).toEqual(expected)
  })

  it('gives null for what cannot be mended', () => {
    expect(parseLooseJson('{"a":')).toBeNull()
  })
})

describe('readStructuredData', () => {
  const read = (data: unknown) => readStructuredData([JSON.stringify(data)])

  it('finds the article inside a graph and follows its author by id', () => {
    const { article, breadcrumb } = read({
      '@graph': [
        { '@type': 'WebPage', datePublished: '2026-01-01' },
        { '@type': ['NewsArticle'], headline: 'Tin', datePublished: '2026-11-23', author: { '@id': '#a' } },
        { '@type': 'Person', '@id': '#a', name: 'Minh Quế' },
        { '@type': 'BreadcrumbList', itemListElement: [{ item: { name: 'Trang chủ' } }, { name: 'Xã hội' }] },
      ],
    })
    expect(article).toMatchObject({ title: 'Tin', published: '2026-11-23', authors: ['Minh Quế'] })
    expect(breadcrumb).toEqual(['Trang chủ', 'Xã hội'])
  })

  it('takes no organisation for a writer', () => {
    expect(
      read({ '@type': 'NewsArticle', author: { '@type': 'Organization', name: 'Báo Sơn Hà' } }).article?.authors,
    ).toEqual([])
  })

  it('knows a text that must be paid for', () => {
    expect(read({ '@type': 'NewsArticle', isAccessibleForFree: 'False' }).article?.isFree).toBe(false)
    expect(read({ '@type': 'NewsArticle' }).article?.isFree).toBeNull()
  })
})
