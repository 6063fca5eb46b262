import type { LabelKindName } from '../kinds/label-kind.js'
import { labelKinds } from '../kinds/index.js'

/** A block of the model's score columns. `softmax`: exactly one is true; `sigmoid`: each on its own. */
export interface ColumnGroup {
  readonly name: LabelKindName | 'topicAny'
  readonly from: number
  readonly size: number
  readonly kind: 'softmax' | 'sigmoid'
}

function layOut(): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  let from = 0
  const add = (name: ColumnGroup['name'], size: number, kind: ColumnGroup['kind']): void => {
    groups.push({ name, from, size, kind })
    from += size
  }
  for (const { name, values } of labelKinds) {
    if (name === 'respond') add(name, 1, 'sigmoid')
    else add(name, values.length, 'softmax')
    // Beside the main topic, whether each topic is among the one to three of the article.
    if (name === 'topic') add('topicAny', values.length, 'sigmoid')
  }
  return groups
}

/** Score columns of the model, in stored order. */
export const columnGroups: readonly ColumnGroup[] = layOut()

export const columnCount = columnGroups.reduce((sum, g) => sum + g.size, 0)

/** The columns of one kind. */
export function columnsOf(name: ColumnGroup['name']): ColumnGroup {
  return columnGroups.find((g) => g.name === name) as ColumnGroup
}
