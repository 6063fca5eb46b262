import type { Kafka, Producer } from 'kafkajs'
import { describeError, type Log } from '#foundation'
import { topics as types } from '#press'
import type { Envelope } from '../../bus.js'
import { envelopeOf, type Failed, type Outbox } from '../../outbox.js'
import { causeText } from '../../run-batch.js'
import type { Bell } from './bell.js'
import type { Link } from './link.js'
import { encode, lanes, type Topics } from './topics.js'

const groupBy = <T, K>(list: readonly T[], by: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of list) {
    const group = groups.get(by(item))
    if (group) group.push(item)
    else groups.set(by(item), [item])
  }
  return groups
}

/** Messages of one type and lane given to the brokers at a time. */
const portion = 500
/** Failures are seen soon: the loop around tries again for ever. */
const fewRetries = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 }

export interface RelayParts {
  readonly kafka: Kafka
  readonly topics: Topics
  readonly outbox: Outbox
  readonly log: Log
  readonly link: Link
  /** Rung when messages were given to the brokers. */
  readonly bell: Bell
}

/**
 * Moves due rows of the outbox to Kafka, in order, and marks them `sent` once the brokers have them. A crash between the two
 * sends them twice; whoever consumes them sees in the row what was handled.
 */
export class Relay {
  private producer: Producer | null = null
  private copying: Promise<void> = Promise.resolve()

  constructor(private readonly parts: RelayParts) {}

  /** One round over all types and lanes; returns how many messages went out. Throws what the record throws. */
  async step(): Promise<number> {
    const rows = await this.due()
    if (rows.length === 0) {
      this.parts.link.works('relay')
      return 0
    }
    try {
      await this.produce(rows)
    } catch (error) {
      await this.forgetProducer()
      this.parts.link.failed('relay', error)
      return 0
    }
    this.parts.link.works('relay')
    await this.mark(rows)
    this.parts.bell.ring()
    return rows.length
  }

  private async due(): Promise<Envelope[]> {
    const { store, clock } = this.parts.outbox
    const found: Envelope[] = []
    for (const lane of lanes) {
      for (const topic of types) {
        const rows = await store.db
          .selectFrom('message')
          .selectAll()
          .where('topic', '=', topic)
          .where('state', '=', 'pending')
          .where('lane', '=', lane)
          .where('availableAt', '<=', clock.now())
          .orderBy('id')
          .limit(portion)
          .execute()
        found.push(...rows.map(envelopeOf))
      }
    }
    return found
  }

  private async produce(rows: readonly Envelope[]): Promise<void> {
    const { topics } = this.parts
    const byTopic = groupBy(rows, (m) => topics.of(m))
    const topicMessages = [...byTopic].map(([topic, list]) => ({ topic, messages: list.map((m) => encode(m)) }))
    const producer = await this.connected()
    await producer.sendBatch({ topicMessages, acks: -1 })
  }

  /** A row that was handled meanwhile is no longer `pending`; one that failed meanwhile has more attempts. */
  private async mark(rows: readonly Envelope[]): Promise<void> {
    for (const [attempts, list] of groupBy(rows, (m) => m.attempts)) {
      for (let i = 0; i < list.length; i += portion) {
        await this.parts.outbox.store.db
          .updateTable('message')
          .set({ state: 'sent' })
          .where(
            'id',
            'in',
            list.slice(i, i + portion).map((m) => m.id),
          )
          .where('state', '=', 'pending')
          .where('attempts', '=', attempts)
          .execute()
      }
    }
  }

  /** Copies to the topic of parked messages; one that cannot be written is missed there only. */
  tellParked(parked: readonly Failed[]): void {
    if (this.parts.link.awayMs > 0) return
    const messages = parked.map(({ message, error }) =>
      encode({ ...message, attempts: message.attempts + 1 }, { cause: causeText(error) }),
    )
    const copy = async (): Promise<void> => {
      const producer = await this.connected()
      await producer.send({ topic: this.parts.topics.parked, messages, acks: -1 })
    }
    this.copying = this.copying
      .then(copy)
      .catch((error: unknown) => this.parts.log.warn('bus.parked-copy', { cause: describeError(error) }))
  }

  /** Sent rows that no consumer will see again (topics deleted, a broker that lost data) wait again; returns how many. */
  async recover(stages: readonly { group: string; type: (typeof types)[number] }[]): Promise<number> {
    const { store } = this.parts.outbox
    let recovered = 0
    for (const { group, type } of stages) {
      // First the rows, then the offsets: what is written below a committed offset has been handled.
      const sent = await store.reader
        .selectFrom('message')
        .select('id')
        .where('topic', '=', type)
        .where('state', '=', 'sent')
        .orderBy('id')
        .limit(portion)
        .execute()
      if (sent.length === 0 || (await this.lag(group, this.parts.topics.forStage(type))) > 0) continue
      recovered += await this.parts.outbox.takeBack(sent.map((r) => r.id))
    }
    if (recovered > 0) this.parts.log.warn('bus.sent-again', { messages: recovered })
    return recovered
  }

  /** Messages in the topics that the group has not committed. */
  private async lag(group: string, names: readonly string[]): Promise<number> {
    const admin = this.parts.kafka.admin({ retry: fewRetries })
    try {
      await admin.connect()
      const committed = await admin.fetchOffsets({ groupId: group, topics: [...names] })
      let lag = 0
      for (const { topic, partitions } of committed) {
        const ends = await admin.fetchTopicOffsets(topic)
        for (const { partition, high, low } of ends) {
          const at = Number(partitions.find((p) => p.partition === partition)?.offset ?? -1)
          lag += Math.max(0, Number(high) - Math.max(at, Number(low)))
        }
      }
      return lag
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
  }

  /** Makes what is missing at the brokers. */
  async makeTopics(): Promise<void> {
    const admin = this.parts.kafka.admin({ retry: fewRetries })
    try {
      await admin.connect()
      await this.parts.topics.ensure(admin)
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer
    const { kafka } = this.parts
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: fewRetries,
    })
    await producer.connect()
    return (this.producer = producer)
  }

  /** After an error the sequence of an idempotent producer may have a gap: the next one begins anew. */
  private async forgetProducer(): Promise<void> {
    const old = this.producer
    this.producer = null
    await old?.disconnect().catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.copying
    await this.forgetProducer()
  }
}
