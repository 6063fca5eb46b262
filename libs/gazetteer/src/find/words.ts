import { fold } from '#language'

/** A set of lower-case words or phrases (single spaces), asked with marks or, in a sentence typed without them, without. */
export class Words {
  private readonly exact: ReadonlySet<string>
  private readonly folded: ReadonlySet<string>
  /** Longest phrase, in syllables. */
  readonly longest: number

  constructor(...lists: string[]) {
    const words = lists.flatMap((list) => list.split(/[,\n]/).map((word) => word.trim())).filter((word) => word !== '')
    this.exact = new Set(words)
    this.folded = new Set(words.map(fold))
    this.longest = Math.max(1, ...words.map((word) => word.split(' ').length))
  }

  has(word: string, marked = true): boolean {
    return marked ? this.exact.has(word) : this.folded.has(word)
  }
}
