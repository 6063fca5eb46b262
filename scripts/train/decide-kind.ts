import type { LabelKindName } from '../../libs/label/src/kinds/label-kind.js'
import { columnsOf } from '../../libs/label/src/text-model/columns.js'
import type { KindDecision } from '../../libs/label/src/text-model/label-model.js'
import { probabilities } from '../../libs/label/src/text-model/linear.js'
import { sumOfTrees, type Trees } from '../../libs/label/src/text-model/trees.js'
import { boostTrees } from './boost-trees.js'
import { calibrate, calibrationError } from './calibrate.js'
import { chooseOffsets, decideWith } from './choose-offsets.js'
import { foldOf, outOfFold } from './folds.js'
import { f1, kappa } from './measure.js'
import { seededRandom } from './random.js'
import { boostSettings, folds, seed } from './settings.js'

/** What cross-validation says of one kind. */
export interface KindReport {
  readonly kind: LabelKindName
  readonly kappa: number
  readonly calibrationError: number
  readonly firstValueF1: number
}

/** Learns how one kind is decided from out-of-fold scores; `truth` is -1 where the kind does not apply. */
export function learnDecision(
  kind: LabelKindName,
  ids: readonly string[],
  scores: readonly Float32Array[],
  inputs: readonly Float32Array[],
  truth: readonly number[],
): { decision: KindDecision; report: KindReport } {
  const { from, size } = columnsOf(kind)
  const start = scores.map((s) => s.subarray(from, from + size))
  const grow = (use: readonly number[]): Trees[] => {
    const labels = size === 1 ? truth.map((t) => (t === 0 ? 1 : 0)) : truth
    return boostTrees(inputs, start, labels, use, size, boostSettings, seededRandom(seed))
  }
  const final = (trees: Trees[], i: number): number[] =>
    Array.from(start[i] as Float32Array, (s, c) => s + (trees[c] ? sumOfTrees(trees[c], inputs[i] as Float32Array) : 0))
  const foldNumbers = ids.map((id, i) => (truth[i] === -1 ? -1 : foldOf(id, folds, 'decision')))
  const finals = outOfFold(foldNumbers, folds, grow, final)
  const use = truth.flatMap((t, i) => (t === -1 ? [] : [i]))
  const known = use.map((i) => truth[i] as number)
  // Sixteen offsets for topic would fit noise.
  const offsets =
    kind === 'topic'
      ? Array<number>(size).fill(0)
      : chooseOffsets(
          use.map((i) => finals[i] as number[]),
          known,
          size,
        )
  const given = use.map((i) => decideWith(finals[i] as number[], offsets))
  const odds = use.map((i, k) => oddsOf(finals[i] as number[], given[k] as number))
  const right = given.map((g, k) => g === known[k])
  const calibration = calibrate(odds, right)
  const confidence = odds.map((x) => 1 / (1 + Math.exp(-(calibration.a + calibration.b * x))))
  return {
    decision: { trees: grow(use), offsets, calibration },
    report: {
      kind,
      kappa: kappa(known, given),
      calibrationError: calibrationError(confidence, right),
      firstValueF1: f1(known, given, 0),
    },
  }
}

function oddsOf(final: readonly number[], value: number): number {
  const p = probabilities(final, 0, final.length)[value] as number
  return Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p))
}
