/** A typed array that segments are made of. */
type Numbers = Uint16Array | Uint32Array

/**
 * A queue of numbers in segments of fixed size: what is appended never moves, what is old is let go segment by segment and
 * used again. Growing allocates one segment, so no append takes long. Positions count up for ever.
 */
export class Segments<T extends Numbers> {
  private readonly segments: T[] = []
  private readonly spare: T[] = []
  private first = 0
  private next = 0

  constructor(
    private readonly create: (length: number) => T,
    private readonly size: number,
  ) {}

  /** Appends a run (at most one segment long) and returns its position. */
  append(values: T): number {
    if ((this.next % this.size) + values.length > this.size) this.next += this.size - (this.next % this.size)
    const position = this.next
    if (values.length === 0) return position
    this.segment(position).set(values, position % this.size)
    this.next += values.length
    return position
  }

  /** The run at a position, as a view. */
  view(position: number, length: number): T {
    if (length === 0) return this.create(0)
    const offset = position % this.size
    return this.segments[Math.floor(position / this.size) - this.first]?.subarray(offset, offset + length) as T
  }

  /** Lets go of everything before a position. */
  release(position: number): void {
    const keep = Math.floor(position / this.size)
    while (this.first < keep && this.segments.length > 0) {
      const segment = this.segments.shift() as T
      if (this.spare.length < 2) this.spare.push(segment)
      this.first++
    }
    this.first = this.segments.length === 0 ? Math.max(this.first, keep) : this.first
  }

  private segment(position: number): T {
    const index = Math.floor(position / this.size) - this.first
    while (this.segments.length <= index) this.segments.push(this.spare.pop() ?? this.create(this.size))
    return this.segments[index] as T
  }
}
