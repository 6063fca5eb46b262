import type { RecordTx } from '#record'
import type { Lane, Messages, MessageType } from '#press'

/** A message as delivered. `key` (an article or page id) is what order is promised for. */
export interface Envelope<T extends MessageType = MessageType> {
  readonly id: string
  readonly type: T
  readonly key: string
  readonly lane: Lane
  readonly payload: Messages[T]
  /** Failed attempts so far. */
  readonly attempts: number
  readonly createdAt: string
}

/** What `prepare` made of one message: something to save, or why not. */
export type Prepared<P> = { readonly ok: P } | { readonly error: unknown }

/**
 * A stage. `prepare` reads and computes and writes nothing; `save` writes effects and outgoing messages in one
 * transaction, without network or model. A second delivery of a message saves nothing.
 */
export interface Handler<T extends MessageType = MessageType, P = unknown> {
  readonly name: string
  readonly on: T
  /** Most messages in one transaction. Default 50. */
  readonly batchSize?: number
  /** One answer for each message, in order. A throw counts against every message of the batch. */
  prepare(batch: readonly Envelope<T>[]): Promise<readonly Prepared<P>[]>
  save(items: readonly { message: Envelope<T>; prepared: P }[], tx: RecordTx): Promise<void>
  /** Called when the transaction of these items did not happen: state kept in memory must be put back. */
  rolledBack?(items: readonly { message: Envelope<T>; prepared: P }[]): void
  /** Called after the transaction of these items was committed. */
  committed?(items: readonly { message: Envelope<T>; prepared: P }[]): void
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds handlers of every message type
export type AnyHandler = Handler<any, any>

export interface QueueStatus {
  readonly topic: MessageType
  readonly pending: number
  readonly parked: number
  /** Creation time of the oldest waiting message. */
  readonly oldest: string | null
}

export interface ParkedMessage {
  readonly id: string
  readonly topic: string
  readonly key: string
  readonly attempts: number
  readonly cause: string
  readonly createdAt: string
}

/** Messages leave through the outbox (see `publish`); a bus delivers them at least once and parks what keeps failing. */
export interface Bus {
  register(handler: AnyHandler): void
  /** Begins delivering in the background. Throws when a waiting topic has no handler here and `strict` is set. */
  start(): void
  /** Finishes the batch in hand, then stands still. */
  stop(): Promise<void>
  /** Delivers until nothing is due. */
  drain(): Promise<void>
  /** Something was committed: look now instead of at the next poll. */
  wake(): void
  status(): Promise<QueueStatus[]>
  /** Do more than `most` messages wait? Looks at no more than that many: cheap enough to be asked at every step. */
  isBehind(most: number): Promise<boolean>
  /** Why messages wait although their stages could work, for people, in Vietnamese; null when nothing is wrong. */
  trouble(): string | null
  parked(limit?: number): Promise<ParkedMessage[]>
  /** Gives parked messages (all, or of one topic) another six attempts; returns how many. */
  requeue(topic?: MessageType): Promise<number>
  /** Sends the messages of a topic from `since` on again, under new ids; returns how many. */
  replay(topic: MessageType, since: string): Promise<number>
  /**
   * Forgets at most `most` delivered messages older than `before`, and as many marks that a handler saved one; returns how
   * many rows went, 0 when nothing is left to forget. Waiting and parked messages have no age.
   */
  prune(before: string, most: number): Promise<number>
}
