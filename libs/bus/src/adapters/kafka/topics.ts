import type { Admin, IHeaders, KafkaMessage, Message } from 'kafkajs'
import { topics as types, type Lane, type MessageType } from '#press'
import type { Envelope } from '../../bus.js'

/** The lanes in the order in which they are served; a message that failed before comes by `retry` when its time has come. */
export const lanes = ['people', 'news', 'backfill'] as const satisfies readonly Lane[]
const ways = [...lanes, 'retry'] as const

/** Stages that decide across articles: one partition, so one consumer, the others stand by. */
const alone: readonly MessageType[] = ['article.versioned']

/** Topics of one installation. Every name begins with its prefix, so that several can share a cluster. */
export class Topics {
  constructor(
    readonly prefix: string,
    private readonly partitions: number,
  ) {}

  /** Where a message goes. */
  of({ type, lane, attempts }: Pick<Envelope, 'type' | 'lane' | 'attempts'>): string {
    return `${this.prefix}.${type}.${attempts > 0 ? 'retry' : lane}`
  }

  /** All a stage consumes. */
  forStage(type: MessageType): string[] {
    return ways.map((way) => `${this.prefix}.${type}.${way}`)
  }

  /** Copies of what was parked, with the cause, for the tools of a Kafka cluster; the record holds the state. */
  get parked(): string {
    return `${this.prefix}.parked`
  }

  groupOf(stage: string): string {
    return `${this.prefix}.${stage}`
  }

  /** Makes the topics that do not exist yet, with the cluster's own replication and retention. */
  async ensure(admin: Admin): Promise<void> {
    const wanted = [
      ...types.flatMap((type) =>
        this.forStage(type).map((topic) => ({ topic, numPartitions: alone.includes(type) ? 1 : this.partitions })),
      ),
      { topic: this.parked, numPartitions: 1 },
    ]
    const known = new Set(await admin.listTopics())
    const missing = wanted.filter((t) => !known.has(t.topic))
    if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true })
  }
}

/** A message as Kafka keeps it: the key is the article or page, the value its payload, the rest headers. */
export function encode(m: Envelope, more: IHeaders = {}): Message {
  const { id, type, key, lane, payload, attempts, createdAt } = m
  const headers = { id, type, lane, attempts: String(attempts), createdAt, ...more }
  return { key, value: JSON.stringify(payload), headers }
}

/** Null for what this product did not write. */
export function decode({ key, value, headers = {} }: KafkaMessage): Envelope | null {
  const text = (name: string): string => headers[name]?.toString() ?? ''
  const type = types.find((t) => t === text('type'))
  const lane = lanes.find((l) => l === text('lane'))
  const attempts = Number(text('attempts') || NaN)
  if (!type || !lane || !text('id') || !Number.isInteger(attempts) || !key || !value) return null
  try {
    const payload = JSON.parse(value.toString()) as Envelope['payload']
    return { id: text('id'), type, key: key.toString(), lane, payload, attempts, createdAt: text('createdAt') }
  } catch {
    return null
  }
}
