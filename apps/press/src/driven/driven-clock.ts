import { ManualClock, SystemClock } from '#foundation'

/**
 * The clock of the press simulator, read over loopback: it stands still while work is done and moves when told to.
 * A demonstration's clock has the present as its limit and follows real time once it is reached.
 */
export class DrivenClock extends ManualClock {
  private followsReal = false
  private readonly system = new SystemClock()

  private constructor(
    private readonly url: string,
    nowMs: number,
  ) {
    super(nowMs)
  }

  /** `url` is the simulator's control address, `http://127.0.0.1:8700/_control/clock`. */
  static async connect(url: string): Promise<DrivenClock> {
    const { now } = await ask(url)
    return new DrivenClock(url, Date.parse(now))
  }

  get isReal(): boolean {
    return this.followsReal
  }

  override nowMs(): number {
    return this.followsReal ? this.system.nowMs() : super.nowMs()
  }
  override now(): string {
    return new Date(this.nowMs()).toISOString()
  }
  override waitUntil(untilMs: number, signal?: AbortSignal): Promise<void> {
    return this.followsReal ? this.system.waitUntil(untilMs, signal) : super.waitUntil(untilMs, signal)
  }

  /** Moves the simulator's clock towards `toMs` and takes over where it stopped. Returns false at its limit. */
  async advanceTo(toMs: number): Promise<boolean> {
    const before = super.nowMs()
    const { now, limit } = await ask(`${this.url}/advance`, { to: new Date(toMs).toISOString() })
    this.set(Date.parse(now))
    const isPresent = limit !== null && Math.abs(Date.parse(limit) - this.system.nowMs()) < 5_000
    if (isPresent && Date.parse(now) >= Date.parse(limit) - 1_000) {
      this.followsReal = true
      // Whoever waited for driven time wakes and looks again.
      this.set(Number.MAX_SAFE_INTEGER)
    }
    return super.nowMs() > before
  }
}

async function ask(url: string, body?: unknown): Promise<{ now: string; limit: string | null }> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`driven clock: ${url} answered ${answer.status}`)
  return (await answer.json()) as { now: string; limit: string | null }
}
