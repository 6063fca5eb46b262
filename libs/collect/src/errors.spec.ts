import { reasons, reasonSentence, sentenceOnce, type NamedReason } from './errors.js'

describe('the sentence of a reading on trial', () => {
  it('never promises that somebody tries again by itself, and says what to do instead', () => {
    for (const reason of Object.keys(reasons) as NamedReason[]) {
      expect([reason, sentenceOnce(reason)]).toEqual([reason, expect.not.stringMatching(/tự (?:chờ rồi )?thử lại/)])
      if (/tự (?:chờ rồi )?thử lại/.test(reasonSentence(reason)))
        expect([reason, sentenceOnce(reason)]).toEqual([reason, expect.stringMatching(/thử lại/)])
    }
    expect(sentenceOnce('host-unreachable')).toBe(
      'Không kết nối được tới máy chủ của báo. Hãy kiểm tra kết nối mạng, rồi thử lại.',
    )
    expect(sentenceOnce('connection-refused')).toBe('Máy chủ của báo từ chối kết nối. Hãy thử lại sau ít phút.')
  })
})
