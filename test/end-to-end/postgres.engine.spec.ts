import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { countRows, type RecordStore } from '#record'
import { PostgresRecordStore } from '../../libs/record/src/adapters/postgres/postgres-record-store.js'
import { newDatabase } from '../servers/record-on-postgres.js'
import {
  cli,
  failedStart,
  password,
  productEnv,
  type Running,
  startProduct,
  startSimulator,
  temporaryFolder,
} from '../support/running.js'
import { played, publishedWhileWatched, quiet } from '../support/play.js'
import { matchArticles, storedArticles } from '../support/truth.js'

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
      await played(simulator)
      await quiet(store)
      const { missing, doubled, pairs } = matchArticles(
        await publishedWhileWatched(simulator),
        await storedArticles(store.db),
      )
      expect({ missing, doubled }).toEqual({ missing: [], doubled: [] })
      expect(pairs.length).toBeGreaterThan(10)
      const elsewhere = { ...env, DATA_DIR: join(data.path, 'elsewhere') }
      await expect(cli(['migrate'], elsewhere)).rejects.toThrow('đang được một hệ thống khác dùng')
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
    const { code, said } = await failedStart({
      DATABASE_URL: 'postgres://desk:very-secret@127.0.0.1:1/press',
    })
    expect(code).not.toBe(0)
    expect(said).toContain('Không kết nối được cơ sở dữ liệu PostgreSQL (postgres://127.0.0.1:1/press)')
    expect(said).not.toContain('very-secret')
  })
})
