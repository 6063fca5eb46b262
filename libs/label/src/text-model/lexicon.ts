import { keyTable, type KeyTable } from './key-table.js'
import { hashWord, pair } from './words.js'

/** Word knowledge learnt from unlabelled texts: which syllables belong together, and which units mean similar things. */
export interface LexiconArrays {
  /** Pair hashes of phrases ("công an"), and how strongly each holds together. */
  readonly phraseKeys: Uint32Array
  readonly phraseStrength: Float32Array
  /** Hashes of units (syllables and phrases), and the cluster of each. */
  readonly unitKeys: Uint32Array
  readonly unitCluster: Uint16Array
}

/** Turns syllables into clusters of meaning. */
export class Lexicon {
  private readonly phrases: KeyTable
  private readonly units: KeyTable
  private readonly clusterHashes: number[] = []

  constructor(private readonly arrays: LexiconArrays) {
    this.phrases = keyTable(arrays.phraseKeys)
    this.units = keyTable(arrays.unitKeys)
    for (const cluster of arrays.unitCluster) this.clusterHashes[cluster] ??= hashWord(`cluster ${cluster}`)
  }

  /** Joins syllables into units, left to right; of two overlapping phrases the stronger one wins. */
  join(hashes: readonly number[]): number[] {
    const units: number[] = []
    let strength = this.strengthAt(hashes, 0)
    for (let i = 0; i < hashes.length; i++) {
      const next = this.strengthAt(hashes, i + 1)
      if (strength === 0 || next > strength) {
        units.push(hashes[i] as number)
        strength = next
      } else {
        units.push(pair(hashes[i] as number, hashes[i + 1] as number) >>> 0)
        i++
        strength = this.strengthAt(hashes, i + 1)
      }
    }
    return units
  }

  /** One hash per unit: that of its cluster, or the unit's own where it has none. */
  clusters(hashes: readonly number[]): number[] {
    return this.clustersOf(this.join(hashes))
  }

  /** The same for syllables already joined. */
  clustersOf(units: readonly number[]): number[] {
    return units.map((unit) => {
      const row = this.units.rowOf(unit)
      return row < 0 ? unit : (this.clusterHashes[this.arrays.unitCluster[row] as number] as number)
    })
  }

  /** Strength of the phrase that starts at a syllable; 0 for none. */
  private strengthAt(hashes: readonly number[], at: number): number {
    if (at + 1 >= hashes.length) return 0
    const row = this.phrases.rowOf(pair(hashes[at] as number, hashes[at + 1] as number) >>> 0)
    return row < 0 ? 0 : (this.arrays.phraseStrength[row] as number)
  }
}
