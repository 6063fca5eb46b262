import { columnGroups } from '../../libs/label/src/text-model/columns.js'
import { views } from '../../libs/label/src/text-model/features.js'
import type { BoostSettings } from './boost-trees.js'
import type { LinearSettings } from './train-linear.js'

/** Seed of every random choice of a training run. */
export const seed = 20_261_124
export const folds = 5
/** A feature must occur in this many training articles. */
export const minDocuments = 6

export const linearSettings: LinearSettings = {
  epochs: 10,
  rate: 1,
  decay: columnGroups.map(() => 3e-5),
  loudness: views.map(() => columnGroups.map(() => 1)),
}

export const boostSettings: BoostSettings = {
  rounds: 100,
  depth: 4,
  rate: 0.05,
  ridge: 5,
  minWeight: 5,
  rowShare: 0.7,
  inputShare: 0.5,
}
