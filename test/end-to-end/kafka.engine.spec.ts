import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Kafka } from 'kafkajs'
import { SqliteRecordStore } from '../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { kafkaOfTests } from '../servers/kafka-of-tests.js'
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

const hourMs = 3_600_000

describe('the product with KAFKA_BROKERS', () => {
  it('has every article of two days once, though it was killed in the middle', async () => {
    const data = temporaryFolder('kafka')
    const simulator = await startSimulator('--demo', '--days', '2')
    const prefix = `e2e-${randomBytes(4).toString('hex')}`
    const { brokers } = kafkaOfTests()
    const env = productEnv(simulator.port, data.path, {
      HOST_GAP_MS: '200',
      KAFKA_BROKERS: brokers,
      KAFKA_PREFIX: prefix,
    })
    let running: Running | null = null
    try {
      await cli(
        ['demo-office', '--registry', `http://127.0.0.1:${simulator.port}/_control/registry`, '--password', password],
        env,
      )
      running = (await startProduct(env)).running
      const { now: begin } = await simulator.control<{ now: string }>('clock')
      await played(simulator, (now) => now > Date.parse(begin) + 20 * hourMs)
      await running.stop('SIGKILL')
      running = (await startProduct(env)).running
      await played(simulator)
      const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
      await quiet(store)
      const { missing, doubled, pairs } = matchArticles(
        await publishedWhileWatched(simulator),
        await storedArticles(store.db),
      )
      const parked = await store.db.selectFrom('message').select('cause').where('state', '=', 'parked').execute()
      expect({ missing, doubled, parked }).toEqual({ missing: [], doubled: [], parked: [] })
      expect(pairs.length).toBeGreaterThan(10)
      const messages = await store.db.selectFrom('message').select('topic').execute()
      expect(await store.db.selectFrom('handled').select('messageId').execute()).toHaveLength(messages.length)
      await running.stop()
      await store.close()
      for (const type of new Set(messages.map((m) => m.topic))) {
        const sent = messages.filter((m) => m.topic === type).length
        expect(await keptBy(brokers, `${prefix}.${type}.`)).toBeGreaterThanOrEqual(sent)
      }
    } finally {
      await running?.stop('SIGKILL')
      await simulator.running.stop()
      data.remove()
    }
  })

  it('says at the start which brokers do not answer, without the password', async () => {
    const { code, said } = await failedStart({
      KAFKA_BROKERS: '127.0.0.1:1',
      KAFKA_USERNAME: 'desk',
      KAFKA_PASSWORD: 'very-secret',
    })
    expect(code).not.toBe(0)
    expect(said).toContain('Không kết nối được máy chủ Kafka (127.0.0.1:1)')
    expect(said).not.toContain('very-secret')
  })
})

/** Messages the brokers have in the topics of this beginning. */
async function keptBy(brokers: string, beginning: string): Promise<number> {
  const admin = new Kafka({ brokers: [brokers], logLevel: 0 }).admin()
  await admin.connect()
  let kept = 0
  for (const topic of (await admin.listTopics()).filter((t) => t.startsWith(beginning))) {
    const offsets = await admin.fetchTopicOffsets(topic)
    kept += offsets.reduce((sum, o) => sum + Number(o.high), 0)
  }
  await admin.disconnect()
  return kept
}
