import { burstOf, readableTitle, storyTone } from '#read'

const now = '2026-11-23T05:00:00.000Z' // noon in Viet Nam
const days = (counts: Record<string, number>) => Object.entries(counts).map(([date, count]) => ({ date, count }))

describe('whether a story is rising', () => {
  it('goes by what is usual for it: ten a day are nothing new, ten after one a day are', () => {
    const calm = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [`2026-11-${String(8 + i).padStart(2, '0')}`, 10]),
    )
    expect(burstOf(days({ ...calm, '2026-11-22': 10, '2026-11-23': 5 }), now)).toEqual({
      recent: 15,
      usual: 15,
      isRising: false,
    })
    expect(burstOf(days({ '2026-11-12': 5, '2026-11-16': 5, '2026-11-22': 6, '2026-11-23': 4 }), now)).toMatchObject({
      recent: 10,
      isRising: true,
    })
  })
  it('takes days without articles for days of none, and no account of what is long past or still to come', () => {
    const quiet = burstOf(days({ '2026-10-01': 90, '2026-11-13': 2, '2026-11-22': 1, '2026-11-24': 50 }), now)
    expect([quiet.recent, quiet.usual.toFixed(2), quiet.isRising]).toEqual([1, '0.33', false])
  })
  it('asks of a story of today for more than one that any event brings', () => {
    expect(burstOf(days({ '2026-11-23': 3 }), now).isRising).toBe(false)
    expect(burstOf(days({ '2026-11-22': 2, '2026-11-23': 4 }), now).isRising).toBe(true)
  })
})

describe('the title of a story', () => {
  it('is the first headline, without the mark of its section and its full stop', () => {
    expect(readableTitle(['[Ảnh] đập Khe Dâu xả lũ trong đêm.', 'Khe Dâu: đập xả lũ'])).toBe(
      'Đập Khe Dâu xả lũ trong đêm',
    )
    expect(readableTitle(['Video: Lễ hội cam'])).toBe('Lễ hội cam')
  })
  it('is a later one where the first asks, shouts or says what no other says', () => {
    const plain = 'Đập Khe Dâu xả lũ, ba thôn phải sơ tán'
    for (const first of ['Vì sao đập Khe Dâu xả lũ?', 'ĐẬP KHE DÂU XẢ LŨ TRONG ĐÊM', 'Đêm trắng'])
      expect(readableTitle([first, plain, 'Ba thôn phải sơ tán vì đập Khe Dâu xả lũ'])).not.toBe(first)
  })
  it('of nothing is nothing', () => {
    expect(readableTitle([])).toBe('')
  })
})

describe('the tone of a story', () => {
  it('is that of most originals, mixed of two as many, none of none', () => {
    expect(storyTone({ critical: 3, neutral: 1, favourable: 2 })).toBe('critical')
    expect(storyTone({ critical: 2, neutral: 0, favourable: 2 })).toBe('mixed')
    expect(storyTone({ critical: 0, neutral: 0, favourable: 0 })).toBeNull()
  })
})
