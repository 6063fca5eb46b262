import { type Clock, timeOrderedId } from '#foundation'
import { topics, type Lane, type MessageType } from '#press'
import type { RecordStore, RecordTx } from '#record'
import type { Envelope, ParkedMessage, QueueStatus } from './bus.js'
import { causeText, nextAttemptAfterMs } from './run-batch.js'

export interface Failed {
  readonly message: Envelope
  readonly error: unknown
}

/**
 * The table of messages, the same for every bus: a message has its row from the sender's transaction until it is pruned, and
 * what waits, is parked or was delivered is asked here. `pending` waits for its time, `sent` is at a broker.
 */
export class Outbox {
  constructor(
    readonly store: RecordStore,
    readonly clock: Clock,
  ) {}

  /** Part of the transaction that saves the effects. */
  async settle(tx: RecordTx, done: readonly Envelope[]): Promise<void> {
    const ids = done.map((m) => m.id)
    await tx.updateTable('message').set({ state: 'done', cause: null }).where('id', 'in', ids).execute()
  }

  /** Failed messages wait for their next attempt, or are parked with the cause; returns those parked. */
  putOff(failed: readonly Failed[]): Promise<Failed[]> {
    return this.store.transaction(async (tx) => {
      const parked: Failed[] = []
      for (const { message, error } of failed) {
        const after = nextAttemptAfterMs(error, message.attempts)
        if (after === null) parked.push({ message, error })
        await tx
          .updateTable('message')
          .set({
            attempts: message.attempts + 1,
            state: after === null ? 'parked' : 'pending',
            availableAt: new Date(this.clock.nowMs() + (after ?? 0)).toISOString(),
            cause: causeText(error),
          })
          .where('id', '=', message.id)
          .execute()
      }
      return parked
    })
  }

  /** What was given to a broker and not handled is to be given again; returns how many. */
  async takeBack(ids?: readonly string[]): Promise<number> {
    let query = this.store.db.updateTable('message').set({ state: 'pending' }).where('state', '=', 'sent')
    if (ids) query = query.where('id', 'in', ids)
    return Number((await query.executeTakeFirst()).numUpdatedRows)
  }

  async status(): Promise<QueueStatus[]> {
    const rows = await this.store.reader
      .selectFrom('message')
      .select(({ fn }) => ['topic', 'state', fn.countAll<number>().as('n'), fn.min('createdAt').as('oldest')])
      .where('state', 'in', ['pending', 'sent', 'parked'])
      .groupBy(['topic', 'state'])
      .execute()
    return topics.map((topic) => {
      const here = rows.filter((r) => r.topic === topic)
      const waiting = here.filter((r) => r.state !== 'parked')
      const sum = (of: typeof rows): number => of.reduce((n, r) => n + Number(r.n), 0)
      return {
        topic,
        pending: sum(waiting),
        parked: sum(here.filter((r) => r.state === 'parked')),
        oldest: waiting.map((r) => r.oldest).sort()[0] ?? null,
      }
    })
  }

  async isBehind(most: number): Promise<boolean> {
    const { n } = await this.store.reader
      .selectFrom((q) =>
        q
          .selectFrom('message')
          .select('state')
          .where('state', 'in', ['pending', 'sent'])
          .limit(most + 1)
          .as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(n) > most
  }

  async parked(limit = 100): Promise<ParkedMessage[]> {
    const rows = await this.store.reader
      .selectFrom('message')
      .select(['id', 'topic', 'key', 'attempts', 'cause', 'createdAt'])
      .where('state', '=', 'parked')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((r) => ({ ...r, cause: r.cause ?? '' }))
  }

  async requeue(topic?: MessageType): Promise<number> {
    let query = this.store.db
      .updateTable('message')
      .set({ state: 'pending', attempts: 0, availableAt: this.clock.now() })
      .where('state', '=', 'parked')
    if (topic) query = query.where('topic', '=', topic)
    return Number((await query.executeTakeFirst()).numUpdatedRows)
  }

  /** Under new ids: the mark of the first delivery would stop the second effect. */
  replay(topic: MessageType, since: string): Promise<number> {
    return this.store.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('message')
        .selectAll()
        .where('topic', '=', topic)
        .where('state', '=', 'done')
        .where('createdAt', '>=', since)
        .orderBy('id')
        .execute()
      const now = this.clock.now()
      for (const row of rows) {
        const again = { ...row, id: timeOrderedId(this.clock.nowMs()), availableAt: now, createdAt: now, attempts: 0 }
        await tx
          .insertInto('message')
          .values({ ...again, state: 'pending' })
          .execute()
      }
      return rows.length
    })
  }

  /** The mark of a message that still waits or is parked stays: it is what stops a second effect. */
  async prune(before: string, most: number): Promise<number> {
    const messages = await this.store.db
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
    const marks = await this.store.db
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

/** A row of the table as delivered. */
export const envelopeOf = (r: {
  id: string
  topic: string
  key: string
  lane: string
  payload: string
  attempts: number
  createdAt: string
}): Envelope => ({
  id: r.id,
  type: r.topic as MessageType,
  key: r.key,
  lane: r.lane as Lane,
  payload: JSON.parse(r.payload) as Envelope['payload'],
  attempts: r.attempts,
  createdAt: r.createdAt,
})
