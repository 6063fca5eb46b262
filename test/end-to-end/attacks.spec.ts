import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { cli, productEnv, startSimulator, temporaryFolder } from '../support/running.js'

interface Attack {
  readonly name: string
  readonly kind: string
  readonly sourceUrl?: string | null
  readonly touched: boolean
}

/** The hostile hosts of the simulator as sources of an office: everything is refused with a reason, and nothing inside is asked. */
describe('attacks through sources and pages', () => {
  it('are refused with a named reason, and collecting from the others goes on', async () => {
    const data = temporaryFolder('attacks')
    const simulator = await startSimulator('--demo')
    // Real time: hostile answers are slow on purpose, and their limits are in real time.
    const env = productEnv(simulator.port, data.path, { CLOCK_URL: '', HOST_GAP_MS: '0' })
    try {
      await simulator.control('clock/advance', { to: new Date().toISOString() })
      const attacks = await simulator.control<Attack[]>('attacks')
      const sources = attacks.filter((a) => a.sourceUrl)
      expect(sources.length).toBeGreaterThanOrEqual(20)
      const registry = sources.map((a) => ({
        code: a.name,
        name: a.name,
        agency: a.name,
        tier: 'trang-tin',
        kind: 'bao',
        home: new URL(a.sourceUrl as string).origin,
        sources: [{ kind: 'feed', url: a.sourceUrl }],
      }))
      const good = {
        code: 'good',
        name: 'Báo lành',
        agency: 'good',
        tier: 'trang-tin',
        kind: 'bao',
        home: 'http://baohoaigiang.example',
        sources: (
          await simulator.control<{ code: string; sources: { kind: string; url: string }[] }[]>('registry')
        ).find((o) => o.code === 'hoaigiang')?.sources,
      }
      const file = join(data.path, 'attackers.json')
      writeFileSync(file, JSON.stringify([...registry, good]))
      await cli(['sources', 'import', file], env)
      await cli(['crawl', '--once'], env)
      const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
      const runs = await store.db
        .selectFrom('sourceRun')
        .innerJoin('source', 'source.id', 'sourceRun.sourceId')
        .select([
          'source.outletId',
          'sourceRun.outcome',
          'sourceRun.reason',
          'sourceRun.new',
          'sourceRun.skipped',
          'sourceRun.failed',
        ])
        .execute()
      const pages = await store.db.selectFrom('frontier').select(['outletId', 'state', 'lastReason']).execute()
      const fetched = await store.db
        .selectFrom('fetch')
        .select(['url', 'finalUrl', 'outcome'])
        .where('outcome', '=', 'ok')
        .execute()
      const articles = await store.db.selectFrom('article').select('outletId').execute()
      await store.close()
      const silent = sources.filter((a) => !runs.some((r) => r.outletId === a.name))
      expect(silent.map((a) => a.name)).toEqual([])
      for (const row of pages.filter((p) => p.state === 'failed')) expect(row.lastReason).toBeTruthy()
      expect(fetched.filter((f) => !new URL(f.finalUrl ?? f.url).hostname.endsWith('.example'))).toEqual([])
      expect((await simulator.control<Attack[]>('attacks')).filter((a) => a.touched).map((a) => a.name)).toEqual([])
      expect(articles.filter((a) => a.outletId === 'good').length).toBeGreaterThan(5)
    } finally {
      await simulator.running.stop()
      data.remove()
    }
  })
})
