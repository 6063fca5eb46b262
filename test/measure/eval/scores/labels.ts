import { calibrationError, f1Of, kappa, type Pair, type Sureness } from './agreement.js'

export const labelNames = ['relevance', 'topic', 'event', 'tone', 'respond'] as const
export type LabelName = (typeof labelNames)[number]

/** A row of the gold table: all words. */
export type LabelTruth = Record<'id' | 'province' | 'relevance' | 'topics' | 'event' | 'tone' | 'respond', string>

/** A line of the command `classify`. */
export interface LabelAnswer {
  readonly relevance?: string | null
  readonly topics?: readonly string[] | null
  readonly event?: string | null
  readonly tone?: string | null
  readonly respond?: boolean | null
  readonly confidence?: Partial<Record<LabelName, number>>
}

/** Truth and answers of one label, item by item. */
export interface LabelRow {
  readonly pair: Pair
  /** Absent where the answer gives none. */
  readonly confidence?: number
}

const none = '-'
const valueOf = (answer: LabelAnswer, label: LabelName): string => {
  if (label === 'topic') return answer.topics?.[0] ?? 'khac'
  const value = answer[label]
  return value === null || value === undefined || value === '' ? none : String(value)
}
const truthOf = (truth: LabelTruth, label: LabelName): string =>
  label === 'topic' ? (truth.topics.split(',')[0] as string) : truth[label] || none

/** Rows of a label. An item without an answer is wrong, not left out; tone is asked only where the truth has one. */
export function labelRows(
  label: LabelName,
  truth: readonly LabelTruth[],
  answers: ReadonlyMap<string, LabelAnswer>,
): LabelRow[] {
  return truth
    .filter((t) => label !== 'tone' || truthOf(t, 'tone') !== none)
    .map((t) => {
      const answer = answers.get(t.id)
      const pair: Pair = [truthOf(t, label), answer ? valueOf(answer, label) : 'missing']
      const confidence = answer?.confidence?.[label]
      return { pair, ...(typeof confidence === 'number' ? { confidence } : {}) }
    })
}

export const kappaOf = (rows: readonly LabelRow[]): number => kappa(rows.map((r) => r.pair))
export const criticalF1 = (toneRows: readonly LabelRow[]): number =>
  f1Of(
    'critical',
    toneRows.map((r) => r.pair),
  )

/** Calibration error over the answers that say how sure they are. */
export function calibrationOf(rows: readonly LabelRow[]): number {
  const sure = rows.flatMap(({ pair, confidence }): Sureness[] =>
    confidence === undefined ? [] : [{ confidence, isRight: pair[0] === pair[1] }],
  )
  return calibrationError(sure)
}
