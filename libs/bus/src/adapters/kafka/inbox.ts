import type { Envelope } from '../../bus.js'

export interface Received {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** Null for what this product did not write: only its offset counts. */
  readonly message: Envelope | null
}

/** What arrived and was not yet taken, partition by partition; gives it out lane by lane, oldest first. */
export class Inbox {
  private readonly queues = new Map<string, Received[]>()

  add(received: readonly Received[]): void {
    for (const r of received) {
      const name = `${r.topic} ${r.partition}`
      const queue = this.queues.get(name)
      if (queue) queue.push(r)
      else this.queues.set(name, [r])
    }
  }

  clear(): void {
    this.queues.clear()
  }

  get size(): number {
    let n = 0
    for (const queue of this.queues.values()) n += queue.length
    return n
  }

  sizeOf(topic: string): number {
    let n = 0
    for (const queue of this.queues.values()) if (queue[0]?.topic === topic) n += queue.length
    return n
  }

  has(id: string): boolean {
    for (const queue of this.queues.values()) if (queue.some((r) => r.message?.id === id)) return true
    return false
  }

  /** The lane whose turn it is; null when nothing is here. `people` before `news` before `backfill`: the names sort so. */
  get lane(): string | null {
    let best: string | null = null
    for (const [head] of this.queues.values()) {
      const lane = head?.message?.lane ?? (head ? 'people' : null)
      if (lane !== null && (best === null || lane > best)) best = lane
    }
    return best
  }

  /** At most `most` of the lane whose turn it is, in the order in which they were sent; order in a partition is kept. */
  take(most: number): Received[] {
    const { lane } = this
    const taken: Received[] = []
    while (lane !== null && taken.length < most) {
      let from: Received[] | null = null
      for (const queue of this.queues.values()) {
        const head = queue[0]
        if (!head || (head.message && head.message.lane !== lane)) continue
        if (!from || (head.message?.id ?? '') < ((from[0] as Received).message?.id ?? '')) from = queue
      }
      if (!from) break
      taken.push(from.shift() as Received)
    }
    return taken
  }
}
