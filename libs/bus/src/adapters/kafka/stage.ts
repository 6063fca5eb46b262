import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import { describeError, type Log } from '#foundation'
import { isDiskFull } from '#record'
import type { AnyHandler, Envelope } from '../../bus.js'
import type { Failed, Outbox } from '../../outbox.js'
import { causeText, runBatch } from '../../run-batch.js'
import { atMost, type Bell, rest } from './bell.js'
import { byNumber } from './by-number.js'
import { Inbox, type Received } from './inbox.js'
import type { Link } from './link.js'
import { decode, lanes, type Topics } from './topics.js'

/** A topic with more messages here than this is not fetched until fewer than a third are left. */
const mostHere = 1_500
/**
 * How long messages of a later lane are held back for one of an earlier lane that is on its way. Usually some 20 ms; on two
 * cores that were busy with other things 250 ms did not suffice, and news stood behind four batches of the past.
 */
const laneWaitMs = 1_000
const pollMs = 500
/** Rest after a batch that was not full: what arrives meanwhile shares one transaction. */
const gatherMs = 100
const defaultBatchSize = 50
/** Pause after the disk was found full; the failed attempt does not count. */
const diskFullPauseMs = 5_000
const reconnectMs = 1_000
/** At most this long is taken leave of the brokers. */
const farewellMs = 5_000

export interface StageParts {
  readonly kafka: Kafka
  readonly topics: Topics
  readonly outbox: Outbox
  readonly log: Log
  readonly link: Link
  /** Whether messages may be handled now. */
  readonly isActive: () => boolean
  /** Counts the times somebody asked for delivery. */
  readonly turn: () => number
  /** Whether a batch that is not full may wait for more. */
  readonly isGathering: () => boolean
  /** Rung at every change others may wait for. */
  readonly bell: Bell
  /** Messages were handled, and others may have been sent. */
  readonly onHandled: () => void
  readonly onParked: (parked: readonly Failed[]) => void
  readonly onDiskFull: (error: unknown) => void
}

interface Hand {
  readonly received: readonly Received[]
  readonly generation: number
}

/** One stage as a member of its consumer group: fetches all lanes, handles them in their order, commits after the transaction. */
export class Stage {
  private readonly inbox = new Inbox()
  private readonly paused = new Set<string>()
  /** Messages of an earlier lane that were waited for once. */
  private readonly waitedFor = new Set<string>()
  private consumer: Consumer | null = null
  private joined = false
  private alive = false
  /** Counts the times the partitions were given out: what was fetched before may be another's now. */
  private generation = 0
  private hand: Hand | null = null
  private handling: Promise<void> = Promise.resolve()
  private connecting: Promise<void> = Promise.resolve()
  private toCommit = new Map<string, { topic: string; partition: number; offset: string }>()
  private committing: Promise<void> | null = null

  constructor(
    readonly handler: AnyHandler,
    private readonly parts: StageParts,
  ) {}

  get group(): string {
    return this.parts.topics.groupOf(this.handler.name)
  }

  private get batchSize(): number {
    return this.handler.batchSize ?? defaultBatchSize
  }

  get isBusy(): boolean {
    return this.hand !== null
  }

  /** Nothing here that was not handled, and a member of its group. */
  get isIdle(): boolean {
    return this.joined && this.hand === null && this.inbox.size === 0 && this.toCommit.size === 0 && !this.committing
  }

  start(): void {
    if (this.alive) return
    this.alive = true
    this.handling = this.handleAll()
    this.connecting = this.stayConnected()
  }

  /** Finishes the batch in hand and leaves the group. */
  async stop(): Promise<void> {
    this.alive = false
    this.parts.bell.ring()
    await this.handling
    await atMost(2 * farewellMs, this.connecting)
    this.inbox.clear()
  }

  private async stayConnected(): Promise<void> {
    const { bell, link } = this.parts
    while (this.alive) {
      let hasCrashed = false
      const crash = (error: unknown): void => {
        hasCrashed = true
        this.joined = false
        if (this.alive) link.failed(this.handler.name, error)
        bell.ring()
      }
      try {
        await this.connect(crash)
        while (this.alive && !hasCrashed) await bell.wait(pollMs)
      } catch (error) {
        crash(error)
      }
      // The batch in hand ends first: its commit belongs to the transaction it has just made.
      if (!this.alive) await this.handling
      await this.disconnect()
      if (this.alive) await bell.wait(reconnectMs)
    }
  }

  private async connect(onCrash: (error: unknown) => void): Promise<void> {
    const { kafka, topics, link, bell } = this.parts
    const consumer = kafka.consumer({
      groupId: this.group,
      partitionAssigners: [byNumber],
      sessionTimeout: 10_000,
      heartbeatInterval: 2_000,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 262_144,
      allowAutoTopicCreation: false,
      // A consumer that fails is made anew here, whatever the error.
      retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
    })
    this.consumer = consumer
    consumer.on(consumer.events.CRASH, ({ payload }) => onCrash(payload.error))
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.generation++
      this.inbox.clear()
      this.toCommit.clear()
      this.joined = true
      if (this.paused.size > 0) consumer.resume([...this.paused].map((topic) => ({ topic })))
      this.paused.clear()
      link.works(this.handler.name)
      bell.ring()
    })
    await consumer.connect()
    await consumer.subscribe({ topics: topics.forStage(this.handler.on as Envelope['type']), fromBeginning: true })
    await consumer.run({ autoCommit: false, eachBatch: (payload) => this.receive(payload) })
  }

  private async receive({ batch }: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = batch
    this.inbox.add(messages.map((m) => ({ topic, partition, offset: Number(m.offset), message: decode(m) })))
    if (this.inbox.sizeOf(topic) > mostHere) {
      this.paused.add(topic)
      this.consumer?.pause([{ topic }])
    }
    this.parts.bell.ring()
    return Promise.resolve()
  }

  private async handleAll(): Promise<void> {
    const { bell, log, isActive, isGathering, onHandled, onDiskFull, turn } = this.parts
    while (this.alive) {
      if (!isActive() || (!this.hand && !(await this.takeHand()))) {
        await bell.wait(pollMs)
        continue
      }
      const hand = this.hand as unknown as Hand
      try {
        // Handed out anew while it waited: another consumer has it, or it comes again.
        if (hand.generation === this.generation) await this.handle(hand)
        this.hand = null
        onHandled()
        if (hand.received.length < this.batchSize && isGathering()) await rest(gatherMs, () => this.alive, turn)
      } catch (error) {
        log.error('bus.step', { handler: this.handler.name, cause: causeText(error) })
        if (isDiskFull(error)) onDiskFull(error)
        const ms = isDiskFull(error) ? diskFullPauseMs : pollMs
        await rest(ms, () => this.alive, turn)
      }
    }
    this.hand = null
  }

  private async takeHand(): Promise<boolean> {
    const lane = this.inbox.lane
    if (lane === null) return false
    const { generation } = this
    await this.letEarlierLanesArrive(lane)
    if (generation !== this.generation || !this.alive || !this.parts.isActive()) return false
    const received = this.inbox.take(this.batchSize)
    if (received.length === 0) return false
    this.hand = { received, generation }
    this.resumeFetching()
    return true
  }

  /** News that was just sent goes before the past that is already here; each such message is waited for once, briefly. */
  private async letEarlierLanesArrive(lane: string): Promise<void> {
    const earlier = lanes.filter((l) => l > lane)
    const until = performance.now() + laneWaitMs
    let awaited = earlier.length > 0 ? await this.onTheWay(earlier) : []
    while (awaited.length > 0 && this.alive && this.parts.isActive() && performance.now() < until) {
      await this.parts.bell.wait(20)
      awaited = await this.onTheWay(earlier)
    }
    if (this.waitedFor.size > 10_000) this.waitedFor.clear()
    for (const id of awaited) this.waitedFor.add(id)
  }

  private async onTheWay(earlier: readonly string[]): Promise<string[]> {
    const { store, clock } = this.parts.outbox
    const rows = await store.reader
      .selectFrom('message')
      .select('id')
      .where('topic', '=', this.handler.on as string)
      .where('state', 'in', ['pending', 'sent'])
      .where('lane', 'in', earlier)
      .where('availableAt', '<=', clock.now())
      .limit(100)
      .execute()
    return rows.map((r) => r.id).filter((id) => !this.waitedFor.has(id) && !this.inbox.has(id))
  }

  private async handle({ received, generation }: Hand): Promise<void> {
    const { outbox, log } = this.parts
    const { store, clock } = outbox
    const batch = await this.stillWaiting(received)
    if (batch.length > 0) {
      const { failed } = await runBatch(store, this.handler, batch, clock.now(), (tx, done) => outbox.settle(tx, done))
      const full = failed.find((f) => isDiskFull(f.error))
      if (full) throw full.error
      for (const { message, error } of failed)
        log.warn('bus.failed', {
          handler: this.handler.name,
          id: message.id,
          key: message.key,
          cause: causeText(error),
        })
      if (failed.length > 0) {
        const parked = await outbox.putOff(failed)
        if (parked.length > 0) this.parts.onParked(parked)
      }
    }
    if (generation === this.generation) this.commit(received)
  }

  /**
   * What is yet to be handled, each once. The row decides: a message that came twice, was handled, put off or parked meanwhile,
   * or belongs to an outbox that was emptied, is passed over.
   */
  private async stillWaiting(received: readonly Received[]): Promise<Envelope[]> {
    const messages = new Map<string, Envelope>()
    for (const { message } of received) if (message) messages.set(`${message.id} ${message.attempts}`, message)
    if (messages.size === 0) return []
    const rows = await this.parts.outbox.store.db
      .selectFrom('message')
      .select(['id', 'attempts'])
      .where(
        'id',
        'in',
        [...messages.values()].map((m) => m.id),
      )
      .where('state', 'in', ['pending', 'sent'])
      .execute()
    const waiting = new Set(rows.map((r) => `${r.id} ${r.attempts}`))
    return [...messages].filter(([name]) => waiting.has(name)).map(([, message]) => message)
  }

  private commit(received: readonly Received[]): void {
    for (const { topic, partition, offset } of received)
      this.toCommit.set(`${topic} ${partition}`, { topic, partition, offset: String(offset + 1) })
    this.committing ??= this.commitAll().finally(() => (this.committing = null))
  }

  /** Offsets are bookmarks only: one that is lost brings messages again, which the record passes over. */
  private async commitAll(): Promise<void> {
    while (this.toCommit.size > 0) {
      const offsets = [...this.toCommit.values()]
      this.toCommit.clear()
      try {
        await this.consumer?.commitOffsets(offsets)
      } catch (error) {
        this.parts.log.info('bus.commit', { handler: this.handler.name, cause: describeError(error) })
      }
    }
  }

  private resumeFetching(): void {
    for (const topic of this.paused) {
      if (this.inbox.sizeOf(topic) > mostHere / 3) continue
      this.paused.delete(topic)
      if (this.joined) this.consumer?.resume([{ topic }])
    }
  }

  private async disconnect(): Promise<void> {
    const { consumer } = this
    const leave = async (): Promise<void> => {
      await this.committing
      await consumer?.disconnect()
    }
    await atMost(farewellMs, leave())
    this.consumer = null
    this.joined = false
  }
}
