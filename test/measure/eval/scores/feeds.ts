/** A row of the table of feeds: all words; `items` is empty where nobody knows. */
export type FeedTruth = Record<'file' | 'kind' | 'items' | 'broken' | 'encoding', string>

/** A line of the command `read-feed`. */
export interface FeedAnswer {
  readonly entries: readonly Record<string, unknown>[]
  readonly error: string | null
}

export interface FeedScore {
  /** Of the files that hold entries, the share whose number is right. */
  readonly rightShare: number
  readonly withEntries: number
  /** Of all files whose number is known, none included. */
  readonly rightOfKnown: number
  /** Files that gave no entries but a reason. */
  readonly refused: number
  /** Files without an answer, or whose reason is that something broke. */
  readonly crashed: readonly string[]
  /** `file: kind, expected 3, read 2 (reason)` */
  readonly wrong: readonly string[]
  /** File and number of each entry with U+FFFD where the feed declares its encoding. */
  readonly replacements: readonly string[]
}

/** What the command answers when it caught an exception. */
const broke = 'internal-error'

export function scoreFeeds(truth: readonly FeedTruth[], answers: ReadonlyMap<string, FeedAnswer>): FeedScore {
  const known = truth.filter((t) => t.items !== '')
  const isRight = (t: FeedTruth): boolean => answers.get(t.file)?.entries.length === Number(t.items)
  const share = (rows: readonly FeedTruth[]): number => rows.filter(isRight).length / rows.length
  const withEntries = known.filter((t) => Number(t.items) > 0)
  return {
    rightShare: share(withEntries),
    withEntries: withEntries.length,
    rightOfKnown: share(known),
    refused: truth.filter((t) => answers.get(t.file)?.error && answers.get(t.file)?.entries.length === 0).length,
    crashed: truth
      .map((t) => t.file)
      .filter((file) => (answers.get(file)?.error ?? null) === broke || !answers.has(file)),
    wrong: known.filter((t) => !isRight(t)).map((t) => wrongLine(t, answers.get(t.file))),
    replacements: truth
      .filter((t) => t.encoding !== '')
      .flatMap((t) => replaced(answers.get(t.file)).map((entry) => `${t.file} #${entry}`)),
  }
}

const wrongLine = (t: FeedTruth, answer: FeedAnswer | undefined): string =>
  `${t.file}: ${t.kind}, expected ${t.items}, read ${answer?.entries.length ?? 'nothing'}` +
  (answer?.error ? ` (${answer.error})` : '')

/** Numbers of the entries with a replacement character in any field, from 1. */
const replaced = (answer: FeedAnswer | undefined): number[] =>
  (answer?.entries ?? []).flatMap((entry, i) => (JSON.stringify(entry).includes('\ufffd') ? [i + 1] : []))
