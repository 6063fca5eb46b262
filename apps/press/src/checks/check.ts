import type { ArticleIndex } from '#article-index'
import type { Clock, Log } from '#foundation'
import type { RecordStore } from '#record'
import type { Settings } from '../settings.js'
import type { CheckCode } from './words.vi.js'

/** `bad`: something does not work or will be lost; `warn`: it will be so, unless somebody acts. */
export type Level = 'good' | 'warn' | 'bad'

/** What a look at one thing found: a code with values; the words say what it means and what to do. */
export interface Finding {
  readonly level: Level
  readonly code: CheckCode
  readonly values: Readonly<Record<string, string | number>>
}

export const good = (code: CheckCode, values: Finding['values'] = {}): Finding => ({ level: 'good', code, values })
export const warn = (code: CheckCode, values: Finding['values'] = {}): Finding => ({ level: 'warn', code, values })
export const bad = (code: CheckCode, values: Finding['values'] = {}): Finding => ({ level: 'bad', code, values })

/** What a running product says of itself over its own address. */
export interface RunningAnswer {
  readonly isReady: boolean
  readonly articles: number | null
}

export interface CheckParts {
  readonly settings: Settings
  readonly store: RecordStore
  readonly clock: Clock
  readonly log: Log
  /** Null while a running product holds it. */
  readonly index: ArticleIndex | null
  /** Why messages wait; null also where this process has no bus. */
  readonly busTrouble: string | null
  /** Null where no product runs on this data folder; on a page of the product it is the product itself. */
  readonly running: RunningAnswer | null
  /** Back-ups are read through again. */
  readonly isThorough: boolean
}

/** A look at one thing: one file in `kinds/`, one line in `index.ts`. */
export interface Check {
  readonly name: string
  /** Takes long or asks over the network: the command line only. */
  readonly isSlow?: boolean
  look(parts: CheckParts): Promise<readonly Finding[]>
}
