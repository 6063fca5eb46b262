/** A set of row numbers. All operands of one query have the same length. */
export class Bitset {
  readonly words: Uint32Array
  constructor(readonly size: number) {
    this.words = new Uint32Array((size + 31) >>> 5)
  }
  static full(size: number): Bitset {
    const set = new Bitset(size)
    set.words.fill(0xffffffff)
    if (size & 31) set.words[set.words.length - 1] = 2 ** (size & 31) - 1
    return set
  }
  add(row: number): void {
    const i = row >>> 5
    this.words[i] = ((this.words[i] as number) | (1 << (row & 31))) >>> 0
  }
  has(row: number): boolean {
    return (((this.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1
  }
  and(other: Bitset): this {
    for (let i = 0; i < this.words.length; i++) this.words[i] = (this.words[i] as number) & (other.words[i] as number)
    return this
  }
  or(other: Bitset): this {
    for (let i = 0; i < this.words.length; i++) this.words[i] = (this.words[i] as number) | (other.words[i] as number)
    return this
  }
  not(): this {
    for (let i = 0; i < this.words.length; i++) this.words[i] = ~(this.words[i] as number)
    if (this.size & 31)
      this.words[this.words.length - 1] = (this.words[this.words.length - 1] as number) & (2 ** (this.size & 31) - 1)
    return this
  }
  clone(): Bitset {
    const copy = new Bitset(this.size)
    copy.words.set(this.words)
    return copy
  }
  forEach(visit: (row: number) => void): void {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i] as number
      while (word !== 0) {
        const bit = word & -word
        visit((i << 5) + (31 - Math.clz32(bit)))
        word = (word ^ bit) >>> 0
      }
    }
  }
}
