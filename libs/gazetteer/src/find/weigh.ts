import type { Unit } from '../units/unit.js'
import type { Choice, Chosen } from './choose.js'
import { kinship, tieScore } from './kinship.js'
import { typeFit } from './type-words.js'

/** Least lead of the best unit over one in another province; below it the name is left alone. */
const leadNeeded = 0.4
/** The office's own province, against 2 to 3 for one named in the sentence and up to 1 for one named further off. */
const ownProvince = 1.2
/** Names farther than this from each other say nothing more than which province the text speaks of. */
const reach = 40
const elsewhereInText = 0.05

/** The best of the units a name may mean, or null when nothing decides between two provinces. */
export function bestUnit(choice: Choice, k: number, units: readonly Unit[]): Chosen | null {
  const provinces = new Set(units.map((u) => u.province))
  let top: Unit | null = null
  let topScore = -Infinity
  let rival = -Infinity
  let twins = 0
  for (const unit of units) {
    const where = whereScore(choice, k, unit)
    if (where < 0 || (where === 0 && provinces.size > 1)) continue
    const score = where + timeScore(choice, k, unit) - formPenalty(choice, k, unit)
    if (score > topScore) {
      if (top && top.province !== unit.province) rival = topScore
      twins = 1
      top = unit
      topScore = score
    } else if (top && unit.province !== top.province) rival = Math.max(rival, score)
    else if (score === topScore) twins++
  }
  if (!top || topScore - rival < leadNeeded) return null
  return { unit: top, era: top.ended ? 'old' : 'new', certain: twins === 1 }
}

function formPenalty(choice: Choice, k: number, unit: Unit): number {
  const { kind, exact } = choice.at(k)
  return (kind && typeFit(kind, unit) > 0 ? 1.5 : 0) + (exact ? 0 : 1)
}

function timeScore(choice: Choice, k: number, unit: Unit): number {
  const { era, by, date } = choice.timeOf(k)
  if (by !== 'mention' && choice.hasOldParent(k)) return unit.ended ? 3 : 0
  // Undated, a name means the present unit.
  if (era === null) return unit.ended ? 0 : 2
  if (unit.ended !== (era === 'old')) return 0
  const outlived = unit.until !== null && date !== null && date > unit.until
  return (by === 'mention' ? 6 : 3) - (outlived ? 0.5 : 0)
}

/** How well the places named around fit where a unit lies; 0 = nothing says so, below 0 = something says otherwise. */
function whereScore(choice: Choice, k: number, unit: Unit): number {
  let tied = 0
  for (const p of choice.parents(k)) {
    const parent = choice.chosen[p]?.unit
    if (parent && parent !== unit) tied += tieScore(unit, parent)
  }
  if (tied < 0) return tied
  const own = unit.province.slug === choice.hints.province ? ownProvince : 0
  return tied + nearScore(choice, k, unit) + own
}

function nearScore(choice: Choice, k: number, unit: Unit): number {
  let best = choice.isNamed(unit.province) ? elsewhereInText : 0
  const last = Math.min(choice.found.length - 1, k + reach)
  for (let j = Math.max(0, k - reach); j <= last; j++) {
    const other = choice.chosen[j]?.unit
    if (j === k || !other || other.province !== unit.province) continue
    best = Math.max(best, closeness(choice, k, j) * kinship(unit, other))
  }
  return best
}

function closeness(choice: Choice, k: number, j: number): number {
  const { sentence } = choice.reading
  const [a, b] = [choice.at(k).from, choice.at(j).from]
  const sentences = Math.abs((sentence[a] as number) - (sentence[b] as number))
  return sentences === 0 ? 2 + 1 / (1 + Math.abs(a - b) / 4) : 1 / (1 + sentences / 2)
}
