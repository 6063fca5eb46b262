import type { Running } from '../../support/running.js'
import type { Visitor } from '../../support/visitor.js'
import type { MeasureContext } from '../measurement.js'
import { signInAgain } from './office.js'
import { settingsFor, startPressOf } from './press.js'
import { describeProduct, startProduct } from './product.js'
import { type BenchStore, readyStore } from './store.js'

/** A filled store with its press, its product and a person who has signed in. */
export interface RunningStore {
  readonly store: BenchStore
  readonly pid: number
  readonly visitor: Visitor
}

/** Runs the product on a filled store while `work` measures it; with the product's default settings. */
export async function withRunningStore(
  context: MeasureContext,
  work: (running: RunningStore) => Promise<void>,
): Promise<void> {
  const store = await readyStore(context)
  const press = await startPressOf(store.play)
  let product: Running | null = null
  try {
    const given = settingsFor(store.dataDir, press.port)
    context.say(`product: ${await describeProduct(given)}`)
    const started = await startProduct(given)
    product = started.running
    await work({ store, pid: product.child.pid as number, visitor: await signInAgain(started.url) })
  } finally {
    await product?.stop()
    await press.running.stop()
  }
}

/** A value that `share` of the sorted values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
