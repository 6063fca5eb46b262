import { isOtherIssue, type TitleSeries } from '../text/title-series.js'
import { shingleLength } from './shingles.js'
import { type Coverage, cover, type Fingerprints } from './compare-texts.js'

/** A text as it enters the comparison. */
export interface ComparedText extends Fingerprints, TitleSeries {
  readonly publishedMs: number
}

/** Why two texts are one: `copy`, most of the shorter stands in the longer; `reworded`, words changed throughout, nothing left out. */
export type ReprintRule = 'copy' | 'reworded'

/** A found copy with the evidence shown to people. */
export interface ReprintVerdict {
  readonly rule: ReprintRule
  /** Share of the shorter text found in the longer, 0 to 1. */
  readonly similarity: number
}

/**
 * Follow-ups of the dev set share up to 0.63 of the shorter text, copies cut, padded and led in anew 0.63 and more
 * (measured against the nearest earlier copy 0.72 and more).
 */
const copyShare = 0.68
/** A series ("Giá vàng hôm nay") of another day must be the same text nearly word for word. */
const otherDayShare = 0.85
/** Some of the longer text must be covered too: a round-up that holds a short item is not its copy. */
const leastOfLonger = 0.2
/** Below this share of the longer text the shorter must be covered more closely, step by step. */
const lopsided = 0.4
const lopsidedStep = 0.7

const rewordedShare = 0.42
const rewordedStretches = 0.9
const rewordedDays = 3
const rewordedLength = 60

/** Texts below this many shingles (a caption, a line) are copies only when they are the same. */
const shortLength = 12
/** Below this (a title of seven syllables without a text) nothing is a copy. */
const leastLength = 5

/** Whether two texts carry the same article; undefined when not. */
export function judgeReprint(text: ComparedText, other: ComparedText): ReprintVerdict | undefined {
  const here = cover(text, other)
  const there = cover(other, text)
  const inner = here.all >= there.all ? here : there
  const outer = inner === here ? there : here
  if (inner.all < rewordedShare || outer.all < leastOfLonger) return undefined
  const otherDay = isOtherIssue(text, other)
  const days = Math.abs(text.publishedMs - other.publishedMs) / 86_400_000
  if (inner.length < shortLength)
    return isSameLine(inner, outer) && !otherDay && days <= 3 ? verdict('copy', inner) : undefined
  if (isTemplate(inner)) return undefined
  const asked = otherDay ? otherDayShare : copyShare + Math.max(0, lopsided - outer.all) * lopsidedStep
  if (inner.all >= asked) return verdict('copy', inner)
  if (!otherDay && days <= rewordedDays && isReworded(inner)) return verdict('reworded', inner)
  return undefined
}

function verdict(rule: ReprintRule, coverage: Coverage): ReprintVerdict {
  return { rule, similarity: Math.min(1, coverage.all) }
}

function isSameLine(inner: Coverage, outer: Coverage): boolean {
  return inner.length >= leastLength && inner.all > 0.95 && outer.all > 0.8
}

/** Daily bulletins of weather, prices, lottery: the sentences are the same all through, at least three numbers are not. */
function isTemplate(coverage: Coverage): boolean {
  const changed = coverage.numberCount * (1 - coverage.numbers)
  return changed >= shingleLength * 3 && coverage.numbers < coverage.words * 0.5
}

function isReworded(coverage: Coverage): boolean {
  if (coverage.length < rewordedLength || coverage.stretches < rewordedStretches) return false
  return coverage.numberCount < 8 || coverage.numbers >= coverage.words * 0.6
}
