/** Open-addressed table from a feature's 32-bit hash to its row; `-1` for a feature the model never met. */
export interface KeyTable {
  readonly rowOf: (key: number) => number
}

/** Bits of the sieve: small enough to stay in the processor's cache, where the table itself does not. */
const sieveBits = 1 << 21

/** Builds the table; `keys[row]` is the hash of a row. Most n-grams of a text are unknown: the sieve turns them away. */
export function keyTable(keys: Uint32Array): KeyTable {
  let size = 1024
  while (size < keys.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(-1)
  const sieve = new Int32Array(sieveBits >> 5)
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number
    let slot = key & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = row
    const bit = key >>> 11
    sieve[bit >> 5]! |= 1 << (bit & 31)
  }
  return {
    rowOf(key) {
      const bit = key >>> 11
      if (((sieve[bit >> 5] as number) & (1 << (bit & 31))) === 0) return -1
      let slot = key & mask
      for (;;) {
        const row = slots[slot] as number
        if (row === -1 || keys[row] === key) return row
        slot = (slot + 1) & mask
      }
    },
  }
}
