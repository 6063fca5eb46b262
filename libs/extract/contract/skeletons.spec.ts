import { extractArticle } from '../src/index.js'
import type { Skeleton } from './page-parts.js'
import { nationalSkeletons } from './skeletons-national.js'

const all: Skeleton[] = [...nationalSkeletons]

describe.each(all.map((s) => [s.name, s] as const))('page skeleton %s', (_, skeleton) => {
  const result = extractArticle(skeleton)

  it('gives title, lead and text', () => {
    expect(result).toMatchObject({ kind: 'article', title: skeleton.title, lead: skeleton.lead })
    expect(result.kind === 'article' && result.text).toBe(skeleton.text)
    for (const words of skeleton.foreign) expect(result.kind === 'article' && result.text).not.toContain(words)
  })

  it('gives the minute', () => {
    expect(result.kind === 'article' && result.publishedSource !== 'fetch' && result.publishedAt?.slice(0, 16)).toBe(
      skeleton.publishedAt ?? false,
    )
  })

  it('gives what else is printed', () => {
    const { canonicalUrl, byline, section, completeness, publishedSource } = skeleton
    const wanted = Object.entries({ canonicalUrl, byline, section, completeness, publishedSource })
    expect(result).toMatchObject(Object.fromEntries(wanted.filter(([, value]) => value !== undefined)))
  })
})
