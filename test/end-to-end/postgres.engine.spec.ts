import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { countRows, type RecordStore } from '#record'
import { PostgresRecordStore } from '../../libs/record/src/adapters/postgres/postgres-record-store.js'
import { newDatabase } from '../servers/record-on-postgres.js'
import {
  cli,
  password,
  productEnv,
  type Running,
  startNode,
  startProduct,
  startSimulator,
  temporaryFolder,
} from '../support/running.js'
import { matchArticles, storedArticles, type TruthRow } from '../support/truth.js'

describe('the product with DATABASE_URL', () => {
  it('collects into PostgreSQL, backs it up, and moves to another database without losing a row', async () => {
    const data = temporaryFolder('postgres')
    const [first, second] = [await newDatabase(), await newDatabase()]
    const simulator = await startSimulator('--demo', '--days', '2')
    const env = productEnv(simulator.port, data.path, { HOST_GAP_MS: '200', DATABASE_URL: first.url })
    let running: Running | null = null
    try {
      await cli(
        ['demo-office', '--registry', `http://127.0.0.1:${simulator.port}/_control/registry`, '--password', password],
        env,
      )
      running = (await startProduct(env)).running
      const store = new PostgresRecordStore(first.url)
      await untilPlayed(simulator.control, store)
      const clock = await simulator.control<{ now: string }>('clock')
      const seen = new Date(Date.parse(clock.now) - 7 * 3_600_000).toISOString()
      // What came out while the product watched: listings of some outlets no longer show what is older.
      const begun = new Date(Date.parse(clock.now) - 36 * 3_600_000).toISOString()
      const truth = (await simulator.control<TruthRow[]>('truth')).filter(
        (t) => t.publishedAt > begun && t.publishedAt < seen && t.reachable && !t.removedAt,
      )
      const { missing, doubled, pairs } = matchArticles(truth, await storedArticles(store.db))
      expect({ missing, doubled }).toEqual({ missing: [], doubled: [] })
      expect(pairs.length).toBeGreaterThan(10)
      const elsewhere = { ...env, DATA_DIR: join(data.path, 'elsewhere') }
      await expect(cli(['doctor'], elsewhere)).rejects.toThrow('đang được một hệ thống khác dùng')
      await running.stop()
      expect(readdirSync(data.path)).not.toContain('record.sqlite')

      const copy = join(data.path, 'copy.sqlite')
      expect(await cli(['backup', '--out', copy], env)).toContain('đọc lại được')
      const moved = { ...env, DATABASE_URL: second.url }
      expect(await cli(['restore', '--from', copy], moved)).toContain('Đã đối chiếu số dòng')
      const target = new PostgresRecordStore(second.url)
      const counts = async (s: RecordStore) => countRows({ db: s.db, tables: await s.tables() })
      expect(await counts(target)).toEqual(await counts(store))
      expect(await cli(['doctor'], moved).catch(String)).toContain('Chỉ mục')
      await expect(cli(['restore', '--from', copy], moved)).rejects.toThrow('đã có dữ liệu')
      await store.close()
      await target.close()
    } finally {
      await running?.stop('SIGKILL')
      await simulator.running.stop()
      data.remove()
    }
  })

  it('says which database does not answer, without its password', async () => {
    const data = temporaryFolder('postgres-away')
    const running = startNode([join('dist', 'apps/press/src/main.js')], {
      DATA_DIR: data.path,
      PORT: '0',
      DATABASE_URL: 'postgres://desk:very-secret@127.0.0.1:1/press',
    })
    const [code] = (await once(running.child, 'exit')) as [number]
    expect(code).not.toBe(0)
    const said = running.output.join('')
    expect(said).toContain('Không kết nối được cơ sở dữ liệu PostgreSQL (postgres://127.0.0.1:1/press)')
    expect(said).not.toContain('very-secret')
    data.remove()
  })
})

/** Waits until the clock of the simulator has reached its end and no message waits. */
async function untilPlayed(control: <T>(path: string) => Promise<T>, store: RecordStore): Promise<void> {
  for (;;) {
    const { now, limit } = await control<{ now: string; limit: string }>('clock')
    if (Date.parse(limit) - Date.parse(now) < 5_000) break
    await new Promise((r) => setTimeout(r, 300))
  }
  const pending = () =>
    store.db.selectFrom('message').select('id').where('state', '=', 'pending').limit(1).executeTakeFirst()
  for (let still = 0; still < 5; still = (await pending()) ? 0 : still + 1) await new Promise((r) => setTimeout(r, 400))
}
