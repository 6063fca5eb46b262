import { analyse } from '#language'
import type { ArticleIndex, SearchRequest, TextQuery } from '#article-index'
import { aDocument } from './a-document.js'

const word = (text: string, marked = false): TextQuery => {
  const a = analyse(text)
  return { type: 'word', word: { folded: a.folded, exact: marked ? a.exact : null } }
}
const phrase = (text: string, marked = false): TextQuery => ({
  type: 'phrase',
  words: text.split(' ').map((w) => ({ folded: analyse(w).folded, exact: marked ? analyse(w).exact : null })),
})

/** What every article index promises. `open` gives an empty index. */
export function describeArticleIndex(name: string, open: () => Promise<ArticleIndex>): void {
  describe(`article index: ${name}`, () => {
    let index: ArticleIndex
    beforeEach(async () => {
      index = await open()
    })
    afterEach(() => index.close())
    const found = async (request: Partial<SearchRequest>): Promise<string[]> =>
      (await index.search({ officeId: 'o1', ...request })).hits.map((h) => h.articleId)

    it('finds words without marks in any spelling, and marked words only as marked', async () => {
      await index.put([
        aDocument({ articleId: 'a', titleText: 'Đường ven biển', bodyText: 'thuỷ sản' }),
        aDocument({ articleId: 'b', titleText: 'Đương nhiệm', bodyText: 'khác' }),
      ])
      expect(await found({ text: word('duong') })).toEqual(['a', 'b'])
      expect(await found({ text: word('đường', true) })).toEqual(['a'])
      expect(await found({ text: word('thủy', true) })).toEqual(['a'])
    })

    it('takes a phrase as neighbours in order, and a prefix as a beginning', async () => {
      await index.put([
        aDocument({ articleId: 'a', titleText: 'x', bodyText: 'Công an xã vào cuộc' }),
        aDocument({ articleId: 'b', titleText: 'x', bodyText: 'an toàn, công khai' }),
      ])
      expect(await found({ text: phrase('cong an') })).toEqual(['a'])
      expect(await found({ text: { type: 'word', word: { folded: 'kha', exact: null }, prefix: true } })).toEqual(['b'])
    })

    it('combines and, or, not and fields in any nesting', async () => {
      await index.put([
        aDocument({ articleId: 'a', bodyText: 'đập nước', tone: 'critical' }),
        aDocument({ articleId: 'b', bodyText: 'đập đá' }),
        aDocument({ articleId: 'c', titleText: 'cầu', bodyText: 'cầu đường' }),
      ])
      expect(await found({ text: { type: 'and', of: [word('dap'), { type: 'not', of: word('da') }] } })).toEqual(['a'])
      expect(await found({ text: { type: 'or', of: [word('nuoc'), word('cau')] } })).toEqual(['a', 'c'])
      expect(await found({ text: { type: 'not', of: { type: 'filter', filters: { tone: ['critical'] } } } })).toEqual([
        'b',
        'c',
      ])
      expect(await found({ text: { ...word('cau'), titleOnly: true } as TextQuery })).toEqual(['c'])
    })

    it('keeps offices apart', async () => {
      await index.put([aDocument({ articleId: 'a' }), aDocument({ articleId: 'a', officeId: 'o2', tone: 'critical' })])
      expect(await found({ filters: { tone: ['critical'] } })).toEqual([])
      expect((await index.search({ officeId: 'o2' })).total).toBe(1)
    })

    it('orders newest first with ties by id, oldest first, and title matches before body matches', async () => {
      await index.put([
        aDocument({ articleId: 'b', titleText: 'lúa', bodyText: 'đập' }),
        aDocument({ articleId: 'a', titleText: 'lúa', bodyText: 'đập' }),
        aDocument({ articleId: 'c', titleText: 'đập', bodyText: 'x', publishedAt: '2026-11-19T01:00:00.000Z' }),
      ])
      expect(await found({ text: word('dap') })).toEqual(['a', 'b', 'c'])
      expect(await found({ text: word('dap'), order: 'oldest' })).toEqual(['c', 'b', 'a'])
      expect(await found({ text: word('dap'), order: 'best' })).toEqual(['c', 'a', 'b'])
      expect(await found({ text: word('dap'), offset: 1, limit: 1 })).toEqual(['b'])
    })

    it('counts facets over the whole result, each without its own filter', async () => {
      await index.put([
        aDocument({ articleId: 'a', tone: 'critical', topics: ['moi-truong', 'y-te'], places: ['Xã Khe Dâu'] }),
        aDocument({ articleId: 'b', tone: 'neutral', topics: ['moi-truong'], outletId: 'thiendo' }),
        aDocument({ articleId: 'c', tone: null, relevance: 'none', topics: ['y-te'] }),
      ])
      const r = await index.search({
        officeId: 'o1',
        limit: 1,
        filters: { tone: ['critical'] },
        facets: ['tone', 'topic', 'place', 'outlet'],
      })
      expect(r.total).toBe(1)
      expect(r.facets.tone).toEqual([
        { value: 'critical', count: 1 },
        { value: 'neutral', count: 1 },
      ])
      expect(r.facets.topic).toEqual([
        { value: 'moi-truong', count: 1 },
        { value: 'y-te', count: 1 },
      ])
      expect(r.facets.place).toEqual([{ value: 'Xã Khe Dâu', count: 1 }])
      expect(r.facets.outlet).toEqual([{ value: 'hoaigiang', count: 1 }])
    })

    it('counts originals, reprint groups, stories and outlets exactly, and collapses to the earliest article', async () => {
      await index.put([
        aDocument({ articleId: 'a', reprintGroup: 'a', story: 's' }),
        aDocument({
          articleId: 'b',
          reprintGroup: 'a',
          story: 's',
          isOriginal: false,
          outletId: 'songhoai',
          publishedAt: '2026-11-20T03:00:00.000Z',
        }),
        aDocument({ articleId: 'c', reprintGroup: 'c', story: 's', publishedAt: '2026-11-20T02:00:00.000Z' }),
      ])
      const r = await index.search({ officeId: 'o1', collapse: 'reprints' })
      expect(r).toMatchObject({ total: 3, originals: 2, groups: 2, stories: 1, outlets: 2 })
      expect(r.hits).toMatchObject([
        { articleId: 'c', members: 1 },
        { articleId: 'a', members: 2 },
      ])
      expect((await index.search({ officeId: 'o1', collapse: 'stories' })).hits).toMatchObject([
        { articleId: 'a', members: 3 },
      ])
    })

    it('cuts days in Viet Nam’s time and periods half-open', async () => {
      await index.put([
        aDocument({ articleId: 'late', publishedAt: '2026-11-22T16:59:00.000Z', tone: 'critical' }),
        aDocument({ articleId: 'next', publishedAt: '2026-11-22T17:00:00.000Z' }),
      ])
      const r = await index.search({ officeId: 'o1', histogram: true })
      expect(r.histogram).toEqual([
        { date: '2026-11-22', count: 1, critical: 1 },
        { date: '2026-11-23', count: 1, critical: 0 },
      ])
      expect(await found({ filters: { from: '2026-11-15T17:00:00.000Z', to: '2026-11-22T17:00:00.000Z' } })).toEqual([
        'late',
      ])
    })

    it('shows a changed document at once and ignores an older revision', async () => {
      await index.put([aDocument({ articleId: 'a', revision: 2, tone: 'critical', bodyText: 'mới' })])
      await index.put([aDocument({ articleId: 'a', revision: 1, tone: 'neutral', bodyText: 'cũ' })])
      expect(await found({ filters: { tone: ['critical'] }, text: word('moi') })).toEqual(['a'])
      await index.put([aDocument({ articleId: 'a', revision: 3, tone: 'favourable', bodyText: 'sau' })])
      expect(await found({ text: word('moi') })).toEqual([])
      expect(await index.count()).toBe(1)
      await index.remove([{ officeId: 'o1', articleId: 'a' }])
      expect((await index.search({ officeId: 'o1' })).total).toBe(0)
    })

    it('fills a new generation while the old one answers, then switches', async () => {
      await index.put([aDocument({ articleId: 'old' })])
      const rebuild = await index.beginRebuild()
      await rebuild.put([aDocument({ articleId: 'new' })])
      expect(await found({})).toEqual(['old'])
      await rebuild.commit()
      expect(await found({})).toEqual(['new'])
    })

    it('takes anything a person may type as a word, never as an instruction', async () => {
      await index.put([aDocument({ articleId: 'a' })])
      for (const text of ['"', "'", '*', 'a" OR "b', 'NEAR(', '{title}', '-', '^', '\u0000', 'đ'.repeat(500)]) {
        await expect(
          index.search({ officeId: 'o1', text: { type: 'word', word: { folded: text, exact: null } } }),
        ).resolves.toBeDefined()
      }
    })
  })
}
