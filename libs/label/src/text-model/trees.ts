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

/** The same sum, from nodes packed side by side: several times faster, for the many articles of a day. */
export function packTrees(trees: Trees): (input: ArrayLike<number>) => number {
  const nodes = new Float32Array(trees.feature.length * 4)
  for (let n = 0; n < trees.feature.length; n++)
    nodes.set([trees.feature[n], trees.threshold[n], trees.left[n], trees.right[n]] as number[], n * 4)
  const roots = Int32Array.from(trees.roots)
  const leaves = Float32Array.from(trees.leaves)
  return (input) => {
    let sum = 0
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t] as number
      while (node >= 0) {
        const at = node * 4
        const goesLeft = (input[nodes[at] as number] as number) <= (nodes[at + 1] as number)
        node = nodes[at + (goesLeft ? 2 : 3)] as number
      }
      sum += leaves[-1 - node] as number
    }
    return sum
  }
}
