import { type PlacesCase, scorePlaces } from '#gazetteer'

const sentence: PlacesCase = {
  id: 's1',
  text: 'Công an tỉnh Cao Bằng khen xã Trùng Khánh; cao bằng mái nhà.',
  places: [
    { surface: 'tỉnh Cao Bằng', start: 8, unit: 'Tỉnh Cao Bằng', era: 'both' },
    { surface: 'xã Trùng Khánh', start: 27, unit: 'Xã Trùng Khánh', era: 'new' },
  ],
  notPlaces: ['cao bằng mái nhà'],
}

describe('scoring places', () => {
  it('counts start and unit, and the era apart', () => {
    const era = { ...sentence.places[0], era: 'old' as const } as (typeof sentence.places)[0]
    const score = scorePlaces([sentence], [[era]])
    expect([score.precision, score.recall, score.era, score.leftAlone]).toEqual([1, 0.5, 0, 1])
    expect(score.f1).toBeCloseTo(2 / 3)
  })
  it('sees a place inside a span that is none', () => {
    const wrong = { surface: 'cao bằng', start: 43, unit: 'Tỉnh Cao Bằng', era: 'both' as const }
    const score = scorePlaces([sentence], [[...sentence.places, wrong]])
    expect([score.leftAlone, score.notPlaces]).toEqual([0, 1])
    expect(score.mistakes).toHaveLength(2)
  })
})
