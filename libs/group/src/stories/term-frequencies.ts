import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { findUpwards } from '#foundation'

/** Terms (a syllable, or two in a row) are known by a 20-bit hash; about a million different ones. */
export const termBits = 20
export const termCount = 1 << termBits

/** What the general press makes of a term: how many of `documents` articles hold it, in steps. Never the words themselves. */
export interface BackgroundFrequencies {
  readonly documents: number
  /** Per term a step `s`: the term stands in about 2^(s/2) articles; 0 stands for a rare or unknown term. */
  readonly steps: Uint8Array
}

let loaded: BackgroundFrequencies | undefined

/**
 * Frequencies that came with the product (made by `training/count-terms.ts`). Without the file every term starts as rare and
 * the window learns by itself, over some thousand articles; until then too many stories run into one (dev set: 0.92 instead of 0.98).
 */
export function backgroundFrequencies(): BackgroundFrequencies {
  loaded ??= read() ?? { documents: 0, steps: new Uint8Array(termCount) }
  return loaded
}

function read(): BackgroundFrequencies | undefined {
  const path = findUpwards(import.meta.url, 'libs/group/data/term-frequencies.bin')
  return path === null ? undefined : unpackFrequencies(inflateRawSync(readFileSync(path)))
}

/** Bytes of a file before compression: documents (4 bytes), then per known term the distance to the one before (1 or 3 bytes) and the step. */
export function packFrequencies(frequencies: BackgroundFrequencies): Uint8Array {
  const bytes: number[] = []
  for (let shift = 0; shift < 32; shift += 8) bytes.push((frequencies.documents >>> shift) & 255)
  let last = 0
  frequencies.steps.forEach((step, term) => {
    if (step === 0) return
    const distance = term - last
    if (distance < 255) bytes.push(distance)
    else bytes.push(255, distance & 255, (distance >>> 8) & 255, distance >>> 16)
    bytes.push(step)
    last = term
  })
  return Uint8Array.from(bytes)
}

/** The reverse of `packFrequencies`. */
export function unpackFrequencies(bytes: Uint8Array): BackgroundFrequencies {
  const steps = new Uint8Array(termCount)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let term = 0
  for (let i = 4; i + 1 < bytes.length; i++) {
    let distance = bytes[i] as number
    if (distance === 255) {
      distance = view.getUint16(i + 1, true) + ((bytes[i + 3] as number) << 16)
      i += 3
    }
    term += distance
    steps[term % termCount] = bytes[++i] as number
  }
  return { documents: view.getUint32(0, true), steps }
}
