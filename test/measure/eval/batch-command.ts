import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonLines } from './gold/read-lines.js'

/** Generated inputs and the product's answers lie here; git does not see the folder. */
export const cacheFolder = join('.cache', 'measure')

export type BatchName = 'extract' | 'read-feed' | 'classify' | 'places' | 'group'

/** What a run of a batch command took. */
export interface BatchCost {
  readonly wallS: number
  /** Of all its threads. */
  readonly cpuS: number
  /** Largest resident size. */
  readonly peakMb: number
}

export interface BatchRun extends BatchCost {
  /** The file of answers. */
  readonly output: string
}

function writeInput(name: string, lines: Iterable<object>): string {
  mkdirSync(cacheFolder, { recursive: true })
  const path = join(cacheFolder, `${name}.in.jsonl`)
  const file = openSync(path, 'w')
  for (const line of lines) writeSync(file, `${JSON.stringify(line)}\n`)
  closeSync(file)
  return path
}

/** Runs a batch command of the built product over lines, in a process of its own as `npm run cli` does. Throws when it fails. */
export function runBatch(command: BatchName, name: string, lines: Iterable<object>): BatchRun {
  const input = writeInput(name, lines)
  const output = join(cacheFolder, `${name}.out.jsonl`)
  const usage = join(cacheFolder, `${name}.usage.json`)
  for (const left of [output, usage]) rmSync(left, { force: true })
  const startedMs = performance.now()
  const { status, error } = spawnSync(
    process.execPath,
    [
      ...['--no-warnings', '--max-old-space-size=1500'],
      ...['--import', new URL('./usage-at-exit.js', import.meta.url).href],
      ...[join('dist', 'apps', 'cli', 'src', 'main.js'), command, '--in', input, '--out', output],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, USAGE_AT_EXIT: usage } },
  )
  const wallS = (performance.now() - startedMs) / 1000
  if (status !== 0) throw new Error(`the command ${command} ended with ${status ?? String(error)}`)
  const { cpuS, peakMb } = JSON.parse(readFileSync(usage, 'utf8')) as Omit<BatchCost, 'wallS'>
  return { output, wallS, cpuS, peakMb }
}

/** The same without start and load: a run over all lines less a run over the first alone, which has to load as well. */
export function runLoaded(command: BatchName, name: string, lines: readonly object[]): BatchRun & { lines: number } {
  const one = runBatch(command, `${name}-one`, lines.slice(0, 1))
  const all = runBatch(command, name, lines)
  return { ...all, wallS: all.wallS - one.wallS, cpuS: all.cpuS - one.cpuS, lines: lines.length - 1 }
}

/** Answers of a batch command by id. */
export function readAnswers<T extends object>({ output }: BatchRun): Map<string, T> {
  return new Map(readJsonLines<T & { id: string | number }>(output).map((answer) => [String(answer.id), answer]))
}
