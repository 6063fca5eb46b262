import type { Outcomes } from './outcome.js'

/** What a measurement is given. */
export interface MeasureContext {
  readonly outcomes: Outcomes
  /** Folder of the measuring material (articles, gold sets); throws a clear error where it is missing. */
  readonly material: (path: string) => string
  /** Options after the name: `--limit 2000` is `option('limit')`. */
  readonly option: (name: string) => string | undefined
  /** Is the option there at all: `--fast` is `flag('fast')`. */
  readonly flag: (name: string) => boolean
  /** Progress, to the error stream. */
  readonly say: (line: string) => void
}

/** One `npm run bench|eval|soak -- <name>`. */
export interface Measurement {
  readonly name: string
  /** One line for the list. */
  readonly words: string
  readonly run: (context: MeasureContext) => Promise<void>
}
