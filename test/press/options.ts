import { parseArgs } from 'node:util'

/** What the simulator was asked to play. */
export interface PressOptions {
  port: number
  demo: boolean
  archive: string | null
  limit: number
  allAtOnce: boolean
  seed: number
  /** Local midnight of the first day, or null for "so that the last day is today". */
  start: number | null
  days: number
  clock: 'driven' | 'real'
  mutate: number | null
}

function wholeNumber(text: string | undefined, standard: number, name: string): number {
  const value = text === undefined ? standard : Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number, not "${text}"`)
  return value
}

/** Reads the command line; throws with a clear line on a mistake. */
export function readOptions(args: string[]): PressOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      demo: { type: 'boolean' },
      archive: { type: 'string' },
      limit: { type: 'string' },
      seed: { type: 'string' },
      start: { type: 'string' },
      days: { type: 'string' },
      clock: { type: 'string' },
      mutate: { type: 'string' },
      'all-at-once': { type: 'boolean' },
    },
  })
  const clock = values.clock ?? 'driven'
  if (clock !== 'driven' && clock !== 'real') throw new Error(`--clock is driven or real, not "${clock}"`)
  const start = values.start === undefined ? null : Date.parse(values.start)
  if (start !== null && !Number.isFinite(start)) throw new Error(`--start is no time: "${values.start}"`)
  return {
    port: wholeNumber(values.port, 0, 'port'),
    demo: values.demo ?? false,
    archive: values.archive ?? null,
    limit: wholeNumber(values.limit, 20_000, 'limit'),
    allAtOnce: values['all-at-once'] ?? false,
    seed: wholeNumber(values.seed, 1, 'seed'),
    start,
    days: wholeNumber(values.days, 28, 'days'),
    clock,
    mutate: values.mutate === undefined ? null : wholeNumber(values.mutate, 0, 'mutate'),
  }
}
