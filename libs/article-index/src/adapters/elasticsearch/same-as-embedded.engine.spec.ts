import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleIndex, SearchRequest } from '#article-index'
import { openElasticsearchIndex } from '../../../../../test/servers/elasticsearch-index.js'
import { diceOf, randomArticle, randomRequest } from '../../../contract/random-articles.js'
import { SqliteArticleIndex } from '../sqlite/sqlite-article-index.js'

const seed = 20261124
const dice = diceOf(seed)
let embedded: ArticleIndex
let real: ArticleIndex
const both = async (work: (index: ArticleIndex) => Promise<unknown>): Promise<void> => {
  await Promise.all([embedded, real].map(work))
}

beforeAll(async () => {
  embedded = new SqliteArticleIndex(mkdtempSync(join(tmpdir(), 'index-')))
  real = (await openElasticsearchIndex()).index
  const first = Array.from({ length: 3000 }, (_, n) => randomArticle(dice, n))
  const other = Array.from({ length: 300 }, (_, n) => randomArticle(dice, n, 'o2'))
  await both((index) => index.put([...first, ...other]))
  // Newer, older and equal revisions of some of them, and some removed.
  const again = Array.from({ length: 400 }, () => randomArticle(dice, dice.below(3000)))
  await both((index) => index.put(again))
  const gone = Array.from({ length: 100 }, () => randomArticle(dice, dice.below(3000)))
  await both((index) => index.remove(gone))
}, 120_000)
afterAll(() => both((index) => index.close()))

/** Articles of the best ten that both name. */
async function inCommon(request: SearchRequest): Promise<boolean> {
  const ten = async (index: ArticleIndex) => (await index.search({ ...request, offset: 0, limit: 10 })).hits.map((h) => h.articleId) // prettier-ignore
  const [here, there] = [await ten(embedded), new Set(await ten(real))]
  return here.filter((id) => there.has(id)).length >= Math.min(here.length, 8)
}

it('answers random requests as the embedded index does: ids, counts, facets, days and order', async () => {
  let withHits = 0
  for (let n = 0; n < 300; n++) {
    const request = randomRequest(dice)
    const expected = await embedded.search(request)
    const found = await real.search(request)
    expect({ n, request, ...found }).toEqual({ n, request, ...expected })
    if (expected.total > 0) withHits++
  }
  // Requests that find nothing compare nothing.
  expect(withHits).toBeGreaterThan(150)
})

it('lists all ids of random requests in the same order', async () => {
  for (let n = 0; n < 40; n++) {
    const { limit, ...request } = randomRequest(dice)
    const asked = dice.chance(0.5) ? { ...request, limit } : request
    expect({ asked, ids: await real.ids(asked) }).toEqual({ asked, ids: await embedded.ids(asked) })
  }
})

it('names at least eight of the same first ten, best first, in nine requests of ten', async () => {
  let good = 0
  for (let n = 0; n < 100; n++) good += Number(await inCommon({ ...randomRequest(dice), order: 'best', facets: [] }))
  expect(good).toBeGreaterThanOrEqual(90)
})
