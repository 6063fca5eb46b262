/** Lets loops sleep until something happens or time has passed. */
export class Bell {
  private readonly sleepers = new Set<() => void>()

  ring(): void {
    for (const wake of [...this.sleepers]) wake()
  }

  /** Resolves at the next ring, or after `ms` of real time. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.sleepers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.sleepers.add(done)
    })
  }
}

/** Sleeps for `ms` whatever rings; ends early with the work, or when it is asked for anew (`turn` changes). */
export async function rest(ms: number, isAlive: () => boolean, turn: () => number): Promise<void> {
  const until = performance.now() + ms
  const before = turn()
  while (isAlive() && performance.now() < until && turn() === before) await new Promise((r) => setTimeout(r, 25))
}

/** Waits for work to end, but no longer than `ms`: a broker that hangs must not hold up a process that ends. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((r) => (timer = setTimeout(r, ms)))
  await Promise.race([work.catch(() => undefined), late])
  clearTimeout(timer)
}
