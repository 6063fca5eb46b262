import { fold } from '#language'

const tildeToHook = new Map([...'ãẵẫẽễĩõỗỡũữỹ'].map((c, i) => [c, [...'ảẳẩẻểỉỏổởủửỷ'][i] as string]))
/** Vowels with a rising tone before a final stop, where the tone is not heard apart: Pắk, Păk, Pắc; Súp, Sup. */
const flatBeforeStop = new Map([...'ắấếíốớúứáó'].map((c, i) => [c, [...'ăâêiôơuưao'][i] as string]))
const yForI = new Set(['hy', 'ky', 'ly', 'my', 'sy', 'ty', 'quy'])

const known = new Map<string, string>()

/**
 * One key for the spellings of a syllable that people mix up in place names: hỏi for ngã, Đắk / Đăk / Đak / Đắc, i for y.
 * Expects the `exact` form of a token. Two names with one key are told apart by their exact form where it matches.
 */
export function looseKey(syllable: string): string {
  const found = known.get(syllable)
  if (found !== undefined) return found
  const key = makeKey(syllable)
  if (known.size < 20_000) known.set(syllable, key)
  return key
}

function makeKey(syllable: string): string {
  if (/^\d+$/.test(syllable)) return syllable.replace(/^0+(?=\d)/, '')
  let key = [...syllable].map((c) => tildeToHook.get(c) ?? c).join('')
  if (/[ck]$/.test(key)) key = flatten(key.slice(0, -1)) + 'c'
  else if (/[pt]$/.test(key)) key = level(key.slice(0, -1)) + key.slice(-1)
  const bare = fold(key)
  if (bare.endsWith('y') && yForI.has(bare)) key = key.slice(0, -1) + iOf(key.slice(-1))
  return key
}

function flatten(stem: string): string {
  const last = stem.slice(-1)
  // Đak, Lak, Pak: a plain a before k stands for ă; before c no Vietnamese syllable has it.
  return last === 'a' ? `${stem.slice(0, -1)}ă` : level(stem)
}

function level(stem: string): string {
  const last = stem.slice(-1)
  return stem.slice(0, -1) + (flatBeforeStop.get(last) ?? last)
}

const ys = 'yỳýỷỹỵ'
const is = 'iìíỉĩị'
const iOf = (y: string): string => is[ys.indexOf(y)] ?? y
