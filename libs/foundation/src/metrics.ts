/** Counters, gauges and sums in Prometheus text form. Names follow `press_<stage>_<what>`. */
export class Metrics {
  private readonly values = new Map<string, number>()

  add(name: string, labels: Record<string, string> = {}, by = 1): void {
    const key = seriesKey(name, labels)
    this.values.set(key, (this.values.get(key) ?? 0) + by)
  }
  set(name: string, value: number, labels: Record<string, string> = {}): void {
    this.values.set(seriesKey(name, labels), value)
  }
  get(name: string, labels: Record<string, string> = {}): number {
    return this.values.get(seriesKey(name, labels)) ?? 0
  }
  /** Prometheus exposition format, sorted. */
  text(): string {
    return [...this.values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${k} ${v}\n`)
      .join('')
  }
}

function seriesKey(name: string, labels: Record<string, string>): string {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  if (pairs.length === 0) return name
  return `${name}{${pairs.map(([k, v]) => `${k}="${v.replace(/[\\"\n]/g, '_')}"`).join(',')}}`
}
