const remembered = 64

/**
 * Decides how far the window has moved. A time of arrival is believed. Times of publication are not: one article dated a year
 * ahead must not empty the window, so it moves only when the last 64 articles all lie beyond.
 */
export class Slide {
  private readonly times: number[] = []
  private next = 0

  constructor(private readonly windowMs: number) {}

  /** Articles that arrived before the time returned have left the window. */
  after(publishedMs: number, arrivedMs: number | undefined): number {
    if (arrivedMs !== undefined) return arrivedMs - this.windowMs
    this.times[this.next] = publishedMs
    this.next = (this.next + 1) % remembered
    return this.times.length < remembered ? -Infinity : Math.min(...this.times) - this.windowMs
  }
}
