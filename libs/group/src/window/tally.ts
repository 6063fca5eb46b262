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

  /** The numbers with most points, at most `count`, each with `least` or more; in no order. */
  best(count: number, least = 0): number[] {
    if (this.size <= count) return this.collect(this.size, (points) => points >= least)
    this.perLevel.fill(0)
    for (let i = 0; i < this.size; i++) {
      const level = this.levelOf(this.pointsOf(this.touched[i] as number))
      this.perLevel[level] = (this.perLevel[level] as number) + 1
    }
    let border = levels - 1
    let taken = this.perLevel[border] as number
    while (border > 0 && taken + (this.perLevel[border - 1] as number) <= count)
      taken += this.perLevel[--border] as number
    return this.collect(count, (points) => points >= least && this.levelOf(points) >= border)
  }

  private collect(count: number, isWanted: (points: number) => boolean): number[] {
    const found: number[] = []
    for (let i = this.size - 1; i >= 0 && found.length < count; i--) {
      const number = this.touched[i] as number
      if (isWanted(this.pointsOf(number))) found.push(number)
    }
    return found
  }

  private pointsOf(number: number): number {
    return this.points[number & (this.points.length - 1)] as number
  }

  private levelOf(points: number): number {
    return Math.min(levels - 1, Math.floor((points / this.most) * levels))
  }
}
