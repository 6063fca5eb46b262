import { type BackgroundFrequencies, termCount } from './term-frequencies.js'
import { termOf } from './packed-terms.js'

/** Documents of the general press enter with this share, so that a window of a few thousand articles soon outweighs them. */
const backgroundShare = 0.25
const mostCounted = 65535

/** How telling a term is now: the fewer articles of the window and of the general press hold it, the more. */
export class TermWeights {
  private readonly inWindow = new Uint16Array(termCount)
  private readonly prior: Float32Array
  private readonly priorDocuments: number
  private documents = 0

  constructor(private readonly background: BackgroundFrequencies) {
    this.priorDocuments = background.documents * backgroundShare
    this.prior = Float32Array.from({ length: 256 }, (_, step) => (step === 0 ? 1 : 2 ** (step / 2)) * backgroundShare)
  }

  /** Counts an article in by the terms kept of it. */
  add(terms: Uint32Array): void {
    this.documents++
    for (const packed of terms) {
      const term = termOf(packed)
      this.inWindow[term] = Math.min(mostCounted, (this.inWindow[term] as number) + 1)
    }
  }

  /** Counts an article out again; the terms must be those it was counted in with. */
  remove(terms: Uint32Array): void {
    this.documents--
    for (const packed of terms) {
      const term = termOf(packed)
      this.inWindow[term] = Math.max(0, (this.inWindow[term] as number) - 1)
    }
  }

  /** Inverse document frequency, in natural logarithm. */
  of(term: number): number {
    const prior = this.prior[this.background.steps[term] as number] as number
    const holding = 0.5 + prior + (this.inWindow[term] as number)
    return Math.max(0, Math.log((1 + this.priorDocuments + this.documents) / holding))
  }
}
