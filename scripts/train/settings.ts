import { type ColumnGroup, columnGroups } from '../../libs/label/src/text-model/columns.js'
import { type ViewName, views } from '../../libs/label/src/text-model/features.js'
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

type Groups = ReadonlySet<ColumnGroup['name']>
const relevanceOnly: Groups = new Set(['relevance'])
const whatHappens: Groups = new Set(['event', 'tone', 'respond'])
/** Views that only some kinds listen to; all kinds listen to the others. */
const listeners: Partial<Record<ViewName, Groups>> = {
  first: new Set(['event', 'tone']),
  authorities: whatHappens,
  authorityClusters: whatHappens,
  authorityNear: whatHappens,
  otherNear: relevanceOnly,
  placeOrder: relevanceOnly,
  placePairs: relevanceOnly,
}

function loudness(view: ViewName, group: ColumnGroup['name']): number {
  if (listeners[view]?.has(group) === false) return 0
  return group === 'topic' || group === 'topicAny' ? 0.7 : 0.55
}

export const linearSettings: LinearSettings = {
  epochs: 8,
  rate: 1,
  decay: columnGroups.map(() => 3e-5),
  loudness: views.map((view) => columnGroups.map((g) => loudness(view, g.name))),
}

/** The first items of the label set were drawn at random, the others picked: only these show how often a value is met. */
export const naturalItems = 1800
/** Weight of an item where offsets and calibration are chosen; labels read in addition only teach. */
export const decisionWeights = { natural: 3, picked: 1, additional: 0 }

export const boostSettings: BoostSettings = {
  rounds: 60,
  depth: 3,
  rate: 0.05,
  ridge: 20,
  minWeight: 5,
  rowShare: 0.7,
  inputShare: 0.5,
}
