import type { Clock } from '#foundation'
import { timeOrderedId } from '#foundation'
import { insertRows, type RecordTx } from '#record'
import type { Lane, Messages, MessageType } from '#press'

export interface Outgoing<T extends MessageType = MessageType> {
  readonly type: T
  readonly key: string
  readonly payload: Messages[T]
  readonly lane?: Lane
}

/** Writes messages to the outbox inside the sender's own transaction: they exist if and only if its effects do. */
export async function publish(tx: RecordTx, clock: Clock, messages: readonly Outgoing[]): Promise<void> {
  if (messages.length === 0) return
  const now = clock.now()
  const rows = messages.map((m) => ({
    id: timeOrderedId(clock.nowMs()),
    topic: m.type,
    key: m.key,
    lane: m.lane ?? 'news',
    payload: JSON.stringify(m.payload),
    createdAt: now,
    availableAt: now,
    attempts: 0,
    state: 'pending' as const,
    cause: null,
  }))
  await insertRows(tx, 'message', rows)
}
