import { type Clock, type Log, timeOrderedId } from '#foundation'
import { topics, type Lane, type MessageType } from '#press'
import { isDiskFull, type RecordStore, type RecordTx } from '#record'
import type { AnyHandler, Bus, Envelope, ParkedMessage, QueueStatus } from '../../bus.js'
import { causeText, nextAttemptAfterMs, runBatch } from '../../run-batch.js'

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

  constructor(private readonly options: EmbeddedBusOptions) {}

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
    const result = await runBatch(store, handler, batch, clock.now(), (tx, done) => this.settle(tx, done))
    const full = result.failed.find((f) => isDiskFull(f.error))
    if (full) throw full.error
    for (const { message, error } of result.failed) {
      log.warn('bus.failed', { handler: handler.name, id: message.id, key: message.key, cause: causeText(error) })
    }
    if (result.failed.length > 0) await store.transaction((tx) => this.putOff(tx, result.failed))
    if (result.done.length > 0) this.wake()
    return batch.length
  }

  /** `people` before `news` before `backfill`: the names sort so. */
  private async claim(handler: AnyHandler): Promise<Envelope[]> {
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
    return rows.map((r) => ({
      id: r.id,
      type: r.topic as MessageType,
      key: r.key,
      lane: r.lane as Lane,
      payload: JSON.parse(r.payload) as Envelope['payload'],
      attempts: r.attempts,
      createdAt: r.createdAt,
    }))
  }

  private async settle(tx: RecordTx, done: readonly Envelope[]): Promise<void> {
    const ids = done.map((m) => m.id)
    await tx.updateTable('message').set({ state: 'done', cause: null }).where('id', 'in', ids).execute()
  }

  private async putOff(tx: RecordTx, failed: readonly { message: Envelope; error: unknown }[]): Promise<void> {
    for (const { message, error } of failed) {
      const after = nextAttemptAfterMs(error, message.attempts)
      await tx
        .updateTable('message')
        .set({
          attempts: message.attempts + 1,
          state: after === null ? 'parked' : 'pending',
          availableAt: new Date(this.options.clock.nowMs() + (after ?? 0)).toISOString(),
          cause: causeText(error),
        })
        .where('id', '=', message.id)
        .execute()
    }
  }

  async status(): Promise<QueueStatus[]> {
    const rows = await this.options.store.reader
      .selectFrom('message')
      .select(({ fn }) => ['topic', 'state', fn.countAll<number>().as('n'), fn.min('createdAt').as('oldest')])
      .where('state', 'in', ['pending', 'parked'])
      .groupBy(['topic', 'state'])
      .execute()
    return topics.map((topic) => {
      const of = (state: string): (typeof rows)[number] | undefined =>
        rows.find((r) => r.topic === topic && r.state === state)
      return {
        topic,
        pending: Number(of('pending')?.n ?? 0),
        parked: Number(of('parked')?.n ?? 0),
        oldest: of('pending')?.oldest ?? null,
      }
    })
  }

  async isBehind(most: number): Promise<boolean> {
    const { n } = await this.options.store.reader
      .selectFrom((q) =>
        q
          .selectFrom('message')
          .select('state')
          .where('state', '=', 'pending')
          .limit(most + 1)
          .as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(n) > most
  }

  async parked(limit = 100): Promise<ParkedMessage[]> {
    const rows = await this.options.store.reader
      .selectFrom('message')
      .select(['id', 'topic', 'key', 'attempts', 'cause', 'createdAt'])
      .where('state', '=', 'parked')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((r) => ({ ...r, cause: r.cause ?? '' }))
  }

  async requeue(topic?: MessageType): Promise<number> {
    let query = this.options.store.db
      .updateTable('message')
      .set({ state: 'pending', attempts: 0, availableAt: this.options.clock.now() })
      .where('state', '=', 'parked')
    if (topic) query = query.where('topic', '=', topic)
    const result = await query.executeTakeFirst()
    this.wake()
    return Number(result.numUpdatedRows)
  }

  async replay(topic: MessageType, since: string): Promise<number> {
    const { store, clock } = this.options
    const count = await store.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('message')
        .selectAll()
        .where('topic', '=', topic)
        .where('state', '=', 'done')
        .where('createdAt', '>=', since)
        .orderBy('id')
        .execute()
      for (const row of rows) {
        const again = { ...row, id: timeOrderedId(clock.nowMs()), availableAt: clock.now(), attempts: 0 }
        await tx
          .insertInto('message')
          .values({ ...again, createdAt: clock.now(), state: 'pending' })
          .execute()
      }
      return rows.length
    })
    this.wake()
    return count
  }

  /** The mark of a message that still waits or is parked stays: it is what stops a second effect. */
  async prune(before: string, most: number): Promise<number> {
    const { store } = this.options
    const messages = await store.db
      .deleteFrom('message')
      .where('id', 'in', (q) =>
        q
          .selectFrom('message')
          .select('id')
          .where('state', '=', 'done')
          .where('createdAt', '<', before)
          .orderBy('createdAt')
          .limit(most),
      )
      .executeTakeFirst()
    const marks = await store.db
      .deleteFrom('handled')
      .where((eb) =>
        eb(
          eb.refTuple('handler', 'messageId'),
          'in',
          eb
            .selectFrom('handled')
            .leftJoin('message', 'message.id', 'handled.messageId')
            .select(['handled.handler', 'handled.messageId'])
            .where('handled.at', '<', before)
            .where('message.id', 'is', null)
            .limit(most)
            .$asTuple('handler', 'messageId'),
        ),
      )
      .executeTakeFirst()
    return Number(messages.numDeletedRows) + Number(marks.numDeletedRows)
  }
}
