import { describeError, PressError } from '#foundation'
import type { RecordStore, RecordTx } from '#record'
import type { AnyHandler, Envelope, Prepared } from './bus.js'

/** Attempts after which a message is parked with its cause. */
export const maxAttempts = 6

export interface BatchResult {
  readonly done: readonly Envelope[]
  readonly failed: readonly { readonly message: Envelope; readonly error: unknown }[]
}

type Item = { message: Envelope; prepared: unknown }

/**
 * Runs one batch through a handler: prepare, then everything in one transaction; when that fails, one by one, so that
 * a bad message does not take the others with it. `settle` is written in the same transaction as the effects.
 */
export async function runBatch(
  store: RecordStore,
  handler: AnyHandler,
  batch: readonly Envelope[],
  now: string,
  settle: (tx: RecordTx, done: readonly Envelope[]) => Promise<void>,
): Promise<BatchResult> {
  const failed: { message: Envelope; error: unknown }[] = []
  const items: Item[] = []
  const answers = await prepareAll(handler, batch)
  batch.forEach((message, i) => {
    const answer = answers[i] as Prepared<unknown>
    if ('ok' in answer) items.push({ message, prepared: answer.ok })
    else failed.push({ message, error: answer.error })
  })
  if (items.length === 0) return { done: [], failed }
  try {
    await saveItems(store, handler, items, now, settle)
    return { done: items.map((i) => i.message), failed }
  } catch (error) {
    handler.rolledBack?.(items)
    if (items.length === 1) return { done: [], failed: [...failed, { message: (items[0] as Item).message, error }] }
  }
  return retryOneByOne(store, handler, items, now, settle, failed)
}

async function prepareAll(handler: AnyHandler, batch: readonly Envelope[]): Promise<readonly Prepared<unknown>[]> {
  try {
    return await handler.prepare(batch)
  } catch (error) {
    return batch.map(() => ({ error }))
  }
}

async function retryOneByOne(
  store: RecordStore,
  handler: AnyHandler,
  items: readonly Item[],
  now: string,
  settle: (tx: RecordTx, done: readonly Envelope[]) => Promise<void>,
  failed: { message: Envelope; error: unknown }[],
): Promise<BatchResult> {
  const done: Envelope[] = []
  for (const { message } of items) {
    const alone = await runBatch(store, handler, [message], now, settle)
    done.push(...alone.done)
    failed.push(...alone.failed)
  }
  return { done, failed }
}

async function saveItems(
  store: RecordStore,
  handler: AnyHandler,
  items: readonly Item[],
  now: string,
  settle: (tx: RecordTx, done: readonly Envelope[]) => Promise<void>,
): Promise<void> {
  await store.transaction(async (tx) => {
    const rows = items.map((i) => ({ handler: handler.name, messageId: i.message.id, at: now }))
    const fresh = await tx
      .insertInto('handled')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .returning('messageId')
      .execute()
    const isFresh = new Set(fresh.map((r) => r.messageId))
    const toSave = items.filter((i) => isFresh.has(i.message.id))
    if (toSave.length > 0) await handler.save(toSave, tx)
    await settle(
      tx,
      items.map((i) => i.message),
    )
  })
  handler.committed?.(items)
}

/** When to try again: 10 s, 1 min, 5 min, 30 min, 2 h; null = park now. */
export function nextAttemptAfterMs(error: unknown, attempts: number): number | null {
  if (error instanceof PressError && error.retry === 'never') return null
  const delays = [10_000, 60_000, 300_000, 1_800_000, 7_200_000]
  return attempts + 1 >= maxAttempts ? null : (delays[attempts] ?? 7_200_000)
}

/** The cause column of a parked message: at most 1,000 characters. */
export const causeText = (error: unknown): string => describeError(error).slice(0, 1000)
