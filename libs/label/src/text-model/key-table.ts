/** Open-addressed table from a feature's 32-bit hash to its row; `-1` for a feature the model never met. */
export interface KeyTable {
  readonly rowOf: (key: number) => number
}

/** Builds the table; `keys[row]` is the hash of a row. */
export function keyTable(keys: Uint32Array): KeyTable {
  let size = 1024
  while (size < keys.length * 2) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(-1)
  for (let row = 0; row < keys.length; row++) {
    let slot = (keys[row] as number) & mask
    while (slots[slot] !== -1) slot = (slot + 1) & mask
    slots[slot] = row
  }
  return {
    rowOf(key) {
      let slot = key & mask
      for (;;) {
        const row = slots[slot] as number
        if (row === -1 || keys[row] === key) return row
        slot = (slot + 1) & mask
      }
    },
  }
}
