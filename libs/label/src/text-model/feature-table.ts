/**
 * Open-addressed table from a feature's 32-bit hash to what the model knows of it. All of one feature lies side by side in
 * one cache line of the processor: an article looks up thousands of features, and what they wait for is memory.
 */
export interface FeatureTable {
  /** Per slot: hash, row + 1 (0 where empty), view + 256 × idf, place of the feature among the active rows + 1. */
  readonly slots: Int32Array
  /** Slot of a hash, or -1 for a feature the model never met. */
  readonly slotOf: (key: number) => number
}

/** Numbers per slot, and where each stands. */
export const slotWidth = 4
export const inSlot = { key: 0, row: 1, viewAndIdf: 2, place: 3 } as const

/** Bits of the sieve: small enough to stay in the processor's cache, where the table itself does not. */
const sieveBits = 1 << 21

/** Builds the table; number `r` of each list belongs to row r. Most n-grams of a text are unknown: the sieve turns them away. */
export function featureTable(keys: Uint32Array, viewOf: Uint8Array, idf: Uint16Array): FeatureTable {
  let size = 1024
  while (size < keys.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size * slotWidth)
  const sieve = new Int32Array(sieveBits >> 5)
  for (let row = 0; row < keys.length; row++) {
    const key = (keys[row] as number) | 0
    let slot = key & mask
    while (slots[slot * slotWidth + inSlot.row] !== 0) slot = (slot + 1) & mask
    const at = slot * slotWidth
    slots[at] = key
    slots[at + inSlot.row] = row + 1
    slots[at + inSlot.viewAndIdf] = (viewOf[row] as number) | ((idf[row] as number) << 8)
    const bit = key >>> 11
    sieve[bit >> 5]! |= 1 << (bit & 31)
  }
  return {
    slots,
    slotOf(key) {
      const bit = key >>> 11
      if (((sieve[bit >> 5] as number) & (1 << (bit & 31))) === 0) return -1
      const wanted = key | 0
      let slot = wanted & mask
      for (;;) {
        const at = slot * slotWidth
        if (slots[at + inSlot.row] === 0) return -1
        if (slots[at] === wanted) return slot
        slot = (slot + 1) & mask
      }
    },
  }
}
