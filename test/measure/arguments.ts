/** What stands after `npm run bench|eval|soak --`. */
export interface MeasureArguments {
  /** Names of measurements, known or not. */
  readonly names: readonly string[]
  /** `--out file` or `--out=file`; null for a word alone (`--fast`). */
  readonly options: ReadonlyMap<string, string | null>
}

/** Reads the arguments. A word after an option is its value, unless it is the name of a measurement. */
export function readMeasureArguments(args: readonly string[], known: readonly string[]): MeasureArguments {
  const names: string[] = []
  const options = new Map<string, string | null>()
  for (let i = 0; i < args.length; i++) {
    const [, option, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(args[i] as string) ?? []
    if (option === undefined) {
      names.push(args[i] as string)
      continue
    }
    const next = args[i + 1]
    const isValue = inline === undefined && next !== undefined && !next.startsWith('--') && !known.includes(next)
    options.set(option, inline ?? (isValue ? next : null))
    if (isValue) i++
  }
  return { names, options }
}
