import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.cwd()
const dist = (path: string): string => join(root, 'dist', path)
export const password = 'cay-cau-song-Vang'

/** A process of the product or the simulator, started as a person would start it. */
export class Running {
  readonly output: string[] = []
  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (d: Buffer) => this.output.push(d.toString('utf8')))
  }
  /** Waits for a line of the output. */
  async line(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    const started = performance.now()
    for (;;) {
      const match = pattern.exec(this.output.join(''))
      if (match) return match
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}: ${this.output.join('')}`)
      if (performance.now() - started > timeoutMs) throw new Error(`no ${String(pattern)} in: ${this.output.join('')}`)
      await new Promise((r) => setTimeout(r, 20))
    }
  }
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill(signal)
    await once(this.child, 'exit')
  }
}

export function startNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  return new Running(
    spawn(process.execPath, ['--no-warnings', ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
}

export interface Simulator extends Running {
  readonly port: number
}

/** Starts the press simulator and waits until it answers. */
export async function startSimulator(
  ...args: string[]
): Promise<{ running: Running; port: number; control: <T>(path: string, body?: unknown) => Promise<T> }> {
  const running = startNode([dist('test/press/main.js'), '--port', '0', ...args])
  const [, port] = await running.line(/"port":(\d+)/)
  const control = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(
      `http://127.0.0.1:${port}/_control/${path}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    )
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return { running, port: Number(port), control }
}

/** Settings of a product that plays against a simulator. */
export function productEnv(port: number, dataDir: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: 'true',
    PRESS_SIMULATOR: `127.0.0.1:${port}`,
    CLOCK_URL: `http://127.0.0.1:${port}/_control/clock`,
    GAZETTEER_OVERLAY: join(root, 'test/press/demonstration/gazetteer-overlay.json'),
    ...more,
  }
}

/** Runs one command of the command line to its end; returns what it printed. */
export async function cli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const running = startNode([dist('apps/cli/src/main.js'), ...args], env)
  const [code] = (await once(running.child, 'exit')) as [number]
  if (code !== 0) throw new Error(`cli ${args.join(' ')} ended with ${code}: ${running.output.join('')}`)
  return running.output.join('')
}

/** Sets a demonstration office up and starts the product; `url` is where it listens. */
export async function startProduct(env: NodeJS.ProcessEnv): Promise<{ running: Running; url: string }> {
  const running = startNode(['--max-old-space-size=320', dist('apps/press/src/main.js')], env)
  const [, url = ''] = await running.line(/Sẵn sàng: (\S+)/)
  return { running, url }
}

/** Starts a product that cannot start: how it ended, and what it said. */
export async function failedStart(env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  const data = temporaryFolder('away')
  const running = startNode([dist('apps/press/src/main.js')], { DATA_DIR: data.path, PORT: '0', ...env })
  const [code] = (await once(running.child, 'exit')) as [number]
  data.remove()
  return { code, said: running.output.join('') }
}

export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
