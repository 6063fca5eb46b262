import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { settingsShape } from '../../../apps/press/src/settings.js'
import { type Running, startNode } from '../../support/running.js'

const root = process.cwd()
export const dist = (path: string): string => join(root, 'dist', path)

/** Settings that a bench gives; everything else keeps the product's default. */
export type Given = Readonly<Record<string, string>>

/** The environment of a product with exactly these settings: what the caller's shell has set does not reach it. */
function environment(given: Given): NodeJS.ProcessEnv {
  const blank = Object.fromEntries(Object.values(settingsShape).map((s) => [s.env, undefined]))
  return { ...blank, ...given }
}

interface Delivered {
  readonly memoryFlags: readonly string[]
  readonly memoryEnv: Readonly<Record<string, string>>
}

/** How `npm start` starts the product. */
const delivered = async (): Promise<Delivered> =>
  (await import(pathToFileURL(join(root, 'scripts/memory-flags.mjs')).href)) as Delivered

/** Starts the built product with the flags of `npm start`; it may not have opened its site yet. */
export async function spawnProduct(given: Given): Promise<Running> {
  const { memoryFlags, memoryEnv } = await delivered()
  return startNode([...memoryFlags, dist('apps/press/src/main.js')], { ...memoryEnv, ...environment(given) })
}

/** Starts the built product and waits for its site. */
export async function startProduct(given: Given): Promise<{ running: Running; url: string }> {
  const running = await spawnProduct(given)
  const [, url = ''] = await running.line(/Sẵn sàng: (\S+)/)
  return { running, url }
}

/** Runs one command of the product's command line on the same data folder. */
export async function runCli(args: readonly string[], given: Given, more: Given = {}): Promise<void> {
  const running = startNode([dist('apps/cli/src/main.js'), ...args], { ...environment(given), ...more })
  const code = await new Promise<number | null>((resolve) => running.child.once('close', resolve))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${running.output.join('')}`)
}

/** One line that says how the product is run: its flags, what differs from the defaults, and the defaults that matter. */
export async function describeProduct(given: Given): Promise<string> {
  const defaults = (['workers', 'fetchConcurrency', 'hostGapMs', 'windowDays'] as const)
    .filter((name) => !(settingsShape[name].env in given))
    .map((name) => `${settingsShape[name].env}=${settingsShape[name].fallback}`)
  const shown = Object.entries(given).map(([name, value]) => `${name}=${value}`)
  const { memoryFlags, memoryEnv } = await delivered()
  const env = Object.entries(memoryEnv).map(([name, value]) => `${name}=${value}`)
  return `${env.join(' ')} node ${memoryFlags.join(' ')}; given ${shown.join(' ')}; defaults ${defaults.join(' ')}`
}
