import { join } from 'node:path'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { cli, password, productEnv, startProduct, startSimulator, temporaryFolder } from '../support/running.js'
import { isToBeHad, played, publishedAndSeen, quiet } from '../support/play.js'
import { matchArticles, storedArticles } from '../support/truth.js'

/** Milliseconds after the site answers within which the process is killed. */
const killWithinMs = 1_400
const kills = 20

/** A fixed sequence: a failure can be repeated. */
function sequence(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

describe('a process killed while it collects', () => {
  it('loses nothing and has nothing twice after twenty SIGKILLs', async () => {
    const data = temporaryFolder('sigkill')
    const simulator = await startSimulator('--demo')
    const env = productEnv(simulator.port, data.path, { HOST_GAP_MS: '200' })
    const random = sequence(20261124)
    try {
      await cli(
        ['demo-office', '--registry', `http://127.0.0.1:${simulator.port}/_control/registry`, '--password', password],
        env,
      )
      for (let i = 0; i < kills; i++) {
        const { running } = await startProduct(env)
        await new Promise((r) => setTimeout(r, random() * killWithinMs))
        await running.stop('SIGKILL')
      }
      const { running } = await startProduct(env)
      await played(simulator)
      const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
      await quiet(store)
      const truth = (await publishedAndSeen(simulator)).filter(isToBeHad)
      const { missing, doubled } = matchArticles(truth, await storedArticles(store.db))
      const parked = await store.db.selectFrom('message').select('cause').where('state', '=', 'parked').execute()
      const labels = await store.db
        .selectFrom('label')
        .select(({ fn }) => fn.count<number>('articleId').distinct().as('n'))
        .executeTakeFirstOrThrow()
      const articles = await store.db
        .selectFrom('article')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      await running.stop()
      await store.close()
      expect({ missing, doubled, parked }).toEqual({ missing: [], doubled: [], parked: [] })
      expect(Number(labels.n)).toBe(Number(articles.n))
    } finally {
      await simulator.running.stop()
      data.remove()
    }
  })
})
