import { randomBytes } from 'node:crypto'
import { Kafka } from 'kafkajs'
import { ManualClock, PressError, silentLog } from '#foundation'
import { publish, type AnyHandler, type Envelope, type Handler } from '#bus'
import { memoryRecordStore, type RecordStore } from '#record'
import { kafkaAccount, kafkaOfTests, startKafka } from '../../../../../test/servers/kafka-of-tests.js'
import { describeBus } from '../../../contract/bus.contract.js'
import { EmbeddedBus } from '../embedded/embedded-bus.js'
import { kafkaConfig, type KafkaSettings } from './connection.js'
import { KafkaBus, type KafkaBusOptions } from './kafka-bus.js'
import { encode, Topics } from './topics.js'

const newPrefix = (): string => `t-${randomBytes(4).toString('hex')}`
const plain: KafkaSettings = {
  kafkaBrokers: [kafkaOfTests().brokers],
  kafkaUsername: null,
  kafkaPassword: null,
  kafkaSasl: 'plain',
  kafkaTls: false,
  kafkaCa: null,
  kafkaPrefix: 'diem-bao',
}
const kafka = kafkaConfig(plain)
const contractPrefix = newPrefix()
describeBus('Kafka', (options) => KafkaBus.open({ ...options, kafka, prefix: contractPrefix, partitions: 3 }))

describe('the bus on Kafka', () => {
  const clock = new ManualClock(Date.parse('2026-11-24T01:00:00.000Z'))
  let store: RecordStore
  let prefix: string
  const buses: KafkaBus[] = []
  beforeEach(async () => {
    store = await memoryRecordStore()
    prefix = newPrefix()
  })
  afterEach(async () => {
    for (const bus of buses.splice(0)) await bus.stop()
    await store.close()
  })
  const open = async (more: Partial<KafkaBusOptions> = {}): Promise<KafkaBus> => {
    const bus = await KafkaBus.open({ store, clock, log: silentLog, kafka, prefix, partitions: 3, ...more })
    buses.push(bus)
    return bus
  }
  const effect = (items: readonly { message: Envelope; prepared: string }[]) =>
    items.map(({ message, prepared }) => ({ url: `${prepared} ${message.id}`, articleId: prepared }))
  const stage = (
    over: Partial<Handler<'article.grouped', string>> = {},
    seen: string[] = [],
  ): Handler<'article.grouped', string> => ({
    name: 'test-stage',
    on: 'article.grouped',
    batchSize: 10,
    prepare: (batch) => Promise.resolve(batch.map((m) => ({ ok: m.payload.articleId }))),
    save: async (items, tx) => {
      seen.push(...items.map((i) => i.prepared))
      await tx.insertInto('articleUrl').values(effect(items)).execute()
    },
    ...over,
  })
  const send = (ids: readonly string[]): Promise<void> =>
    store.transaction((tx) =>
      publish(
        tx,
        clock,
        ids.map((id) => ({ type: 'article.grouped' as const, key: id, payload: { articleId: id, versionId: id } })),
      ),
    )
  const effects = async (): Promise<string[]> =>
    (await store.db.selectFrom('articleUrl').select('articleId').execute()).map((r) => r.articleId).sort()
  const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `x${String(i).padStart(4, '0')}`)

  it('keeps messages in a topic of their lane under the article’s id, and parked ones with their cause', async () => {
    const bus = await open()
    const hopeless = new PressError('page-unreadable', { userMessage: 'Không đọc được trang.', retry: 'never' })
    bus.register(
      stage({
        prepare: (batch) =>
          Promise.resolve(batch.map((m) => (m.key === 'bad' ? { error: hopeless } : { ok: m.payload.articleId }))),
      }),
    )
    await send(['good', 'bad'])
    await bus.drain()
    expect(await bus.parked()).toMatchObject([{ key: 'bad', attempts: 1 }])
    await bus.stop()
    const topics = new Topics(prefix, 3)
    const news = await readTopic(`${prefix}.article.grouped.news`, 2)
    expect(news.map((m) => m.key).sort()).toEqual(['bad', 'good'])
    expect(news[0]?.headers).toMatchObject({
      lane: 'news',
      type: 'article.grouped',
      attempts: '0',
      createdAt: clock.now(),
    })
    const [copy] = await readTopic(topics.parked, 1)
    expect(copy).toMatchObject({ key: 'bad', headers: { attempts: '1' } })
    expect(copy?.headers['cause']).toContain('page-unreadable')
  })

  it('sends a later attempt through the retry topic of its stage', async () => {
    const bus = await open()
    let failures = 1
    bus.register(
      stage({
        prepare: (batch) =>
          failures-- > 0
            ? Promise.reject(new Error('timeout'))
            : Promise.resolve(batch.map((m) => ({ ok: m.payload.articleId }))),
      }),
    )
    await send(['again'])
    await bus.drain()
    clock.advance(60_000)
    await bus.drain()
    expect(await effects()).toEqual(['again'])
    await bus.stop()
    expect(await readTopic(`${prefix}.article.grouped.retry`, 1)).toMatchObject([
      { key: 'again', headers: { attempts: '1' } },
    ])
  })

  it('passes over what was sent twice, what nobody here wrote, and what belongs to an outbox that was emptied', async () => {
    const bus = await open()
    const seen: string[] = []
    bus.register(stage({}, seen))
    await send(['once'])
    await bus.drain()
    const row = await store.db.selectFrom('message').selectAll().executeTakeFirstOrThrow()
    const same = {
      ...row,
      type: 'article.grouped' as const,
      lane: 'news' as const,
      payload: { articleId: 'once', versionId: 'once' },
    }
    const gone = { ...same, id: 'gone', payload: { articleId: 'gone', versionId: 'gone' } }
    const producer = new Kafka(kafka).producer()
    await producer.connect()
    await producer.send({
      topic: `${prefix}.article.grouped.news`,
      messages: [encode(same), { key: 'x', value: 'not ours' }, encode(gone), encode(same)],
    })
    await producer.disconnect()
    await send(['after'])
    await bus.drain()
    expect(seen).toEqual(['once', 'after'])
  })

  it('shares a stage among several members, each message once', async () => {
    const [one, two] = [await open(), await open()]
    const counts = { one: [] as string[], two: [] as string[] }
    one.register(stage({}, counts.one))
    two.register(stage({}, counts.two))
    one.start()
    two.start()
    const all: string[] = []
    while (counts.one.length === 0 || counts.two.length === 0) {
      const more = ids(20).map((id) => `${id}-${all.length}`)
      all.push(...more)
      await send(more)
      one.wake()
      await new Promise((r) => setTimeout(r, 200))
    }
    await until(async () => (await effects()).length >= all.length)
    expect(await effects()).toEqual(all.sort())
    expect(counts.one.length + counts.two.length).toBe(all.length)
  })

  it('has one active member where a stage decides across articles, and another when that one ends', async () => {
    const seen: [string[], string[]] = [[], []]
    const both = [await open(), await open()]
    both.forEach((bus, i) => {
      const alone = { ...stage({}, seen[i]), on: 'article.versioned' } as unknown as AnyHandler
      bus.register(alone)
      bus.start()
    })
    // Each lane is a topic of its own: all of them have to lie with one member.
    const sendAll = (name: string): Promise<void> =>
      store.transaction((tx) =>
        publish(
          tx,
          clock,
          ids(30).map((id, i) => ({
            type: 'article.versioned' as const,
            key: id,
            payload: { articleId: `${name}${id}`, versionId: id },
            lane: (['people', 'news', 'backfill'] as const)[i % 3],
          })),
        ),
      )
    await new Promise((r) => setTimeout(r, 3_000))
    await sendAll('a')
    await until(async () => (await effects()).length === 30)
    const active = seen[0].length > 0 ? 0 : 1
    expect([seen[active].length, seen[1 - active]?.length]).toEqual([30, 0])
    await both[active]?.stop()
    await sendAll('b')
    await until(async () => (await effects()).length === 60)
    expect(seen[1 - active]).toHaveLength(30)
  })

  it('keeps messages while the broker is away, says so, and delivers each once when it is back', async () => {
    const server = await startKafka()
    try {
      const bus = await open({ kafka: kafkaConfig({ ...plain, kafkaBrokers: [server.brokers] }) })
      bus.register(stage())
      bus.start()
      await send(ids(20))
      bus.wake()
      await until(async () => (await effects()).length > 0)
      await server.end('SIGKILL')
      await send(ids(400).slice(20))
      bus.wake()
      await until(() => Promise.resolve(bus.trouble() !== null))
      expect(bus.trouble()).toContain(`Không kết nối được máy chủ Kafka (${server.brokers})`)
      const queue = (await bus.status()).find((q) => q.topic === 'article.grouped')
      expect(queue?.pending).toBe(400 - (await effects()).length)
      await server.start()
      await until(async () => (await effects()).length >= 400, 90_000)
      expect(await effects()).toEqual(ids(400))
      await until(() => Promise.resolve(bus.trouble() === null))
    } finally {
      for (const bus of buses.splice(0)) await bus.stop()
      await server.stop()
    }
  })

  it('sends again what the brokers have lost', async () => {
    const bus = await open({ recoverEveryMs: 1_000 })
    await send(['lost'])
    await store.db.updateTable('message').set({ state: 'sent' }).execute()
    bus.register(stage())
    await send(['kept'])
    bus.start()
    await until(async () => (await effects()).includes('kept'))
    await until(async () => (await effects()).includes('lost'), 60_000)
    expect(await effects()).toEqual(['kept', 'lost'])
  })

  it('leaves nothing behind when an office goes back to the embedded bus', async () => {
    await send(ids(3))
    await store.db.updateTable('message').set({ state: 'sent' }).execute()
    const bus = new EmbeddedBus({ store, clock, log: silentLog })
    bus.register(stage())
    await bus.drain()
    expect(await effects()).toEqual(ids(3))
  })

  const secure: KafkaSettings = {
    ...plain,
    kafkaBrokers: [kafkaOfTests().secure],
    kafkaUsername: kafkaAccount.username,
    kafkaPassword: kafkaAccount.password,
    kafkaTls: true,
    kafkaCa: kafkaOfTests().ca,
  }
  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'delivers over TLS with a password by %s',
    async (kafkaSasl) => {
      const bus = await open({ kafka: kafkaConfig({ ...secure, kafkaSasl }) })
      bus.register(stage())
      await send(['secret'])
      await bus.drain()
      expect(await effects()).toEqual(['secret'])
    },
  )

  it('says that the account is refused, and does not tell the password', async () => {
    const refused = await open({ kafka: kafkaConfig({ ...secure, kafkaPassword: 'wrong-word' }) }).catch(
      (e: unknown) => e as PressError,
    )
    expect(refused).toMatchObject({ code: 'kafka-refused' })
    expect(JSON.stringify([(refused as PressError).userMessage, (refused as PressError).details])).not.toContain(
      'wrong-word',
    )
  })

  it('trusts only certificates of the authority it was given', async () => {
    const refused = open({ kafka: kafkaConfig({ ...secure, kafkaCa: null }) })
    await expect(refused).rejects.toMatchObject({ code: 'kafka-unreachable' })
  })

  /** The first messages of a topic, as any tool of Kafka sees them. */
  async function readTopic(topic: string, count: number): Promise<{ key: string; headers: Record<string, string> }[]> {
    const consumer = new Kafka(kafka).consumer({ groupId: newPrefix(), maxWaitTimeInMs: 200 })
    const read: { key: string; headers: Record<string, string> }[] = []
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await consumer.run({
      eachMessage: ({ message }) => {
        const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, value?.toString() ?? ''])
        read.push({
          key: message.key?.toString() ?? '',
          headers: Object.fromEntries(headers) as Record<string, string>,
        })
        return Promise.resolve()
      },
    })
    await until(() => Promise.resolve(read.length >= count))
    await consumer.disconnect()
    return read
  }
})

async function until(isSo: () => Promise<boolean>, ms = 40_000): Promise<void> {
  const late = performance.now() + ms
  while (!(await isSo())) {
    if (performance.now() > late) throw new Error('waited in vain')
    await new Promise((r) => setTimeout(r, 50))
  }
}
