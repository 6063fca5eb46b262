import { PostingLists } from './posting-lists.js'
import { Segments } from './segments.js'
import { Slide } from './slide.js'
import { Tally } from './tally.js'

const standings = (of: (slot: number) => number) => Uint8Array.from({ length: 1 << 20 }, (_, slot) => of(slot))
const all = { standings: standings(() => 1), oldest: 0, least: 1 }
const even = { standings: standings((slot) => (slot % 2 === 0 ? 2 : 1)), oldest: 0, least: 2 }

describe('PostingLists', () => {
  it('gives the articles of a key, the newest first, as many as asked for', () => {
    const lists = new PostingLists(8)
    for (let article = 0; article < 10; article++) lists.add(article % 2, article)
    const found = new Uint32Array(3)
    expect(lists.collect(1, found, all)).toBe(3)
    expect([...found]).toEqual([9, 7, 5])
    expect(lists.collect(77, found, all)).toBe(0)
  })
  it('puts an article that comes late in its place, and passes over what is not wanted', () => {
    const lists = new PostingLists(8)
    for (const article of [1, 4, 6, 2, 5, 0, 3]) lists.add(7, article)
    const found = new Uint32Array(4)
    expect(lists.collect(7, found, all)).toBe(4)
    expect([...found]).toEqual([6, 5, 4, 3])
    expect(lists.collect(7, found, even)).toBe(4)
    expect([...found]).toEqual([6, 4, 2, 0])
  })
  it('ends a chain where the old was let go, and goes on after', () => {
    const lists = new PostingLists(4)
    for (let article = 0; article < 100_000; article++) lists.add(3, article)
    lists.release(90_000)
    const found = new Uint32Array(100_000)
    const count = lists.collect(3, found, all)
    expect(count).toBeLessThan(45_000)
    expect(found[count - 1]).toBeLessThanOrEqual(90_000)
    lists.add(3, 100_000)
    lists.collect(3, found, all)
    expect([found[0], found[1]]).toEqual([100_000, 99_999])
  })
})

describe('Segments', () => {
  it('gives back what was appended until it is released, and uses its memory again', () => {
    let created = 0
    const segments = new Segments<Uint16Array>((n) => (created++, new Uint16Array(n)), 8)
    const places = Array.from({ length: 200 }, (_, i) => {
      const place = segments.append(Uint16Array.of(i, i + 1, i + 2))
      expect([...segments.view(place, 3)]).toEqual([i, i + 1, i + 2])
      if (i >= 20) segments.release(places20(i))
      return place
    })
    function places20(i: number): number {
      return Math.floor((i - 20) / 2) * 8
    }
    expect([...segments.view(places.at(-5) as number, 3)]).toEqual([195, 196, 197])
    expect(created).toBeLessThan(20)
    expect(segments.view(segments.append(new Uint16Array(0)), 0)).toHaveLength(0)
  })
})

describe('Tally', () => {
  it('names those with most points and forgets them when it starts anew', () => {
    const tally = new Tally()
    tally.start(16)
    for (let number = 16; number < 32; number++) for (let k = 16; k <= number; k++) tally.add(number, 1)
    expect(tally.best(3).sort()).toEqual([29, 30, 31])
    expect(tally.best(20, 15).sort()).toEqual([30, 31])
    tally.start(16)
    expect(tally.best(3)).toEqual([])
    tally.add(5, 2)
    expect(tally.best(3)).toEqual([5])
  })
})

describe('Slide', () => {
  it('believes times of arrival at once, times of publication when all of late agree', () => {
    const slide = new Slide(10)
    expect(slide.after(0, 100)).toBe(90)
    for (let i = 0; i < 63; i++) expect(slide.after(i, undefined)).toBe(-Infinity)
    expect(slide.after(1000, undefined)).toBe(-10)
    for (let i = 0; i < 63; i++) slide.after(500, undefined)
    expect(slide.after(500, undefined)).toBe(490)
  })
})
