import type { Unit } from '../units/unit.js'
import type { Found } from './found.js'
import { Gap, type Reading } from './reading.js'
import { Words } from './words.js'

const between = new Words('của, thuộc, cũ, trước, đây, tại, ở, nay, địa, bàn, mới, là, và')
const ties = new Words('của, thuộc, ở, tại')

/**
 * The names right behind a name that say where it lies: "xã Tân Thành, huyện Phú Bình, tỉnh Thái Nguyên", "huyện Châu Thành
 * (Long An)", "Phường 4 của TP Tân An cũ". All items of a list have the parents of its last one.
 */
export class Parents {
  private readonly known: (readonly number[])[] = []
  /** Number of the last name of each list. */
  private readonly ends = new Map<number, number>()

  constructor(
    private readonly reading: Reading,
    private readonly found: readonly Found[],
  ) {
    found.forEach((f, k) => {
      if (f.list >= 0) this.ends.set(f.list, k)
    })
  }

  /** Numbers of the parents of name k, nearest first. */
  of(k: number): readonly number[] {
    return (this.known[k] ??= this.find(k))
  }

  private find(k: number): number[] {
    const last = this.ends.get((this.found[k] as Found).list) ?? k
    const own = chainFrom(this.reading, this.found, k)
    return last === k ? own : [...own, ...chainFrom(this.reading, this.found, last)]
  }
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
