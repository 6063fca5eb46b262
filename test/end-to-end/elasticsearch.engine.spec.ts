import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { elasticsearchUrl, newIndexName } from '../servers/elasticsearch-index.js'
import { cli, failedStart, password, productEnv, type Running, startProduct, startSimulator, temporaryFolder } from '../support/running.js' // prettier-ignore
import { played, quiet } from '../support/play.js'
import { signIn } from '../support/visitor.js'

/** Within which a search shows a correction; milliseconds. */
const followsWithin = 2000

describe('the product with ELASTICSEARCH_URL', () => {
  it('collects into Elasticsearch, finds there, follows corrections within two seconds, and fills a new index', async () => {
    const data = temporaryFolder('elasticsearch')
    const index = newIndexName()
    const simulator = await startSimulator('--demo', '--days', '2')
    const engine = { ELASTICSEARCH_URL: elasticsearchUrl(), ELASTICSEARCH_INDEX: index }
    const env = productEnv(simulator.port, data.path, { HOST_GAP_MS: '200', ...engine })
    let running: Running | null = null
    const start = async (): Promise<string> => {
      const product = await startProduct(env)
      running = product.running
      return product.url
    }
    try {
      const registry = `http://127.0.0.1:${simulator.port}/_control/registry`
      await cli(['demo-office', '--registry', registry, '--password', password], env)
      const url = await start()
      await played(simulator)
      const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
      await quiet(store)
      await store.close()
      expect(readdirSync(data.path)).not.toContain('index')
      // The clock of the press has gone on by days: who signs in before is signed out.
      expect(plain(await (await signIn(url, 'quantri', password)).page('/health'))).toContain(
        'Cụm Elasticsearch 1 máy, trạng thái: tốt',
      )
      const visitor = await signIn(url, 'chuyenvien', password)
      const found = countOf(await visitor.page('/search?view=flat'))
      expect(found).toBeGreaterThan(10)
      const neutral = await visitor.page(ofTone('neutral'))
      const id = /\/articles\/([0-9a-f]{32})/.exec(neutral)?.[1] ?? ''
      for (const tone of ['critical', 'favourable']) {
        const before = countOf(await visitor.page(ofTone(tone)))
        const started = performance.now()
        await visitor.post(`/articles/${id}/corrections`, { kind: 'tone', value: tone })
        let after = before
        while (after === before && performance.now() - started < 2 * followsWithin) {
          await pause(20)
          after = countOf(await visitor.page(ofTone(tone)))
        }
        expect(after).toBe(before + 1)
        expect(performance.now() - started).toBeLessThan(followsWithin)
      }

      await running!.stop()
      expect(await cli(['reindex'], env)).toMatch(/Đã dựng lại chỉ mục: \d{2,} tin bài/)
      const again = await signIn(await start(), 'chuyenvien', password)
      expect(countOf(await again.page('/search?view=flat'))).toBe(found)
      const generations = Object.keys(
        (await (await fetch(`${elasticsearchUrl()}/${index}-g*/_alias`)).json()) as object,
      )
      expect(generations).toEqual([`${index}-g000002`])
    } finally {
      await (running as Running | null)?.stop('SIGKILL')
      await simulator.running.stop()
      data.remove()
    }
  })

  it('says which server does not answer, without its password', async () => {
    const { code, said } = await failedStart({ ELASTICSEARCH_URL: 'http://desk:very-secret@127.0.0.1:1' })
    expect(code).not.toBe(0)
    expect(said).toContain('Không kết nối được chỉ mục Elasticsearch (http://127.0.0.1:1)')
    expect(said).not.toContain('very-secret')
  })
})

const pause = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms))
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const countOf = (html: string): number => Number(/class="result-count">\s*<b>([\d.]+)/.exec(html)?.[1] ?? 0)
const ofTone = (tone: string): string => `/search?view=flat&tone=${tone}`
