const levels = 1024

/** Points per article while candidates are gathered; emptied by looking only at what was touched. */
export class Tally {
  private points = new Float32Array(0)
  private touched = new Uint32Array(0)
  private size = 0
  private most = 0
  private readonly perLevel = new Uint32Array(levels)

  /** Starts anew for article numbers below `capacity` apart (a power of two). */
  start(capacity: number): void {
    for (let i = 0; i < this.size; i++) this.points[(this.touched[i] as number) & (this.points.length - 1)] = 0
    if (this.points.length !== capacity) {
      this.points = new Float32Array(capacity)
      this.touched = new Uint32Array(capacity)
    }
    this.size = 0
    this.most = 0
  }

  add(number: number, points: number): void {
    const slot = number & (this.points.length - 1)
    const before = this.points[slot] as number
    if (before === 0) this.touched[this.size++] = number
    this.points[slot] = before + points
    if (before + points > this.most) this.most = before + points
  }

  /** The numbers with most points, about `count` of them (equals at the border are all left out or all in), in no order. */
  best(count: number): number[] {
    if (this.size <= count) return [...this.touched.subarray(0, this.size)]
    this.perLevel.fill(0)
    for (let i = 0; i < this.size; i++) {
      const level = this.levelOf(this.touched[i] as number)
      this.perLevel[level] = (this.perLevel[level] as number) + 1
    }
    let border = levels - 1
    let taken = this.perLevel[border] as number
    while (border > 0 && taken + (this.perLevel[border - 1] as number) <= count)
      taken += this.perLevel[--border] as number
    return this.collect(border, count)
  }

  private collect(border: number, count: number): number[] {
    const found: number[] = []
    for (let i = this.size - 1; i >= 0 && found.length < count; i--) {
      if (this.levelOf(this.touched[i] as number) >= border) found.push(this.touched[i] as number)
    }
    return found
  }

  private levelOf(number: number): number {
    const points = this.points[number & (this.points.length - 1)] as number
    return Math.min(levels - 1, Math.floor((points / this.most) * levels))
  }
}
