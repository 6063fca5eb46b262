/** One request as the simulator saw it. */
export interface LoggedRequest {
  seq: number
  /** Time on the clock of the press. */
  time: string
  /** Milliseconds since the simulator started, on the system's steady clock. */
  wallMs: number
  host: string
  path: string
  status: number
  /** Did it carry If-None-Match or If-Modified-Since? */
  conditional: boolean
  userAgent: string
}

/** Requests kept; older ones are forgotten. */
const mostKept = 400_000

/** The log of requests, by which tests prove gaps and conditional requests. */
export class RequestLog {
  private entries: LoggedRequest[] = []
  private seq = 0

  add(entry: Omit<LoggedRequest, 'seq'>): LoggedRequest {
    const kept = { seq: ++this.seq, ...entry }
    this.entries.push(kept)
    if (this.entries.length > mostKept) this.entries = this.entries.slice(mostKept / 4)
    return kept
  }

  /** Entries after a sequence number, or from a time on the press clock. */
  since(mark: string | null, host: string | null): LoggedRequest[] {
    const number = mark !== null && /^\d+$/.test(mark) ? Number(mark) : null
    const from = mark === null ? null : Date.parse(mark)
    return this.entries.filter((entry) => {
      if (host !== null && entry.host !== host) return false
      if (number !== null) return entry.seq > number
      return from === null || Date.parse(entry.time) >= from
    })
  }

  clear(): void {
    this.entries = []
  }
}
