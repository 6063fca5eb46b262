/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Group by item id, as it should be and as it was answered. An item without an answer counts as a group of its own. */
export type Grouping = ReadonlyMap<string, string>

/** Over all pairs of items: is it right that two stand together (precision), and do those that should (recall). */
export function pairwise(truth: Grouping, answer: Grouping): Score {
  const counts = count(truth, answer)
  const pairs = (sizes: Map<string, number>): number =>
    [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const both = pairs(counts.both)
  return score(ratio(both, pairs(counts.answer)), ratio(both, pairs(counts.truth)))
}

/** Over items: how pure is the group each one is in, and how complete (Bagga and Baldwin 1998). */
export function bCubed(truth: Grouping, answer: Grouping, options: { onlyWithCompany?: boolean } = {}): Score {
  const counts = count(truth, answer)
  let [precision, recall, items] = [0, 0, 0]
  for (const [id, group] of truth) {
    const size = counts.truth.get(group) as number
    if (options.onlyWithCompany && size < 2) continue
    const answered = answerFor(answer, id)
    const both = counts.both.get(bothKey(group, answered)) as number
    precision += both / (counts.answer.get(answered) as number)
    recall += both / size
    items++
  }
  return score(ratio(precision, items), ratio(recall, items))
}

interface Counts {
  readonly truth: Map<string, number>
  readonly answer: Map<string, number>
  readonly both: Map<string, number>
}

function count(truth: Grouping, answer: Grouping): Counts {
  const counts: Counts = { truth: new Map(), answer: new Map(), both: new Map() }
  const more = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1)
  for (const [id, group] of truth) {
    const answered = answerFor(answer, id)
    more(counts.truth, group)
    more(counts.answer, answered)
    more(counts.both, bothKey(group, answered))
  }
  return counts
}

function answerFor(answer: Grouping, id: string): string {
  return answer.get(id) ?? `\u0000no answer for ${id}`
}

function bothKey(group: string, answered: string): string {
  return `${group.length} ${group} ${answered}`
}

function score(precision: number, recall: number): Score {
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
