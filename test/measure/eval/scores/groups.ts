/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** What one item adds to the scores: sizes of its groups and of what they share, itself included. */
export interface GroupedItem {
  /** The true group. */
  readonly group: string
  readonly trueSize: number
  readonly answeredSize: number
  readonly sharedSize: number
}

/** Compares groupings by item id. An item without an answer stands alone. */
export function compareGroups(truth: ReadonlyMap<string, string>, answers: ReadonlyMap<string, string>): GroupedItem[] {
  const answerFor = (id: string): string => (answers.has(id) ? `+${answers.get(id)}` : `-${id}`)
  const sizes = new Map<string, number>()
  const keysOf = (id: string, group: string): string[] => {
    const answer = answerFor(id)
    return [`true ${group}`, `answer ${answer}`, `both ${JSON.stringify([group, answer])}`]
  }
  for (const [id, group] of truth) for (const key of keysOf(id, group)) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return [...truth].map(([id, group]) => {
    const [trueSize, answeredSize, sharedSize] = keysOf(id, group).map((key) => sizes.get(key) as number) as [
      number,
      number,
      number,
    ]
    return { group, trueSize, answeredSize, sharedSize }
  })
}

/** Over pairs of items: every pair stands half with each of its two items. */
export function pairwise(items: readonly GroupedItem[]): Score {
  const pairs = (size: (item: GroupedItem) => number): number => items.reduce((sum, i) => sum + (size(i) - 1) / 2, 0)
  const shared = pairs((i) => i.sharedSize)
  const precision =
    shared /
    Math.max(
      1,
      pairs((i) => i.answeredSize),
    )
  const recall =
    shared /
    Math.max(
      1,
      pairs((i) => i.trueSize),
    )
  return score(precision, recall)
}

/** Over items: how pure the answered group is, and how complete (Bagga and Baldwin 1998). */
export function bCubed(items: readonly GroupedItem[]): Score {
  const mean = (share: (item: GroupedItem) => number): number =>
    items.reduce((sum, i) => sum + share(i), 0) / items.length
  return score(
    mean((i) => i.sharedSize / i.answeredSize),
    mean((i) => i.sharedSize / i.trueSize),
  )
}

/** Items whose true group has another. */
export const withCompany = (items: readonly GroupedItem[]): GroupedItem[] => items.filter((i) => i.trueSize > 1)

/** The true groups, each with its items: what a bootstrap draws, because the items of a group are right or wrong together. */
export function clusters(items: readonly GroupedItem[]): GroupedItem[][] {
  const byGroup = new Map<string, GroupedItem[]>()
  for (const item of items) byGroup.set(item.group, [...(byGroup.get(item.group) ?? []), item])
  return [...byGroup.values()]
}

function score(precision: number, recall: number): Score {
  const sum = precision + recall
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum }
}
