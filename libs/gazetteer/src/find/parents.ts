import type { Unit } from '../units/unit.js'
import type { Found } from './found.js'
import { Gap, type Reading } from './reading.js'
import { Words } from './words.js'

const between = new Words('của, thuộc, cũ, trước, đây, tại, ở, nay, địa, bàn, mới, là, và')
const ties = new Words('của, thuộc, ở, tại')

/**
 * The names right behind name k that say where it lies: "xã Tân Thành, huyện Phú Bình, tỉnh Thái Nguyên", "huyện Châu Thành
 * (Long An)", "Phường 4 của TP Tân An cũ". Returns their numbers. All items of a list have the parents of its last one.
 */
export function parentsOf(reading: Reading, found: readonly Found[], k: number): number[] {
  let last = k
  const list = (found[k] as Found).list
  if (list >= 0) {
    for (let j = k + 1; j < found.length; j++) {
      if ((found[j] as Found).list === list) last = j
      else if (!isInside(reading, found[j] as Found)) break
    }
  }
  return last === k
    ? chainFrom(reading, found, k)
    : [...chainFrom(reading, found, k), ...chainFrom(reading, found, last)]
}

/** A name in parentheses inside a list does not end it. */
function isInside(reading: Reading, f: Found): boolean {
  return reading.gaps[f.from] === Gap.open || reading.gaps[f.to] === Gap.close
}

function chainFrom(reading: Reading, found: readonly Found[], k: number): number[] {
  const parents: number[] = []
  let child = found[k] as Found
  for (let j = k + 1; j < found.length; j++) {
    const next = found[j] as Found
    if (!isTied(reading, child, next) || rankOf(next) <= rankOf(child)) break
    parents.push(j)
    child = next
  }
  return parents
}

function isTied(reading: Reading, child: Found, parent: Found): boolean {
  const gap = reading.gaps[parent.from]
  if (parent.from - child.to > 4 || reading.sentence[parent.from] !== reading.sentence[child.from]) return false
  let tie = gap === Gap.comma || gap === Gap.open || gap === Gap.hyphen
  if (gap === Gap.space && parent.from === child.to) tie = true
  for (let i = child.to; i < parent.from; i++) {
    if (!reading.isIn(between, i)) return false
    if (reading.isIn(ties, i)) tie = true
    if (reading.exact(i) === 'và') return false
  }
  return tie
}

/** 0 commune, 1 district, 2 province: the highest level a name may have as it stands. */
export function rankOf(f: Found): number {
  let rank = 0
  for (const { unit } of f.entries) rank = Math.max(rank, rankOfUnit(unit))
  return rank
}

function rankOfUnit(unit: Unit | null): number {
  return unit?.level === 'tinh' ? 2 : unit?.level === 'huyen' ? 1 : 0
}
