import { decodeSignature, encodeSignature, groupBatch, GroupWindow, type IncomingArticle, type Joined } from '#group'
import { anArticle, articleNames, edits, seeded } from '../../test-texts/texts.js'

const dayMs = 86_400_000

/** Invented articles, then edited copies of them, in a shuffled but seeded order. */
function aStream(): IncomingArticle[] {
  const random = seeded(3)
  const editNames = Object.keys(edits)
  const copies = Array.from({ length: 30 }, (_, i) => {
    const name = articleNames[Math.floor(random() * articleNames.length)] as string
    const edit = edits[editNames[i % editNames.length] as string]
    const article = anArticle(name, { id: `copy ${i}`, hours: 12 + i })
    return { ...article, text: edit?.(article.text, random) ?? '' }
  })
  return [...articleNames.map((name, i) => anArticle(name, { hours: i })), ...copies]
}

const decision = ({ reprintGroup, story, reprintOf, similarity, reason }: Joined): unknown => ({
  reprintGroup,
  story,
  reprintOf,
  similarity,
  reason,
})

describe('GroupWindow', () => {
  it('decides each article by those before it alone', () => {
    const stream = aStream()
    const whole = groupBatch(stream)
    expect(groupBatch(stream.slice(0, 25))).toEqual(whole.slice(0, 25))
    expect(whole.every((g) => g.reprintGroup && g.story)).toBe(true)
    expect(whole.map((g) => g.id)).toEqual(stream.map((a) => a.id))
  })

  it('answers a number with that number', () => {
    const numbered = { ...anArticle('bridge'), id: 17 as unknown as string }
    expect(groupBatch([numbered])).toEqual([{ id: 17, reprintGroup: '17', story: '17' }])
  })

  it('goes on after a restart as if nothing had happened', () => {
    const stream = aStream()
    const lasting = new GroupWindow()
    const remembered = stream.slice(0, 25).map((article) => {
      const { reprintGroup, story, signature } = lasting.join(article)
      return {
        id: article.id,
        publishedAt: article.publishedAt,
        reprintGroup,
        story,
        signature: encodeSignature(signature),
      }
    })
    const restarted = new GroupWindow()
    expect(restarted.load(remembered.slice(0, 10))).toEqual([])
    restarted.load(remembered.slice(10))
    expect(restarted.size).toBe(25)
    for (const article of stream.slice(25))
      expect(decision(restarted.join(article))).toEqual(decision(lasting.join(article)))
  })

  it('leaves out what it cannot read when it is filled, and says so', () => {
    const window = new GroupWindow()
    const { signature } = new GroupWindow().join(anArticle('bridge'))
    const bytes = encodeSignature(signature)
    const groups = { reprintGroup: 'x', story: 'x' }
    expect(
      window.load([
        { id: 'old', ...groups, signature: bytes.slice(1) },
        { id: 'x', ...groups, signature: bytes },
      ]),
    ).toEqual(['old'])
    expect(window.size).toBe(1)
  })

  it('keeps the original that the record names after it has left', () => {
    const window = new GroupWindow()
    const { signature } = new GroupWindow().join(anArticle('bridge'))
    window.load([
      {
        id: 'copy',
        reprintGroup: 'gone',
        story: 'gone',
        reprintOf: 'gone',
        publishedAt: '2026-03-01T00:00:00Z',
        signature,
      },
    ])
    expect(window.join(anArticle('bridge', { id: 'next', hours: -1 }))).toMatchObject({
      reprintGroup: 'gone',
      reprintOf: 'gone',
    })
  })

  it('takes back a batch whose transaction failed, and decides the same when it comes again', () => {
    const stream = aStream()
    const undisturbed = new GroupWindow()
    const window = new GroupWindow()
    for (const article of stream.slice(0, 12)) {
      undisturbed.join(article)
      window.join(article)
    }
    window.begin()
    for (const article of stream.slice(12, 30)) window.join({ ...article, publishedAt: '2026-02-27T00:00:00Z' })
    window.join(anArticle('school', { text: 'Một phiên bản khác hẳn.' }))
    window.assign('bridge', { story: 'fire', reprintGroup: 'fire' })
    window.remove('fire')
    window.rollback()
    expect(window.size).toBe(12)
    expect(window.groupsOf('bridge')).toEqual({ reprintGroup: 'bridge', story: 'bridge' })
    window.begin()
    for (const article of stream.slice(12))
      expect(decision(window.join(article))).toEqual(decision(undisturbed.join(article)))
    window.commit()
    window.rollback()
    expect(window.size).toBe(stream.length)
  })

  it('keeps a new version in its groups when others share them', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join(anArticle('bridgeOther', { hours: 1 }))
    const edited = window.join(anArticle('shrimp', { id: 'bridgeOther', hours: 2 }))
    expect(edited).toMatchObject({ reprintGroup: 'bridgeOther', story: 'bridge', reason: { rule: 'known' } })
    expect(window.size).toBe(2)
  })

  it('decides a new version anew when its article stood alone', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join({ id: 'stub', title: 'Tin đang cập nhật', text: 'Nội dung đang được biên tập.' })
    expect(window.join(anArticle('bridge', { id: 'stub', hours: 1 }))).toMatchObject({
      reprintOf: 'bridge',
      story: 'bridge',
    })
  })

  it('lets later articles follow what people decided', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join(anArticle('school', { hours: 1 }))
    expect(window.assign('bridge', { story: 'by hand' })).toBe(true)
    expect(window.join(anArticle('bridgeOther', { hours: 2 })).story).toBe('by hand')
    expect(window.assign('bridgeOther', { reprintGroup: 'school' })).toBe(true)
    expect(window.join(anArticle('bridgeOther', { id: 'copy', hours: 3 })).reprintGroup).toBe('school')
    expect(window.assign('nobody', { story: 'x' })).toBe(false)
  })

  it('no longer finds what was removed', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    expect(window.remove('bridge')).toBe(true)
    expect(window.remove('bridge')).toBe(false)
    expect(window.join(anArticle('bridge', { id: 'other' })).reprintGroup).toBe('other')
  })

  it('goes on with the copies when the original is removed', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join(anArticle('bridge', { id: 'copy', hours: 1 }))
    window.remove('bridge')
    expect(window.join(anArticle('bridge', { id: 'later', hours: 2 }))).toMatchObject({
      reprintGroup: 'bridge',
      reprintOf: 'copy',
    })
    expect(window.join(anArticle('bridgeOther', { hours: 3 })).story).toBe('bridge')
  })

  it('forgets what arrived longer ago than the window lasts', () => {
    const window = new GroupWindow({ windowDays: 10 })
    const start = Date.UTC(2026, 2, 1)
    window.join({ ...anArticle('bridge'), arrivedAt: start })
    window.join({ ...anArticle('fire'), arrivedAt: start + 5 * dayMs })
    expect(
      window.join({ ...anArticle('bridge', { id: 'late', hours: 24 * 11 }), arrivedAt: start + 11 * dayMs })
        .reprintGroup,
    ).toBe('late')
    expect([window.has('bridge'), window.has('fire')]).toEqual([false, true])
    expect(window.forget(start + 6 * dayMs)).toBe(1)
    expect(window.size).toBe(1)
  })

  it('does not compare articles published further apart than the window lasts, in whatever order they come', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge', { hours: 40 * 24 }))
    expect(window.join(anArticle('bridge', { id: 'old' })).reprintGroup).toBe('old')
    expect(window.join(anArticle('bridge', { id: 'older', hours: 1 })).reprintGroup).toBe('old')
  })

  it('is not emptied by one article dated far ahead', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join(anArticle('fire', { publishedAt: '2099-01-01T00:00:00Z' }))
    expect(window.join(anArticle('bridge', { id: 'copy', hours: 2 })).reprintGroup).toBe('bridge')
  })

  it('takes an article without a readable time for one of the time before', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    for (const [i, publishedAt] of [undefined, null, 'hôm qua'].entries()) {
      expect(window.join({ ...anArticle('bridge', { id: `undated ${i}` }), publishedAt }).reprintGroup).toBe('bridge')
    }
  })

  it('holds no more articles than it may', () => {
    const window = new GroupWindow({ maxArticles: 3 })
    for (const name of articleNames) window.join(anArticle(name))
    expect(window.size).toBe(3)
    expect(window.has(articleNames.at(-1) as string)).toBe(true)
  })

  it('keeps working while thousands come and go', () => {
    const window = new GroupWindow({ windowDays: 1 })
    const random = seeded(11)
    const words = articleNames.flatMap((name) => anArticle(name).text.split(/\s+/))
    const start = Date.UTC(2026, 2, 1)
    for (let i = 0; i < 2500; i++) {
      const text = Array.from({ length: 60 }, () => words[Math.floor(random() * words.length)]).join(' ')
      window.join({ id: `w${i}`, title: '', text, arrivedAt: start + i * 120_000 })
    }
    expect(window.size).toBeGreaterThan(700)
    expect(window.size).toBeLessThan(725)
    window.join({ ...anArticle('bridge'), arrivedAt: start + 2500 * 120_000 })
    expect(
      window.join({ ...anArticle('bridge', { id: 'copy' }), arrivedAt: start + 2501 * 120_000 }).reprintGroup,
    ).toBe('bridge')
  })

  it('writes signatures that read back the same and hold no text', () => {
    const { signature } = new GroupWindow().join(anArticle('weather1'))
    expect(decodeSignature(encodeSignature(signature))).toEqual(signature)
    expect(signature.series).not.toBe(0)
    expect(encodeSignature(signature).length).toBeLessThan(2500)
    expect(() => decodeSignature(new Uint8Array(40))).toThrow('signature-unreadable')
  })
})
