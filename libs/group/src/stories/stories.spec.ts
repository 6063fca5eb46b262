import { GroupWindow } from '#group'
import { anArticle, articleNames } from '../../test-texts/texts.js'

describe('Stories', () => {
  it('bring together different words about one happening, and nothing else', () => {
    const window = new GroupWindow()
    const stories = articleNames.map((name, i) => window.join(anArticle(name, { hours: i })).story)
    const expected = articleNames.map((name) => ({ bridgeOther: 'bridge', fireFollowUp: 'fire' })[name] ?? name)
    expect(stories).toEqual(expected)
  })

  it('give a copy the story of its original', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    window.join(anArticle('bridgeOther', { hours: 1 }))
    expect(window.join(anArticle('bridgeOther', { id: 'copy', hours: 2 }))).toMatchObject({
      story: 'bridge',
      reprintOf: 'bridgeOther',
    })
  })

  it('do not go on for weeks: a late follow-up begins a story that continues the first', () => {
    const window = new GroupWindow()
    window.join(anArticle('bridge'))
    const late = window.join(anArticle('bridgeOther', { hours: 20 * 24 }))
    expect(late).toMatchObject({ story: 'bridgeOther', continues: 'bridge', reason: { rule: 'new-story' } })
  })

  it('keep the days of a daily series apart', () => {
    const window = new GroupWindow()
    window.join(anArticle('weather1'))
    expect(window.join(anArticle('weather2', { hours: 24 })).story).toBe('weather2')
  })

  it('say why: the rule, the nearest article and a probability', () => {
    const window = new GroupWindow()
    window.join(anArticle('fire'))
    const joined = window.join(anArticle('fireFollowUp', { hours: 60 }))
    expect(joined.reason).toEqual({ rule: 'same-story', nearest: 'fire' })
    expect(joined.similarity).toBeGreaterThan(0.5)
    expect(joined.similarity).toBeLessThanOrEqual(1)
  })

  it('do not take in an article without words', () => {
    const window = new GroupWindow()
    expect(window.join({ id: 'a', title: 'Ảnh', text: '' }).story).toBe('a')
    expect(window.join({ id: 'b', title: 'Ảnh', text: '' }).story).toBe('b')
  })
})
