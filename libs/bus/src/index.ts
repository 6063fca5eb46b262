/** Messages between stages: the port, the outbox and the delivery rules. Adapters are named only in composition. */
export type { AnyHandler, Bus, Envelope, Handler, ParkedMessage, Prepared, QueueStatus } from './bus.js'
export { type Outgoing, publish } from './publish.js'
export { causeText, maxAttempts, nextAttemptAfterMs, runBatch } from './run-batch.js'
