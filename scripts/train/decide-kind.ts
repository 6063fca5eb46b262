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

/** What cross-validation says of one kind: over the whole label set, and over the part of it that was drawn at random. */
export interface KindReport {
  readonly kind: LabelKindName
  readonly kappa: number
  readonly naturalKappa: number
  readonly linearKappa: number
  readonly hasTrees: boolean
  readonly calibrationError: number
  readonly firstValueF1: number
}

/** Out-of-fold material on which decisions are learnt. */
export interface Evidence {
  readonly ids: readonly string[]
  readonly scores: readonly Float32Array[]
  readonly inputs: readonly Float32Array[]
  /** How much an item counts in the choice of offsets and calibration. */
  readonly weights: readonly number[]
  readonly isNatural: (item: number) => boolean
}

interface Choice {
  readonly offsets: number[]
  readonly given: number[]
  readonly kappa: number
}

/** Learns how one kind is decided from out-of-fold scores; `truth` is -1 where the kind does not apply. */
export function learnDecision(
  kind: LabelKindName,
  { ids, scores, inputs, weights, isNatural }: Evidence,
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
  const withTrees = outOfFold(foldNumbers, folds, grow, final)
  const learnt = truth.flatMap((t, i) => (t === -1 ? [] : [i]))
  const use = learnt.filter((i) => (weights[i] as number) > 0)
  const known = use.map((i) => truth[i] as number)
  const weightsOfUse = use.map((i) => weights[i] as number)
  const choose = (finals: readonly ArrayLike<number>[]): Choice => {
    const mine = use.map((i) => finals[i] as ArrayLike<number>)
    // Sixteen offsets for topic would fit noise.
    const offsets = kind === 'topic' ? Array<number>(size).fill(0) : chooseOffsets(mine, known, size, weightsOfUse)
    const given = mine.map((f) => decideWith(f, offsets))
    return { offsets, given, kappa: kappa(known, given, weightsOfUse) }
  }
  const linear = choose(start)
  const treed = choose(withTrees)
  // Trees cost time in every article: they stay only where they are worth it.
  const hasTrees = treed.kappa > linear.kappa + 0.002
  const { offsets, given } = hasTrees ? treed : linear
  const finals: readonly ArrayLike<number>[] = hasTrees ? withTrees : start
  const odds = use.map((i, k) => oddsOf(finals[i] as ArrayLike<number>, given[k] as number))
  const right = given.map((g, k) => g === known[k])
  const calibration = calibrate(odds, right, weightsOfUse)
  const confidence = odds.map((x) => 1 / (1 + Math.exp(-(calibration.a + calibration.b * x))))
  const natural = use.flatMap((i, k) => (isNatural(i) ? [k] : []))
  const pick = (values: readonly number[]): number[] => natural.map((k) => values[k] as number)
  return {
    decision: { trees: hasTrees ? grow(learnt) : [], offsets, calibration },
    report: {
      kind,
      kappa: kappa(known, given),
      naturalKappa: kappa(pick(known), pick(given)),
      linearKappa: kappa(known, linear.given),
      hasTrees,
      calibrationError: calibrationError(confidence, right),
      firstValueF1: f1(known, given, 0),
    },
  }
}

function oddsOf(final: ArrayLike<number>, value: number): number {
  const p = probabilities(final, 0, final.length)[value] as number
  return Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p))
}
