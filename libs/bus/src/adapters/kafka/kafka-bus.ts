import { Kafka, type KafkaConfig } from 'kafkajs'
import type { Clock, Log } from '#foundation'
import type { MessageType } from '#press'
import { isDiskFull, type RecordStore } from '#record'
import type { AnyHandler, Bus, ParkedMessage, QueueStatus } from '../../bus.js'
import { Outbox } from '../../outbox.js'
import { causeText } from '../../run-batch.js'
import { atMost, Bell, rest } from './bell.js'
import { reachKafka } from './connection.js'
import { Link } from './link.js'
import { Relay } from './relay.js'
import { Stage } from './stage.js'
import { Topics } from './topics.js'

const idlePollMs = 500
const diskFullPauseMs = 5_000
/** A drain waits this long for brokers that do not answer. */
const giveUpAfterMs = 5_000
/** At most this long the brokers are waited for at the end. */
const farewellMs = 8_000
/** Partitions of a topic whose stage may run in several processes. */
const defaultPartitions = 6

export interface KafkaBusOptions {
  readonly store: RecordStore
  readonly clock: Clock
  readonly log: Log
  readonly kafka: KafkaConfig
  /** Begins the names of topics and groups; another one for each installation on a cluster. */
  readonly prefix: string
  readonly partitions?: number
  /** Time between two looks for messages that were lost at the brokers. Default 30 s. */
  readonly recoverEveryMs?: number
}

/**
 * Delivers through Kafka. The outbox stays the record of what waits, is parked or was delivered, and of when a failed message
 * is due again: so these answers stay true while the brokers are away, and no effect depends on what a broker keeps.
 */
export class KafkaBus implements Bus {
  private readonly stages: Stage[] = []
  private readonly outbox: Outbox
  private readonly topics: Topics
  private readonly kafka: Kafka
  private readonly link: Link
  private readonly relay: Relay
  private readonly bell = new Bell()
  /** Rung when the outbox may have got something to send. */
  private readonly outboxBell = new Bell()
  private relaying: Promise<void> | null = null
  private running = false
  private alive = false
  private drains = 0
  private turns = 0
  private hasTopics = false
  private full: { error: unknown } | null = null

  constructor(private readonly options: KafkaBusOptions) {
    const { store, clock, log, kafka, prefix, partitions = defaultPartitions } = options
    this.outbox = new Outbox(store, clock)
    this.topics = new Topics(prefix, partitions)
    this.kafka = new Kafka(kafka)
    this.link = new Link(kafka.brokers as string[], log)
    const { topics, outbox, link, bell } = this
    this.relay = new Relay({ kafka: this.kafka, topics, outbox, log, link, bell })
  }

  /** Throws a `PressError` when no broker answers or the account is refused. */
  static async open(options: KafkaBusOptions): Promise<KafkaBus> {
    const bus = new KafkaBus(options)
    await reachKafka(bus.kafka, options.kafka.brokers as string[])
    return bus
  }

  register(handler: AnyHandler): void {
    if (this.stages.some((s) => s.handler.on === handler.on)) throw new Error(`two handlers for ${String(handler.on)}`)
    const { kafka, topics, outbox, link, bell } = this
    const { log } = this.options
    const stage = new Stage(handler, {
      ...{ kafka, topics, outbox, link, bell, log },
      isActive: () => this.isActive,
      turn: () => this.turns,
      isGathering: () => this.running && this.drains === 0,
      onHandled: () => this.wake(),
      onParked: (parked) => this.relay.tellParked(parked),
      onDiskFull: (error) => {
        this.full = { error }
        bell.ring()
      },
    })
    this.stages.push(stage)
    if (this.hasTopics && this.alive) stage.start()
  }

  private get isActive(): boolean {
    return this.alive && (this.running || this.drains > 0)
  }

  start(): void {
    this.running = true
    this.comeAlive()
  }

  private comeAlive(): void {
    this.alive = true
    this.relaying ??= this.relayAll()
    this.wake()
  }

  async stop(): Promise<void> {
    this.running = false
    this.alive = false
    this.wake()
    await Promise.all(this.stages.map((s) => s.stop()))
    await atMost(farewellMs, Promise.resolve(this.relaying))
    this.relaying = null
    await atMost(farewellMs, this.relay.close())
  }

  wake(): void {
    this.bell.ring()
    this.outboxBell.ring()
  }

  /** While the brokers are away nothing is due that could be done: returns, and the messages wait. */
  async drain(): Promise<void> {
    this.drains++
    this.turns++
    this.full = null
    try {
      // Asked thousands of times by a driven clock: brokers are troubled only when there is something to deliver.
      if (!(await this.isAnythingDue())) return
      this.comeAlive()
      while (this.alive) {
        const failure = this.takeFailure()
        if (failure) throw failure.error
        if (this.link.awayMs > giveUpAfterMs || !(await this.isAnythingDue())) return
        await this.bell.wait(20)
      }
    } finally {
      this.drains--
    }
  }

  private takeFailure(): { error: unknown } | null {
    const { full } = this
    this.full = null
    return full
  }

  private async isAnythingDue(): Promise<boolean> {
    const { store, clock } = this.outbox
    if (this.stages.length === 0) return false
    const row = await store.db
      .selectFrom('message')
      .select('id')
      .where(
        'topic',
        'in',
        this.stages.map((s) => s.handler.on as string),
      )
      .where('state', 'in', ['pending', 'sent'])
      .where('availableAt', '<=', clock.now())
      .limit(1)
      .executeTakeFirst()
    return row !== undefined || this.stages.some((s) => s.isBusy)
  }

  private async relayAll(): Promise<void> {
    const { recoverEveryMs = 30_000 } = this.options
    let recoverAt = performance.now() + recoverEveryMs
    while (this.alive && !(await this.makeTopics())) await this.outboxBell.wait(idlePollMs)
    if (this.alive) for (const stage of this.stages) stage.start()
    while (this.alive) {
      let moved = 0
      if (this.isActive) {
        moved = await this.relaySome()
        if (performance.now() > recoverAt) {
          await this.recover()
          recoverAt = performance.now() + recoverEveryMs
        }
      }
      if (moved === 0 && this.alive) await this.outboxBell.wait(idlePollMs)
    }
  }

  private async makeTopics(): Promise<boolean> {
    try {
      await this.relay.makeTopics()
      this.link.works('topics')
      this.hasTopics = true
    } catch (error) {
      this.link.failed('topics', error)
    }
    return this.hasTopics
  }

  private async relaySome(): Promise<number> {
    try {
      return await this.relay.step()
    } catch (error) {
      this.options.log.error('bus.relay', { cause: causeText(error) })
      const isFull = isDiskFull(error)
      if (isFull) this.full = { error }
      this.bell.ring()
      await rest(
        isFull ? diskFullPauseMs : idlePollMs,
        () => this.alive,
        () => this.turns,
      )
      return 0
    }
  }

  private async recover(): Promise<void> {
    const idle = this.stages.filter((s) => s.isIdle)
    try {
      await this.relay.recover(idle.map((s) => ({ group: s.group, type: s.handler.on as MessageType })))
    } catch (error) {
      this.options.log.info('bus.recover', { cause: causeText(error) })
    }
  }

  status(): Promise<QueueStatus[]> {
    return this.outbox.status()
  }

  isBehind(most: number): Promise<boolean> {
    return this.outbox.isBehind(most)
  }

  trouble(): string | null {
    return this.link.trouble
  }

  parked(limit?: number): Promise<ParkedMessage[]> {
    return this.outbox.parked(limit)
  }

  async requeue(topic?: MessageType): Promise<number> {
    const count = await this.outbox.requeue(topic)
    this.wake()
    return count
  }

  /** From the outbox, which keeps what was delivered as long as the settings say: what a broker still has does not matter. */
  async replay(topic: MessageType, since: string): Promise<number> {
    const count = await this.outbox.replay(topic, since)
    this.wake()
    return count
  }

  prune(before: string, most: number): Promise<number> {
    return this.outbox.prune(before, most)
  }
}
