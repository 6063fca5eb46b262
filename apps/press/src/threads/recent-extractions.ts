import type { Extraction } from '#extract'

/** Pages read while they were fetched, until their own stage asks; beyond `size` the oldest are read from the archive again. */
export class RecentExtractions {
  private readonly kept = new Map<string, Extraction>()
  constructor(private readonly size = 400) {}
  put(pageId: string, extraction: Extraction): void {
    this.kept.set(pageId, extraction)
    if (this.kept.size > this.size) this.kept.delete(this.kept.keys().next().value as string)
  }
  take(pageId: string): Extraction | null {
    const extraction = this.kept.get(pageId) ?? null
    this.kept.delete(pageId)
    return extraction
  }
}
