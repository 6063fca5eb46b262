import type { Clock, Log } from '#foundation'
import type { MessageType } from '#press'
import { isDiskFull, type RecordStore } from '#record'
import type { AnyHandler, Bus, Envelope, ParkedMessage, QueueStatus } from '../../bus.js'
import { envelopeOf, Outbox } from '../../outbox.js'
import { causeText, runBatch } from '../../run-batch.js'

/** How long an idle handler sleeps before it looks again when nobody wakes it. */
const idlePollMs = 500
/**
 * Rest after a batch that was not full: what arrives meanwhile shares one transaction. At 150 articles a second batches
 * of six become batches of fifteen and more; a single correction waits this long at most.
 */
const gatherMs = 100
const defaultBatchSize = 50
/** Pause after the disk was found full; the failed attempt does not count. */
const diskFullPauseMs = 5_000

export interface EmbeddedBusOptions {
  readonly store: RecordStore
  readonly clock: Clock
  readonly log: Log
}

/** Delivers straight from the outbox table, in this process. One consumer a topic: order per key follows. */
export class EmbeddedBus implements Bus {
  private readonly handlers: AnyHandler[] = []
  private running = false
  private loops: Promise<void>[] = []
  private wakers = new Set<() => void>()

  private readonly outbox: Outbox
  private takenBack = false

  constructor(private readonly options: EmbeddedBusOptions) {
    this.outbox = new Outbox(options.store, options.clock)
  }

  register(handler: AnyHandler): void {
    if (this.handlers.some((h) => h.on === handler.on)) throw new Error(`two handlers for ${String(handler.on)}`)
    this.handlers.push(handler)
  }

  start(): void {
    if (this.running) return
    this.running = true
    this.loops = this.handlers.map((h) => this.loop(h))
  }

  async stop(): Promise<void> {
    this.running = false
    this.wake()
    await Promise.all(this.loops)
    this.loops = []
  }

  wake(): void {
    for (const wake of this.wakers) wake()
  }

  async drain(): Promise<void> {
    for (let worked = true; worked;) {
      worked = false
      for (const handler of this.handlers) while ((await this.step(handler)) > 0) worked = true
    }
  }

  private async loop(handler: AnyHandler): Promise<void> {
    while (this.running) {
      let worked = 0
      try {
        worked = await this.step(handler)
      } catch (error) {
        this.options.log.error('bus.step', { handler: handler.name, cause: causeText(error) })
        await this.rest(isDiskFull(error) ? diskFullPauseMs : idlePollMs, false)
      }
      if (!this.running) return
      if (worked === 0) await this.rest(idlePollMs, true)
      else if (worked < (handler.batchSize ?? defaultBatchSize)) await this.rest(gatherMs, false)
    }
  }

  private rest(ms: number, wakeable: boolean): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.wakers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      if (wakeable || !this.running) this.wakers.add(done)
    })
  }

  /** One batch; returns how many messages left the queue or were put off. */
  private async step(handler: AnyHandler): Promise<number> {
    const { store, clock, log } = this.options
    const batch = await this.claim(handler)
    if (batch.length === 0) return 0
    const result = await runBatch(store, handler, batch, clock.now(), (tx, done) => this.outbox.settle(tx, done))
    const full = result.failed.find((f) => isDiskFull(f.error))
    if (full) throw full.error
    for (const { message, error } of result.failed) {
      log.warn('bus.failed', { handler: handler.name, id: message.id, key: message.key, cause: causeText(error) })
    }
    if (result.failed.length > 0) await this.outbox.putOff(result.failed)
    if (result.done.length > 0) this.wake()
    return batch.length
  }

  /** `people` before `news` before `backfill`: the names sort so. */
  private async claim(handler: AnyHandler): Promise<Envelope[]> {
    // A record that was used with Kafka: what a broker was given and nobody handled is delivered from here.
    if (!this.takenBack) await this.outbox.takeBack()
    this.takenBack = true
    const rows = await this.options.store.db
      .selectFrom('message')
      .selectAll()
      .where('topic', '=', handler.on as string)
      .where('state', '=', 'pending')
      .where('availableAt', '<=', this.options.clock.now())
      .orderBy('lane', 'desc')
      .orderBy('id')
      .limit(handler.batchSize ?? defaultBatchSize)
      .execute()
    return rows.map(envelopeOf)
  }

  status(): Promise<QueueStatus[]> {
    return this.outbox.status()
  }

  isBehind(most: number): Promise<boolean> {
    return this.outbox.isBehind(most)
  }

  trouble(): null {
    return null
  }

  parked(limit?: number): Promise<ParkedMessage[]> {
    return this.outbox.parked(limit)
  }

  async requeue(topic?: MessageType): Promise<number> {
    const count = await this.outbox.requeue(topic)
    this.wake()
    return count
  }

  async replay(topic: MessageType, since: string): Promise<number> {
    const count = await this.outbox.replay(topic, since)
    this.wake()
    return count
  }

  prune(before: string, most: number): Promise<number> {
    return this.outbox.prune(before, most)
  }
}
