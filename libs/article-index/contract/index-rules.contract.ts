import { analyse } from '#language'
import type { ArticleIndex, FacetName, Filters, SearchRequest, TextQuery } from '#article-index'
import { aDocument } from './a-document.js'

const queryWord = (text: string, marked = false) => {
  const { exact, folded } = analyse(text)
  return { folded, exact: marked ? exact : null }
}
const word = (text: string, more: { marked?: boolean; prefix?: boolean; titleOnly?: boolean } = {}): TextQuery => ({
  type: 'word',
  word: queryWord(text, more.marked),
  prefix: more.prefix ?? false,
  titleOnly: more.titleOnly ?? false,
})
/** A phrase; words with `^` before them are marked. */
const phrase = (text: string, titleOnly = false): TextQuery => ({
  type: 'phrase',
  words: text.split(' ').map((w) => queryWord(w.replace('^', ''), w.startsWith('^'))),
  titleOnly,
})
const hour = (n: number): string => new Date(Date.parse('2026-11-20T00:00:00.000Z') + n * 3_600_000).toISOString()

/** The rules of single query kinds, filters, facets, orders and revisions, which both indexes keep alike. */
export function describeIndexRules(name: string, open: () => Promise<ArticleIndex>): void {
  describe(`rules of the article index: ${name}`, () => {
    let index: ArticleIndex
    beforeEach(async () => {
      index = await open()
    })
    afterEach(() => index.close())
    const found = async (request: Partial<SearchRequest>): Promise<string[]> =>
      (await index.search({ officeId: 'o1', ...request })).hits.map((h) => h.articleId)

    it('takes numbers with dots and commas as one word, and words of any length as a whole', async () => {
      const long = 'đ'.repeat(300)
      await index.put([
        aDocument({ articleId: 'a', bodyText: 'giảm 3,5 điểm còn 1.234 đồng' }),
        aDocument({ articleId: 'b', bodyText: `x ${long}a y` }),
      ])
      expect(await found({ text: word('3,5') })).toEqual(['a'])
      expect(await found({ text: word('1.234') })).toEqual(['a'])
      expect(await found({ text: word('3') })).toEqual([])
      expect(await found({ text: word(`${long}a`) })).toEqual(['b'])
      expect(await found({ text: word(`${long}b`) })).toEqual([])
      expect(await found({ text: word(long.slice(0, 150), { prefix: true, marked: true }) })).toEqual(['b'])
      expect(await found({ text: phrase(`x ^${long}a y`) })).toEqual(['b'])
    })

    it('keeps prefixes, phrases and words to the title where asked, and marks where typed', async () => {
      await index.put([
        aDocument({ articleId: 'a', titleText: 'Cống Đông Hải', bodyText: 'an ninh' }),
        aDocument({ articleId: 'b', titleText: 'an ninh', bodyText: 'công an Đông Hải' }),
      ])
      expect(await found({ text: word('công', { prefix: true, marked: true }) })).toEqual(['b'])
      expect(await found({ text: word('con', { prefix: true, titleOnly: true }) })).toEqual(['a'])
      expect(await found({ text: phrase('an ninh', true) })).toEqual(['b'])
      expect(await found({ text: phrase('^công an') })).toEqual(['b'])
      expect(await found({ text: phrase('^cống ^đông') })).toEqual(['a'])
      expect(await found({ text: phrase('an cong') })).toEqual([])
    })

    it('finds everything for "all of nothing", nothing for "any of nothing" and for an empty word', async () => {
      await index.put([aDocument({ articleId: 'a' })])
      expect(await found({ text: { type: 'and', of: [] } })).toEqual(['a'])
      expect(await found({ text: { type: 'or', of: [] } })).toEqual([])
      expect(await found({ text: { type: 'filter', filters: {} } })).toEqual(['a'])
      expect(await found({ text: { type: 'word', word: { folded: '" *', exact: null } } })).toEqual([])
      expect(await found({ filters: { tone: [] } })).toEqual([])
      expect(await found({ filters: { tone: undefined } })).toEqual(['a'])
      expect(await found({ filters: { from: 'không phải ngày' } })).toEqual([])
    })

    const filterCases: readonly [Filters, string[]][] = [
      [{ relevance: ['mention', 'none'] }, ['b']],
      [{ tone: ['critical'] }, ['b']],
      [{ event: ['negative'] }, ['b']],
      [{ topic: ['y-te'] }, ['b']],
      [{ outlet: ['songhoai', 'khong-co'] }, ['b']],
      [{ tier: ['trung-uong'] }, ['b']],
      [{ place: ['Xã An Sơn'] }, ['b']],
      [{ handling: ['new'] }, ['b']],
      [{ handling: ['none'] }, ['a']],
      [{ respond: true }, ['b']],
      [{ original: true }, ['a']],
      [{ corrected: false }, ['a']],
      [{ reprintGroup: ['a'] }, ['a', 'b']],
      [{ story: ['b'] }, ['b']],
      [{ completeness: ['teaser'] }, ['b']],
      [{ article: ['b', 'c'] }, ['b']],
      [{ from: hour(1) }, ['b']],
      [{ to: hour(1) }, ['a']],
      [{ seenFrom: hour(2) }, ['b']],
      [{ seenTo: hour(2) }, ['a']],
      [{ tone: ['critical', 'neutral'], original: true }, ['a']],
    ]
    it('keeps what each filter names, outside the text and inside it', async () => {
      await index.put([
        aDocument({ articleId: 'a', publishedAt: hour(0), firstSeenAt: hour(1) }),
        aDocument({
          articleId: 'b', publishedAt: hour(1), firstSeenAt: hour(2), relevance: 'none', tone: 'critical', event: 'negative',
          topics: ['khac', 'y-te'], outletId: 'songhoai', tier: 'trung-uong', places: ['Xã Khe Dâu', 'Xã An Sơn'], handling: 'new',
          respond: true, isOriginal: false, isCorrected: true, reprintGroup: 'a', completeness: 'teaser',
        }),
      ]) // prettier-ignore
      for (const [filters, expected] of filterCases) {
        expect({ filters, ids: (await found({ filters })).sort() }).toEqual({ filters, ids: expected })
        const text: TextQuery = { type: 'and', of: [word('dap'), { type: 'filter', filters }] }
        expect({ text, ids: (await found({ text })).sort() }).toEqual({ text, ids: expected })
      }
    })

    it('counts every facet: the most frequent first, ties by value, nothing for what has no value', async () => {
      await index.put([
        aDocument({ articleId: 'a', topics: [], tone: null, places: ['Xã B', 'Xã A'], story: 's' }),
        aDocument({ articleId: 'b', topics: ['y-te', 'khac'], story: 's', handling: 'new', respond: true }),
        aDocument({ articleId: 'c', topics: ['y-te'], isOriginal: false, relevance: 'none', tier: 'nganh' }),
      ])
      const expected: Record<FacetName, string> = {
        tone: 'neutral 2',
        topic: 'y-te 2, khac 1',
        mainTopic: 'y-te 2, khac 1',
        place: 'Xã A 1, Xã B 1',
        outlet: 'hoaigiang 3',
        handling: 'none 2, new 1',
        event: 'neutral 3',
        relevance: 'about 2, none 1',
        tier: 'dia-phuong 2, nganh 1',
        story: 's 2, c 1',
        original: 'true 2, false 1',
        respond: 'false 2, true 1',
      }
      const facets = Object.keys(expected) as FacetName[]
      const answer = await index.search({ officeId: 'o1', limit: 0, facets })
      const shown = Object.fromEntries(
        facets.map((f) => [f, answer.facets[f]?.map((v) => `${v.value} ${v.count}`).join(', ')]),
      )
      expect({ hits: answer.hits, ...shown }).toEqual({ hits: [], ...expected })
      const main = await index.search({ officeId: 'o1', filters: { topic: ['khac'] }, facets: ['mainTopic', 'tone'] })
      expect([main.total, main.facets.mainTopic?.length, main.facets.tone]).toEqual([1, 2, [{ value: 'neutral', count: 1 }]]) // prettier-ignore
    })

    it('puts phrases before words and titles before bodies, best first, and the newest first where nothing is asked', async () => {
      await index.put([
        aDocument({ articleId: 'body', titleText: 'x', bodyText: 'sạt lở đê', publishedAt: hour(5) }),
        aDocument({ articleId: 'both', titleText: 'đê', bodyText: 'sạt lở', publishedAt: hour(1) }),
        aDocument({ articleId: 'title', titleText: 'sạt lở đê', bodyText: 'x', publishedAt: hour(0) }),
      ])
      const text: TextQuery = { type: 'or', of: [phrase('sat lo'), word('de'), { type: 'not', of: word('x') }] }
      expect(await found({ text, order: 'best' })).toEqual(['title', 'both', 'body'])
      expect(await index.ids({ officeId: 'o1', text, order: 'best', limit: 2 })).toEqual(['title', 'both'])
      expect(await found({ order: 'best' })).toEqual(['body', 'both', 'title'])
    })

    it('collapses in every order to the earliest article, which stands where it stands itself', async () => {
      await index.put([
        aDocument({ articleId: 'a1', reprintGroup: 'a', publishedAt: hour(0), titleText: 'lúa' }),
        aDocument({ articleId: 'a2', reprintGroup: 'a', publishedAt: hour(9), titleText: 'đập' }),
        aDocument({ articleId: 'b1', reprintGroup: 'b', publishedAt: hour(2), titleText: 'đập' }),
        aDocument({ articleId: 'b2', reprintGroup: 'b', publishedAt: hour(2), titleText: 'lúa' }),
        aDocument({ articleId: 'c1', reprintGroup: 'c', publishedAt: hour(4), titleText: 'đập' }),
      ])
      const ask = (more: Partial<SearchRequest>) => found({ text: word('dap'), collapse: 'reprints', ...more })
      expect(await ask({})).toEqual(['c1', 'b2', 'a1'])
      expect(await ask({ order: 'oldest' })).toEqual(['a1', 'b2', 'c1'])
      expect(await ask({ order: 'best' })).toEqual(['c1', 'b2', 'a1'])
      expect(await ask({ offset: 1, limit: 1 })).toEqual(['b2'])
      expect(await ask({ limit: 0 })).toEqual([])
      expect(await ask({ text: word('dap', { titleOnly: true }) })).toEqual(['a2', 'c1', 'b1'])
      expect(await index.ids({ officeId: 'o1', collapse: 'reprints', order: 'oldest' })).toEqual(['a1', 'b2', 'c1'])
    })

    it('keeps the newer of two revisions in one put, takes an equal one, and any after a removal', async () => {
      const revision = (n: number, bodyText: string) => aDocument({ articleId: 'a', revision: n, bodyText })
      await index.put([revision(3, 'ba'), revision(2, 'hai')])
      expect(await found({ text: word('ba') })).toEqual(['a'])
      await index.put([revision(3, 'lần nữa')])
      expect(await found({ text: word('nua') })).toEqual(['a'])
      await index.remove([{ officeId: 'o1', articleId: 'a' }, { officeId: 'o1', articleId: 'unknown' }]) // prettier-ignore
      await index.put([revision(1, 'một')])
      expect(await found({ text: word('mot') })).toEqual(['a'])
      expect(await index.count()).toBe(1)
    })

    it('drops an abandoned generation, and begins the next one empty', async () => {
      await index.put([aDocument({ articleId: 'kept' })])
      const first = await index.beginRebuild()
      await first.put([aDocument({ articleId: 'half' })])
      await first.abandon()
      expect(await found({})).toEqual(['kept'])
      const second = await index.beginRebuild()
      await index.put([aDocument({ articleId: 'meanwhile' })])
      expect(await index.count()).toBe(2)
      await second.put([aDocument({ articleId: 'whole', revision: 1 })])
      await second.commit()
      expect(await found({})).toEqual(['whole'])
      await index.put([aDocument({ articleId: 'after' })])
      expect(await index.count()).toBe(2)
      expect(await index.state()).toMatchObject({ engine: index.name, status: 'green' })
    })
  })
}
