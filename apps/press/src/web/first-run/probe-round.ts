import type { ProbeAnswer } from '../../desk.js'

/** Addresses asked at the same time. */
const atOnce = 6

/** Probes addresses in the background; the page asks how far it is. */
export class ProbeRound {
  private readonly answers = new Map<string, ProbeAnswer | null>()
  constructor(private readonly probe: (kind: string, url: string) => Promise<ProbeAnswer>) {}

  start(sources: readonly { kind: string; url: string }[]): void {
    // What could not be read is asked again; what is under way or was read is not.
    const queue = sources.filter((s) => this.answers.get(s.url)?.isWorking === false || !this.answers.has(s.url))
    for (const s of queue) this.answers.set(s.url, null)
    for (let i = 0; i < atOnce; i++) void this.work(queue)
  }

  answer(url: string): ProbeAnswer | 'waiting' | undefined {
    const answer = this.answers.get(url)
    return answer === null ? 'waiting' : answer
  }

  get progress(): { done: number; total: number; working: number } {
    const all = [...this.answers.values()]
    const done = all.filter((a) => a !== null)
    return { done: done.length, total: all.length, working: done.filter((a) => a.isWorking).length }
  }

  private async work(queue: { kind: string; url: string }[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { kind, url } = next
      const failed = { isWorking: false, sentence: 'Chưa kiểm tra được địa chỉ này.', entries: 0, newestAt: null }
      this.answers.set(url, await this.probe(kind, url).catch(() => failed))
    }
  }
}
