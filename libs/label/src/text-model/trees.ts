/**
 * Regression trees of one score, laid flat. Node i asks `input[feature[i]] <= threshold[i]`; `left[i]`/`right[i]` are the
 * next nodes, or `-1 - leaf` where a value of `leaves` is reached.
 */
export interface Trees {
  readonly roots: number[]
  readonly feature: number[]
  readonly threshold: number[]
  readonly left: number[]
  readonly right: number[]
  readonly leaves: number[]
}

/** Sum of the leaves an input falls into. */
export function sumOfTrees(trees: Trees, input: ArrayLike<number>): number {
  let sum = 0
  for (let node of trees.roots) {
    while (node >= 0) {
      const goesLeft = (input[trees.feature[node] as number] as number) <= (trees.threshold[node] as number)
      node = (goesLeft ? trees.left[node] : trees.right[node]) as number
    }
    sum += trees.leaves[-1 - node] as number
  }
  return sum
}
