import { isDiskFull } from '#record'

/** Real time between two attempts to write while the disk is full: the first, and the longest. */
const tryAfterMs = 5_000
const tryAfterMaxMs = 60_000

/**
 * Collecting stands still while nothing can be written. From time to time one page or one source is let through; when it
 * can be kept, everything goes on. Why is told all the while: a screen that says so only between attempts helps nobody.
 */
export class DiskPause {
  private isFull = false
  private mayTry = false
  private timer: NodeJS.Timeout | null = null
  private waitMs: number

  /** `onTry`: begin something now, if anything is due. */
  constructor(
    private readonly onTry: () => void | Promise<void>,
    private readonly firstWaitMs = tryAfterMs,
  ) {
    this.waitMs = firstWaitMs
  }

  /** Why collecting stands still, for the screen; null while it runs. */
  get reason(): 'disk-full' | null {
    return this.isFull ? 'disk-full' : null
  }

  /** May a page or a source be begun? While the disk is full, one at each attempt: tell `begun`. */
  get isOpen(): boolean {
    return !this.isFull || this.mayTry
  }

  begun(): void {
    this.mayTry = false
  }

  /** A write failed. Returns whether that was for want of space: then whoever wrote has to try again later. */
  failed(error: unknown): boolean {
    if (!isDiskFull(error)) return false
    this.isFull = true
    this.mayTry = false
    this.tryLater()
    return true
  }

  /** Something was written: there is room. */
  succeeded(): void {
    this.isFull = false
    this.waitMs = this.firstWaitMs
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private tryLater(): void {
    if (this.timer) return
    this.timer = setTimeout(() => void this.tryAgain(), this.waitMs).unref()
    this.waitMs = Math.min(this.waitMs * 2, tryAfterMaxMs)
  }

  private async tryAgain(): Promise<void> {
    this.timer = null
    if (!this.isFull) return
    this.mayTry = true
    try {
      await this.onTry()
    } catch {
      // What is due could not even be read: neither room nor want of it is shown, so the pause goes on.
      this.mayTry = false
      this.tryLater()
      return
    }
    // Nothing is due, so nothing fails either; the next thing that is due will tell.
    if (this.mayTry) this.succeeded()
    else if (this.isFull) this.tryLater()
  }
}
