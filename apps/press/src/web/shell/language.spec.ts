import { currentLanguage, inLanguages, isLanguage, speaking } from './language.js'

describe('the language of a screen', () => {
  const words = inLanguages({ found: (n: number) => `${n} bài` }, { found: (n: number) => `${n} articles` })

  it('is Vietnamese unless the request asks for another', () => {
    expect(currentLanguage()).toBe('vi')
    expect(words().found(3)).toBe('3 bài')
  })

  it('holds for everything a request starts, and for no other request', async () => {
    const slow = speaking('en', async () => {
      await new Promise((done) => setTimeout(done, 5))
      return words().found(3)
    })
    expect(words().found(3)).toBe('3 bài')
    expect(await slow).toBe('3 articles')
  })

  it('knows no other language', () => {
    expect(['vi', 'en', 'fr', '', undefined].map(isLanguage)).toEqual([true, true, false, false, false])
  })
})
