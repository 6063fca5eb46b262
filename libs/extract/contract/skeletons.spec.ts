import { extractArticle } from '../src/index.js'
import type { Skeleton } from './page-parts.js'
import { columnFirst, disguise } from './rename.js'
import { nationalSkeletons } from './skeletons-national.js'
import { provincialSkeletons } from './skeletons-provincial.js'
import { specialSkeletons } from './skeletons-special.js'

const all: Skeleton[] = [...nationalSkeletons, ...provincialSkeletons, ...specialSkeletons]

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

describe('pages whose names say nothing', () => {
  it('loses at most 2 % of texts and of times when classes are renamed, wrappers added and blocks moved', () => {
    const lost: string[] = []
    for (const skeleton of all) {
      for (const seed of [1, 2, 3, 4, 5]) {
        const moved = seed % 2 === 0 ? columnFirst(skeleton.html) : skeleton.html
        const result = extractArticle({ ...skeleton, html: disguise(moved, seed) })
        const same = result.kind === 'article' && result.text === skeleton.text && result.title === skeleton.title
        if (!same) lost.push(`${skeleton.name} ${seed}`)
        else if (result.publishedAt?.slice(0, 16) !== skeleton.publishedAt) lost.push(`${skeleton.name} ${seed} time`)
      }
    }
    expect(lost.length <= 0.02 * all.length * 5 ? [] : lost).toEqual([])
  })
})
