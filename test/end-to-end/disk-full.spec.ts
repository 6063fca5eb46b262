import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { playTo, quiet } from '../support/play.js'
import { cli, password, productEnv, startProduct, startSimulator, temporaryFolder } from '../support/running.js'
import { matchArticles, storedArticles, type TruthRow } from '../support/truth.js'
import { Visitor } from '../support/visitor.js'

const dayMs = 86_400_000

/** A full disk as any user can have it: writes beyond this size of a file fail. Bytes; null: no limit again. */
function limitFiles(pid: number, bytes: number | null): void {
  try {
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error('prlimit is missing: install util-linux (Debian and Ubuntu: apt-get install util-linux)', {
      cause: error,
    })
  }
}

function archiveBytes(folder: string): number {
  return Math.max(...readdirSync(folder).map((f) => statSync(join(folder, f)).size))
}

/** Waits until a page says something, or says it no more. */
async function told(visitor: Visitor, path: string, words: string, isThere = true): Promise<string> {
  for (let i = 0; i < 600; i++) {
    const { text } = await visitor.get(path)
    if (text.includes(words) === isThere) return text
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error(`${path} ${isThere ? 'never' : 'always'} said: ${words}`)
}

describe('a full disk', () => {
  it('pauses collecting while reading goes on, says so, loses nothing, and ends by itself', async () => {
    const data = temporaryFolder('disk-full')
    const simulator = await startSimulator()
    const env = productEnv(simulator.port, data.path)
    const { now: start } = await simulator.control<{ now: string }>('clock')
    const at = (days: number): number => Date.parse(start) + days * dayMs
    let product: Awaited<ReturnType<typeof startProduct>> | null = null
    try {
      await simulator.control('clock/limit', { to: at(1) })
      const registry = `http://127.0.0.1:${simulator.port}/_control/registry`
      await cli(['demo-office', '--registry', registry, '--password', password], env)
      product = await startProduct(env)
      const { running, url } = product
      const pid = running.child.pid as number
      const visitor = new Visitor(url)
      await playTo(simulator, at(1))
      await visitor.signIn('quantri', password)

      // Kept pages find no room; the record still does.
      limitFiles(pid, archiveBytes(join(data.path, 'pages')) + 20_000)
      await simulator.control('clock/limit', { to: at(3) })
      expect(await told(visitor, '/health', 'Việc thu tin đang dừng vì ổ đĩa đã đầy')).toContain('không mất')
      expect((await visitor.get('/sources')).text).toContain('Ổ đĩa đã đầy')
      const before = await simulator.control<{ now: string }>('clock')

      // Nothing at all can be written any more.
      limitFiles(pid, 4096)
      await new Promise((r) => setTimeout(r, 6_000))
      expect((await simulator.control<{ now: string }>('clock')).now).toBe(before.now)
      for (const path of ['/overview', '/search?q=', '/sources', '/stories', '/health'])
        expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
      const link = /href="(\/articles\/[^"?]+)/.exec((await visitor.get('/search?q=')).text)?.[1] ?? ''
      expect([link, (await visitor.get(link)).status]).toEqual([expect.stringMatching(/^\/articles\//), 200])
      expect(await told(visitor, '/health', 'ổ đĩa đã đầy')).toContain('tự chạy lại')
      await visitor.page('/search?q=lũ')
      const refused = await visitor.send('/saved-searches', { name: 'Lũ', query: 'lũ' })
      expect(refused.text).toContain('Ổ đĩa đã đầy')

      limitFiles(pid, null)
      await told(visitor, '/health', 'ổ đĩa đã đầy', false)
      await playTo(simulator, at(3))
      const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
      await quiet(store)
      const seen = new Date(at(3) - 7 * 3_600_000).toISOString()
      const truth = (await simulator.control<TruthRow[]>('truth')).filter(
        (t) => t.publishedAt < seen && t.reachable && !t.removedAt,
      )
      const { missing, doubled, pairs } = matchArticles(truth, await storedArticles(store.db))
      const parked = await store.db.selectFrom('message').select('cause').where('state', '=', 'parked').execute()
      const failed = await store.db.selectFrom('frontier').select('url').where('state', '=', 'wanted').execute()
      await running.stop()
      await store.close()
      expect({ missing, doubled, parked, failed }).toEqual({ missing: [], doubled: [], parked: [], failed: [] })
      expect(pairs.length).toBeGreaterThan(20)
    } finally {
      await product?.running.stop('SIGKILL')
      await simulator.running.stop()
      data.remove()
    }
  })
})
