/** Overlapping runs of this many words are what two texts are compared by. */
const run = 4

/** Runs of letters, digits and underscores, as Python's `\w+` finds them; nothing is folded. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

/** How often each run of four words stands in a text; one shorter run where there are fewer. */
function shingles(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  if (words.length === 0) return counts
  for (let i = 0; i < Math.max(1, words.length - run + 1); i++) {
    const shingle = words.slice(i, i + run).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

/** Runs of one page: found and true, found and wrong, missed. */
export interface PageOverlap {
  readonly right: number
  readonly wrong: number
  readonly missed: number
  /** Word for word the same. */
  readonly isEqual: boolean
}

/** Compares the extracted text of a page with the true one. */
export function compareTexts(truth: string, given: string): PageOverlap {
  const [trueWords, givenWords] = [wordsOf(truth), wordsOf(given)]
  const [trueRuns, givenRuns] = [shingles(trueWords), shingles(givenWords)]
  const total = (runs: Map<string, number>): number => [...runs.values()].reduce((sum, n) => sum + n, 0)
  let right = 0
  for (const [shingle, count] of trueRuns) right += Math.min(count, givenRuns.get(shingle) ?? 0)
  const isEqual = trueWords.length === givenWords.length && trueWords.every((w, i) => w === givenWords[i])
  return { right, wrong: total(givenRuns) - right, missed: total(trueRuns) - right, isEqual }
}

/** Figures over pages. */
export interface TextScore {
  readonly f1: number
  readonly precision: number
  readonly recall: number
  /** Share of pages that are right word for word. */
  readonly accuracy: number
}

/** Precision over the pages that gave text, recall over those that have some; F1 of these two means. */
export function scoreTexts(pages: readonly PageOverlap[]): TextScore {
  const precision = mean(pages.filter((p) => p.right + p.wrong > 0).map((p) => p.right / (p.right + p.wrong)))
  const recall = mean(pages.filter((p) => p.right + p.missed > 0).map((p) => p.right / (p.right + p.missed)))
  const sum = precision + recall
  return {
    f1: sum === 0 ? 0 : (2 * precision * recall) / sum,
    precision,
    recall,
    accuracy: mean(pages.map((p) => (p.isEqual ? 1 : 0))),
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length
