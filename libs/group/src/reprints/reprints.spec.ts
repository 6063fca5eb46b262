import { GroupWindow } from '#group'
import { anArticle, articleNames, edits, seeded } from '../../test-texts/texts.js'

describe('Reprints', () => {
  const windowWithAll = (): GroupWindow => {
    const window = new GroupWindow()
    for (const name of articleNames) window.join(anArticle(name))
    return window
  }

  describe.each(Object.keys(edits))('%s', (name) => {
    it.each(['bridge', 'fire', 'school', 'shrimp', 'court', 'hospital'])(
      '%s is found under another title',
      (original) => {
        const article = anArticle(original, { id: 'copy', title: 'Tin đáng chú ý trong ngày', hours: 5 })
        const joined = windowWithAll().join({ ...article, text: edits[name]?.(article.text, seeded(7)) ?? '' })
        expect(joined).toMatchObject({ reprintGroup: original, reprintOf: original })
        expect(joined.similarity).toBeGreaterThan(0.4)
      },
    )
  })

  it('does not take different articles for copies, alike as their subjects are', () => {
    const window = new GroupWindow()
    const groups = articleNames.map((name, hours) => window.join(anArticle(name, { hours })).reprintGroup)
    expect(groups).toEqual(articleNames)
  })

  it('does not take a follow-up for a copy because it repeats four paragraphs of background', () => {
    const joined = windowWithAll().join(
      anArticle('fireFollowUp', { id: 'again', hours: 80, title: 'Chợ Vĩnh Trà sau đám cháy' }),
    )
    expect(joined.reprintGroup).toBe('fireFollowUp')
    const window = new GroupWindow()
    window.join(anArticle('fire'))
    expect(window.join(anArticle('fireFollowUp', { hours: 70 })).reprintGroup).toBe('fireFollowUp')
  })

  it.each([{}, { title: 'Trời hửng nắng' }])(
    'does not take the weather of the next day for that of the day before %j',
    (changes) => {
      const window = new GroupWindow()
      window.join(anArticle('weather1'))
      expect(window.join(anArticle('weather2', { hours: 24, ...changes })).reprintGroup).toBe('weather2')
    },
  )

  it('does not take a round-up for a copy of one of its many items', () => {
    const window = new GroupWindow()
    window.join(anArticle('shrimp', { text: anArticle('shrimp').text.split('\n').slice(0, 2).join('\n') }))
    const text = articleNames.map((name) => anArticle(name).text).join('\n')
    expect(window.join({ id: 'round-up', title: 'Tin trong tuần', text }).reprintGroup).toBe('round-up')
  })

  it('compares a text of one line together with its title', () => {
    const window = new GroupWindow()
    const line = {
      title: 'Chùm ảnh hoa ban nở trắng sườn núi Phja Lưng',
      text: 'Ảnh: Quế Lâm',
      publishedAt: '2026-03-01T00:00:00Z',
    }
    window.join({ id: 'a', ...line })
    expect(window.join({ id: 'b', ...line }).reprintGroup).toBe('a')
    expect(window.join({ id: 'c', ...line, title: 'Chùm ảnh lễ hội đua thuyền trên sông Lăng' }).reprintGroup).toBe('c')
    expect(window.join({ id: 'd', title: '', text: '' }).reprintGroup).toBe('d')
    expect(window.join({ id: 'e', title: '', text: '' }).reprintGroup).toBe('e')
  })

  it('finds a copy of a text that is longer than what is kept of it', () => {
    const window = new GroupWindow()
    const long = articleNames.map((name) => anArticle(name).text).join('\n')
    window.join({ id: 'long', title: 'Bài dài', text: long })
    expect(window.join({ id: 'copy', title: 'Bài khác', text: long.slice(0, 5000) }).reprintGroup).toBe('long')
  })

  it('names the earliest published as the original, also when it comes last', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge', { id: 'second', hours: 3 }))
    expect(window.join(anArticle('bridge', { id: 'third', hours: 9 }))).toMatchObject({ reprintOf: 'second' })
    const first = window.join(anArticle('bridge', { id: 'first', hours: 1 }))
    expect(first).toMatchObject({ reprintGroup: 'second', takesOriginalFrom: 'second' })
    expect(first.reprintOf).toBeUndefined()
    expect(window.join(anArticle('bridge', { id: 'fourth', hours: 10 })).reprintOf).toBe('first')
  })

  it('prefers as original, of two of one minute, the one that names no source', () => {
    const window = new GroupWindow()
    const text = anArticle('bridge').text
    const copy = window.join(anArticle('bridge', { id: 'copy', text: `${text}\nTheo Báo Hòa Lam` }))
    expect(copy.reason.credit).toBe('Hòa Lam')
    expect(window.join(anArticle('bridge', { id: 'own' }))).toMatchObject({ takesOriginalFrom: 'copy' })
  })
})
