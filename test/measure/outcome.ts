import { appendFileSync } from 'node:fs'
import { type Bar, type BarName, bars } from './bars.js'

/** One measured figure beside its bar; figures without a bar are told, not judged. */
export interface Outcome {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** `≥ 150`, `≤ 80`, or null. */
  readonly bar: string | null
  /** False where the bar is missed, null where there is none. */
  readonly holds: boolean | null
  readonly words: string
}

const barWords = (bar: Bar): string => (bar.atLeast === undefined ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`)
const holds = (bar: Bar, value: number): boolean =>
  Number.isFinite(value) && value >= (bar.atLeast ?? -Infinity) && value <= (bar.atMost ?? Infinity)

/** Collects the figures of one run and says them at the end. */
export class Outcomes {
  readonly all: Outcome[] = []

  /** A figure that has a bar in `bars.ts`. */
  judge<B extends BarName>(bench: B, figure: keyof (typeof bars)[B] & string, value: number): void {
    const bar = (bars[bench] as Record<string, Bar>)[figure] as Bar
    this.all.push({
      bench,
      figure,
      value,
      unit: bar.unit,
      bar: barWords(bar),
      holds: holds(bar, value),
      words: bar.words,
    })
  }

  /** A figure that stands beside the judged ones to explain them. */
  tell(bench: string, figure: string, value: number, unit: string, words: string): void {
    this.all.push({ bench, figure, value, unit, bar: null, holds: null, words })
  }

  /** The table a person reads. */
  table(): string {
    const rows = this.all.map((o) => [
      o.bench,
      o.words,
      `${shown(o.value)} ${o.unit}`.trim(),
      o.bar ?? '',
      o.holds === null ? '' : o.holds ? 'holds' : 'FALLS SHORT',
    ])
    const head = ['bench', 'figure', 'measured', 'bar', '']
    const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => (r[i] as string).length)))
    const line = (cells: readonly string[]): string =>
      cells
        .map((c, i) => c.padEnd(widths[i] as number))
        .join('  ')
        .trimEnd()
    return [line(head), widths.map((w) => '─'.repeat(w)).join('──'), ...rows.map(line)].join('\n')
  }

  /** Appends JSON lines `{bench, figure, value, unit, bar, holds}`. */
  write(path: string): void {
    for (const { bench, figure, value, unit, bar, holds } of this.all)
      appendFileSync(path, `${JSON.stringify({ bench, figure, value, unit, bar, holds })}\n`)
  }

  get shortfall(): boolean {
    return this.all.some((o) => o.holds === false)
  }
}

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : String(+value.toFixed(3))
