import { isNumber, type SyllableScanner } from '../text/syllable-scanner.js'

/** Syllables in a shingle: the usual measure for Vietnamese near-duplicates, and the one the figures to beat were taken with. */
export const shingleLength = 4

/** Fingerprints kept of one text; of a longer text every second, fourth … value is kept (see `rateOf`). */
export const maxFingerprints = 512

/** Selected shingles guarantee that a run of `winnowWindow` + 3 equal syllables is found (winnowing, Schleimer et al. 2003). */
const winnowWindow = 32

/** The shingles of one text: what is compared (fingerprints, in text order) and what is looked up (keys). */
export interface Shingles {
  /** 16 bits each: 15 of a hash, the lowest bit tells that the shingle holds a number. */
  readonly fingerprints: Uint16Array
  /** 1, 2, 4 …: which share of the values was kept. */
  readonly rate: number
  /** 32-bit hashes of selected shingles. */
  readonly keys: Uint32Array
}

const hashes = new Uint32Array(8192)
const marks = new Uint16Array(8192)
const selected = new Uint32Array(8192)

/** The power of two by which `count` values come down to at most `maxFingerprints`. */
function rateOf(count: number): number {
  let rate = 1
  while (count / rate > maxFingerprints) rate *= 2
  return rate
}

/** True when a fingerprint belongs to a sample taken at `rate`. Samples are nested: what is in a coarse one is in every finer one. */
export function isSampled(fingerprint: number, rate: number): boolean {
  return ((fingerprint >>> 1) & (rate - 1)) === 0
}

/** Shingles of the syllables from `start` on. A text shorter than a shingle makes one of what there is. */
export function shingle(scan: SyllableScanner, start: number): Shingles {
  const count = hashAll(scan, start)
  const rate = rateOf(count)
  const fingerprints = new Uint16Array(Math.min(count, maxFingerprints * 2))
  let kept = 0
  for (let i = 0; i < count && kept < fingerprints.length; i++) {
    const value = marks[i] as number
    if (rate === 1 || isSampled(value, rate)) fingerprints[kept++] = value
  }
  return { fingerprints: fingerprints.slice(0, kept), rate, keys: winnow(count) }
}

function hashAll(scan: SyllableScanner, start: number): number {
  const { folded, flags } = scan
  const syllables = scan.count - start
  const count = syllables === 0 ? 0 : Math.max(1, syllables - shingleLength + 1)
  for (let i = 0; i < count; i++) {
    let hash = 0
    let numbers = 0
    const end = Math.min(scan.count, start + i + shingleLength)
    for (let k = start + i; k < end; k++) {
      hash = Math.imul(hash, 0x2545f491) + (folded[k] as number)
      numbers |= (flags[k] as number) & isNumber
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hashes[i] = hash ^ (hash >>> 16)
    marks[i] = (((hash ^ (hash >>> 16)) >>> 16) & 0xfffe) | numbers
  }
  return count
}

/** Least hash of each window, each once. Short texts have a narrower window, so that a few sentences still leave several keys. */
function winnow(count: number): Uint32Array {
  const width = Math.max(1, Math.min(winnowWindow, count >> 2))
  let kept = 0
  let least = -1
  for (let i = 0; i + width <= count; i++) {
    const end = i + width - 1
    if (least < i) {
      least = i
      for (let k = i + 1; k <= end; k++) if ((hashes[k] as number) <= (hashes[least] as number)) least = k
      selected[kept++] = hashes[least] as number
    } else if ((hashes[end] as number) <= (hashes[least] as number)) {
      least = end
      selected[kept++] = hashes[least] as number
    }
  }
  return selected.slice(0, kept)
}
