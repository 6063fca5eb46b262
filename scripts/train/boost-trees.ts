import { sumOfTrees, type Trees } from '../../libs/label/src/text-model/trees.js'
import type { Random } from './random.js'

/** Settings of the boosted trees; chosen by cross-validation on the training labels. */
export interface BoostSettings {
  readonly rounds: number
  readonly depth: number
  readonly rate: number
  /** Ridge on leaf values. */
  readonly ridge: number
  /** Smallest sum of second derivatives in a leaf. */
  readonly minWeight: number
  /** Share of rows and of inputs each tree sees. */
  readonly rowShare: number
  readonly inputShare: number
}

const binCount = 48

interface Binned {
  /** `[input][row]`. */
  readonly bins: Uint8Array[]
  /** Upper edge of each bin per input. */
  readonly edges: Float64Array[]
}

function binInputs(inputs: readonly ArrayLike<number>[], use: readonly number[]): Binned {
  const width = (inputs[use[0] as number] as ArrayLike<number>).length
  const bins: Uint8Array[] = []
  const edges: Float64Array[] = []
  for (let f = 0; f < width; f++) {
    const sorted = Float64Array.from(use, (r) => inputs[r]?.[f] as number).sort()
    const cuts = new Set<number>()
    for (let b = 1; b < binCount; b++) cuts.add(sorted[Math.floor((b * sorted.length) / binCount)] as number)
    const edge = Float64Array.from([...cuts].sort((a, b) => a - b))
    edges.push(edge)
    const column = new Uint8Array(inputs.length)
    for (const r of use) column[r] = lowerBound(edge, inputs[r]?.[f] as number)
    bins.push(column)
  }
  return { bins, edges }
}

function lowerBound(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

const emptyTrees = (): Trees => ({ roots: [], feature: [], threshold: [], left: [], right: [], leaves: [] })

/**
 * Gradient boosting with softmax over `classes` (or one sigmoid score when `classes` is 1, labels 0/1).
 * `start[r]` holds the scores the trees correct.
 */
export function boostTrees(
  inputs: readonly ArrayLike<number>[],
  start: readonly ArrayLike<number>[],
  labels: readonly number[],
  use: readonly number[],
  classes: number,
  settings: BoostSettings,
  random: Random,
): Trees[] {
  const binned = binInputs(inputs, use)
  const trees = Array.from({ length: classes }, emptyTrees)
  const scores = inputs.map((_, r) => Float64Array.from(start[r] as ArrayLike<number>))
  const gradient = Array.from({ length: classes }, () => new Float64Array(inputs.length))
  const curvature = Array.from({ length: classes }, () => new Float64Array(inputs.length))
  for (let round = 0; round < settings.rounds; round++) {
    for (const r of use) derivatives(scores[r] as Float64Array, labels[r] as number, r, gradient, curvature)
    const sample = use.filter(() => random() < settings.rowShare)
    for (let c = 0; c < classes; c++) {
      const tree = growTree(binned, gradient[c] as Float64Array, curvature[c] as Float64Array, sample, settings, random)
      appendTree(trees[c] as Trees, tree)
      for (const r of use) scores[r]![c]! += sumOfTrees(tree, inputs[r] as ArrayLike<number>)
    }
  }
  return trees
}

function derivatives(
  s: Float64Array,
  label: number,
  r: number,
  gradient: Float64Array[],
  curvature: Float64Array[],
): void {
  const classes = s.length
  if (classes === 1) {
    const p = 1 / (1 + Math.exp(-(s[0] as number)))
    gradient[0]![r] = p - label
    curvature[0]![r] = p * (1 - p)
    return
  }
  const max = Math.max(...s)
  let sum = 0
  for (let c = 0; c < classes; c++) sum += Math.exp((s[c] as number) - max)
  for (let c = 0; c < classes; c++) {
    const p = Math.exp((s[c] as number) - max) / sum
    gradient[c]![r] = p - (label === c ? 1 : 0)
    curvature[c]![r] = p * (1 - p)
  }
}

interface Split {
  readonly gain: number
  readonly feature: number
  readonly bin: number
}

function growTree(
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  sample: readonly number[],
  settings: BoostSettings,
  random: Random,
): Trees {
  const tree = emptyTrees()
  const inputs = binned.bins.map((_, f) => f).filter(() => random() < settings.inputShare)
  const grow = (rows: readonly number[], depth: number): number => {
    const split = depth > 0 ? bestSplit(binned, gradient, curvature, rows, inputs, settings) : null
    if (!split) {
      let g = 0
      let h = 0
      for (const r of rows) {
        g += gradient[r] as number
        h += curvature[r] as number
      }
      tree.leaves.push((-settings.rate * g) / (h + settings.ridge))
      return -tree.leaves.length
    }
    const node = tree.feature.length
    const column = binned.bins[split.feature] as Uint8Array
    tree.feature.push(split.feature)
    tree.threshold.push((binned.edges[split.feature] as Float64Array)[split.bin] as number)
    tree.left.push(0)
    tree.right.push(0)
    tree.left[node] = grow(
      rows.filter((r) => (column[r] as number) <= split.bin),
      depth - 1,
    )
    tree.right[node] = grow(
      rows.filter((r) => (column[r] as number) > split.bin),
      depth - 1,
    )
    return node
  }
  tree.roots.push(grow(sample, settings.depth))
  return tree
}

const sumG = new Float64Array(binCount + 1)
const sumH = new Float64Array(binCount + 1)

function bestSplit(
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  rows: readonly number[],
  inputs: readonly number[],
  { ridge, minWeight }: BoostSettings,
): Split | null {
  let best: Split | null = null
  for (const f of inputs) {
    const column = binned.bins[f] as Uint8Array
    const cuts = (binned.edges[f] as Float64Array).length
    sumG.fill(0)
    sumH.fill(0)
    let g = 0
    let h = 0
    for (const r of rows) {
      const b = column[r] as number
      sumG[b]! += gradient[r] as number
      sumH[b]! += curvature[r] as number
      g += gradient[r] as number
      h += curvature[r] as number
    }
    const parent = (g * g) / (h + ridge)
    let gl = 0
    let hl = 0
    for (let b = 0; b < cuts; b++) {
      gl += sumG[b] as number
      hl += sumH[b] as number
      if (hl < minWeight || h - hl < minWeight) continue
      const gain = (gl * gl) / (hl + ridge) + ((g - gl) * (g - gl)) / (h - hl + ridge) - parent
      if (gain > 1e-6 && (!best || gain > best.gain)) best = { gain, feature: f, bin: b }
    }
  }
  return best
}

function appendTree(all: Trees, tree: Trees): void {
  const nodes = all.feature.length
  const leaves = all.leaves.length
  const moved = (n: number): number => (n >= 0 ? n + nodes : n - leaves)
  all.roots.push(...tree.roots.map(moved))
  all.left.push(...tree.left.map(moved))
  all.right.push(...tree.right.map(moved))
  all.feature.push(...tree.feature)
  all.threshold.push(...tree.threshold)
  all.leaves.push(...tree.leaves)
}
