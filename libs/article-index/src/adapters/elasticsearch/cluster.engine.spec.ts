import type { SearchRequest } from '#article-index'
import {
  elasticsearchUrl,
  newIndexName,
  openElasticsearchIndex,
} from '../../../../../test/servers/elasticsearch-index.js'
import { type Front, openFront } from '../../../../../test/servers/front.js'
import { aDocument } from '../../../contract/a-document.js'
import { ElasticsearchArticleIndex } from './elasticsearch-article-index.js'

const office: SearchRequest = { officeId: 'o1' }
let front: Front | null = null
afterEach(async () => {
  await front?.close()
  front = null
})
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

describe('a cluster of an office', () => {
  it('is spoken to over TLS with user and password or an API key, and its certificate is checked', async () => {
    front = await openFront({ tls: true })
    const { host, ca } = front
    const index = newIndexName()
    front.authorization = basic('desk:mật khẩu@1')
    const url = `https://desk:${encodeURIComponent('mật khẩu@1')}@${host}`
    const opened = await ElasticsearchArticleIndex.open({ url, index, ca })
    await opened.put([aDocument({ articleId: 'a' })])
    expect((await opened.search(office)).total).toBe(1)
    // A password that is changed later.
    front.authorization = basic('desk:new')
    await expect(opened.search(office)).rejects.toMatchObject({ code: 'index-refused', retry: 'later' })
    await opened.close()

    front.authorization = 'ApiKey a2V5'
    const withKey = await ElasticsearchArticleIndex.open({ url: `https://${host}`, index, apiKey: 'a2V5', ca })
    expect(await withKey.count()).toBe(1)
    await withKey.close()
    const refused = [
      { url, index, ca },
      { url: `https://${host}`, index, apiKey: 'a2V5' },
    ]
    for (const options of refused) {
      const error = await ElasticsearchArticleIndex.open(options).catch((e: unknown) => e as Error)
      expect(error).toMatchObject({ code: 'index-unreachable' })
      expect(String(error)).toContain(`(https://${host})`)
    }
  })

  it('says that it does not answer while it is away, and goes on when it is back', async () => {
    front = await openFront()
    const index = await ElasticsearchArticleIndex.open({ url: `http://${front.host}`, index: newIndexName() })
    await index.put([aDocument({ articleId: 'a' })])
    front.isAway = true
    const away = { code: 'index-away', retry: 'later' }
    await expect(index.search(office)).rejects.toMatchObject(away)
    await expect(index.put([aDocument({ articleId: 'b' })])).rejects.toMatchObject(away)
    await expect(index.state()).rejects.toMatchObject(away)
    front.isAway = false
    await index.put([aDocument({ articleId: 'b' })])
    expect((await index.search(office)).total).toBe(2)
    await index.close()
  })

  it('gets requests of bounded size, and what it turned away when full once more', async () => {
    front = await openFront()
    const index = await ElasticsearchArticleIndex.open({ url: `http://${front.host}`, index: newIndexName() })
    front.fullFor = 2
    const bodyText = 'đập hồ Khe Dâu ngừng thi công vì mưa lũ '.repeat(500)
    await index.put(Array.from({ length: 200 }, (_, i) => aDocument({ articleId: `a${i}`, bodyText })))
    expect(await index.count()).toBe(200)
    expect(front.bulkBytes.length).toBeGreaterThan(3)
    expect(Math.max(...front.bulkBytes)).toBeLessThan(4_200_000)
    await index.close()
  })

  it('holds ten thousands of groups: counts stay exact, and any page and all ids can be had', async () => {
    const { index } = await openElasticsearchIndex()
    const id = (i: number): string => `a${String(i).padStart(5, '0')}`
    await index.put(
      Array.from({ length: 12_000 }, (_, i) => aDocument({ articleId: id(i), titleText: 'x', bodyText: 'y' })),
    )
    const found = await index.search({ ...office, offset: 11_990, limit: 5, facets: ['story'] })
    expect(found).toMatchObject({ total: 12_000, groups: 12_000, stories: 12_000, outlets: 1 })
    expect(found.facets.story).toHaveLength(12_000)
    expect(found.hits.map((h) => h.articleId)).toEqual([11_990, 11_991, 11_992, 11_993, 11_994].map(id))
    expect(await index.ids(office)).toEqual(Array.from({ length: 12_000 }, (_, i) => id(i)))
    await index.close()
  })

  it('shows other processes what was put within two seconds, and drops what a broken rebuild left', async () => {
    const { index, name } = await openElasticsearchIndex()
    const other = (await openElasticsearchIndex(name)).index
    await index.put([aDocument({ articleId: 'a' })])
    const started = performance.now()
    while ((await other.search(office)).total === 0) await new Promise((r) => setTimeout(r, 50))
    expect(performance.now() - started).toBeLessThan(2000)
    await (await index.beginRebuild()).put([aDocument({ articleId: 'half' })])
    const again = await other.beginRebuild()
    await again.commit()
    const left = (await (await fetch(`${elasticsearchUrl()}/${name}-g*/_alias`)).json()) as object
    expect(left).toEqual({ [`${name}-g000003`]: { aliases: { [name]: {} } } })
    expect(await index.count()).toBe(0)
    await index.close()
    await other.close()
  })
})
