import { figureUrl, readSearchUrl, searchUrl } from '#read'

it('an address read back is the same address', () => {
  const address = {
    q: 'đập "Khe Dâu"',
    filters: { tone: ['critical' as const], place: ['Xã Khe Dâu'], original: true, from: '2026-11-15T17:00:00.000Z' },
    read: false,
    order: 'best' as const,
    view: 'stories' as const,
    page: 3,
  }
  expect(readSearchUrl(new URL(searchUrl(address), 'http://x').searchParams)).toEqual(address)
})
it('an address of many outlets is read back whole', () => {
  const filters = { outlet: Array.from({ length: 600 }, (_, i) => `bao-${i}`) }
  expect(readSearchUrl(new URL(figureUrl(filters), 'http://x').searchParams).filters).toEqual(filters)
})
it('the list behind a figure is flat', () => {
  expect(figureUrl({ relevance: ['about'] })).toBe('/search?relevance=about&view=flat')
})
it('ignores what it does not know and survives nonsense', () => {
  expect(readSearchUrl(new URLSearchParams('page=-5&from=never&evil=1&view=x')).page).toBe(1)
})
