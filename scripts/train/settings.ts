import { columnGroups } from '../../libs/label/src/text-model/columns.js'
import { views } from '../../libs/label/src/text-model/features.js'
import type { BoostSettings } from './boost-trees.js'
import type { SkipGramSettings } from './skip-gram.js'
import type { LinearSettings } from './train-linear.js'

/** Seed of every random choice of a training run. */
export const seed = 20_261_124
export const folds = 5
/** A feature must occur in this many training articles. */
export const minDocuments = 6

/** Units rarer than this in the corpus get no cluster. */
export const minUnits = 10
export const clusterCount = 800

export const skipGramSettings: SkipGramSettings = {
  width: 64,
  window: 5,
  negatives: 5,
  epochs: 3,
  rate: 0.05,
  thinAbove: 1e-4,
}

/** Kinds with few examples of their rarer values learn better from a quieter input. */
const quieter = new Set(['event', 'tone', 'respond'])

export const linearSettings: LinearSettings = {
  epochs: 8,
  rate: 1,
  decay: columnGroups.map(() => 3e-5),
  loudness: views.map(() => columnGroups.map((g) => (quieter.has(g.name) ? 0.7 : 1))),
}

export const boostSettings: BoostSettings = {
  rounds: 60,
  depth: 3,
  rate: 0.05,
  ridge: 20,
  minWeight: 5,
  rowShare: 0.7,
  inputShare: 0.5,
}
