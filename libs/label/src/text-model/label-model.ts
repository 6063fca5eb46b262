import type { LabelKindName } from '../kinds/label-kind.js'
import type { LexiconArrays } from './lexicon.js'
import type { LinearWeights } from './linear.js'
import { packModel, unpackModel } from './model-file.js'
import type { Trees } from './trees.js'

/** What decides one kind after the linear scores are known. */
export interface KindDecision {
  /** Trees that correct the linear score of each value; empty where the linear score stands. */
  readonly trees: readonly Trees[]
  /** Added to the score of each value before the largest is taken; chosen for kappa by cross-validation. */
  readonly offsets: readonly number[]
  /** Confidence = 1 / (1 + exp(-(a + b · log-odds of the given value))). */
  readonly calibration: { readonly a: number; readonly b: number }
}

/** Everything the classifier needs, as stored in `libs/label/model`. */
export interface LabelModel {
  readonly name: string
  /** Changes whenever an answer could change. */
  readonly version: string
  readonly trainedOn: string
  /** Score from which a further topic is given. */
  readonly furtherTopic: number
  readonly decisions: Readonly<Record<LabelKindName, KindDecision>>
  readonly lexicon: LexiconArrays
  readonly linear: LinearWeights
}

type Head = Omit<LabelModel, 'linear' | 'lexicon'> & Pick<LinearWeights, 'columnsHeard' | 'columnScale' | 'bias'>

/** The bytes of a model file. */
export function labelModelToBytes(model: LabelModel): Buffer {
  const { linear, lexicon, ...rest } = model
  const { columnsHeard, columnScale, bias, keys, viewOf, idf, weights } = linear
  const head: Head = { ...rest, columnsHeard, columnScale, bias }
  return packModel(head, { keys, viewOf, idf, weights, ...lexicon })
}

/** The model of a file's bytes. */
export function labelModelFromBytes(bytes: Uint8Array): LabelModel {
  const { head, arrays } = unpackModel<Head>(bytes)
  const { columnsHeard, columnScale, bias, ...rest } = head
  const { keys, viewOf, idf, weights, ...lexicon } = arrays
  const linear = { keys, viewOf, idf, weights, columnsHeard, columnScale, bias } as LinearWeights
  return { ...rest, linear, lexicon: lexicon as unknown as LexiconArrays }
}
