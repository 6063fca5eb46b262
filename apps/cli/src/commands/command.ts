import { parseArgs, type ParseArgsConfig } from 'node:util'
import { PressError, readSettings } from '#foundation'
import { type Engines, openEngines } from '../../../press/src/compose.js'
import { settingsShape } from '../../../press/src/settings.js'

/** One command of the command line: one file, one line in `index.ts`. */
export interface Command {
  readonly name: string
  /** One Vietnamese line: arguments and what it does. */
  readonly usage: string
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void>
}

/** Reads arguments; an unknown one is an error that shows the usage. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  command: Pick<Command, 'name' | 'usage'>,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    throw usageError(command, cause)
  }
}

export const usageError = (command: Pick<Command, 'name' | 'usage'>, cause?: unknown): PressError =>
  new PressError('cli-usage', { userMessage: `Cách dùng: ${command.name} ${command.usage}`, cause })

/** Opens the product's engines on the data folder, does the work, and closes them whatever happens. */
export async function withEngines<T>(env: NodeJS.ProcessEnv, work: (engines: Engines) => Promise<T>): Promise<T> {
  const engines = await openEngines(
    readSettings(settingsShape, env),
    () => undefined,
    (text) => process.stderr.write(`${text}\n`),
  )
  try {
    return await work(engines)
  } finally {
    await engines.close()
  }
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Progress on one line of a terminal; quiet when the output is a file. */
export function progress(label: string): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const share = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (!process.stderr.isTTY && share < 100 && share - last < 10) return
    last = share
    process.stderr.write(
      process.stderr.isTTY
        ? `\r${label}: ${done}/${total} (${share}%)${share === 100 ? '\n' : ''}`
        : `${label}: ${done}/${total}\n`,
    )
  }
}
