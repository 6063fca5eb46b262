import { officialTargets } from './patches.js'
import type { Sources } from './sources.js'

type TargetSources = Pick<Sources, 'newUnits' | 'oldUnits' | 'byCode' | 'byKey'>

/**
 * Old commune code -> codes of the communes of today it went to.
 *
 * A = the target by code, one per old commune, right but for a few, splits lost. B = the targets by name key, all splits,
 * but homonyms inside a merged province are crossed. Result: A and every b of B that A also has, or that has in A at least one
 * source from the same *old* province; the few rows that stay wrong are patched with the official targets.
 */
export function targetsOfOldCommunes(sources: TargetSources): Map<string, string[]> {
  const codeOfKey = new Map(sources.newUnits.map((u) => [`${u.provinceKey}/${u.key}`, u.code]))
  const feeders = oldProvincesThatFeed(sources)
  const result = new Map<string, string[]>()
  for (const old of sources.oldUnits) {
    if (!old.code) continue
    const a = sources.byCode.get(old.code) ?? []
    const b = (sources.byKey.get(old.key) ?? []).flatMap((key) => codeOfKey.get(key) ?? [])
    const kept = b.filter((code) => a.includes(code) || feeders.get(code)?.has(old.provinceCode))
    result.set(old.code, [...(officialTargets[old.code] ?? new Set([...a, ...kept]))].sort())
  }
  return result
}

/** New code -> codes of the old provinces at least one of its sources in A lay in. */
function oldProvincesThatFeed(sources: TargetSources): Map<string, Set<string>> {
  const feeders = new Map<string, Set<string>>()
  for (const old of sources.oldUnits) {
    for (const code of sources.byCode.get(old.code) ?? []) {
      const provinces = feeders.get(code) ?? new Set()
      feeders.set(code, provinces.add(old.provinceCode))
    }
  }
  return feeders
}
