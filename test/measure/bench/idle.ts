import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import type { Running } from '../../support/running.js'
import type { Measurement } from '../measurement.js'
import { settingsFor, startPressOf } from './press.js'
import { canSeeProcesses, treeUse } from './process-tree.js'
import { describeProduct, type Given, spawnProduct } from './product.js'
import { percentile } from './running-store.js'
import { type BenchStore, readyStore } from './store.js'

const defaultSeconds = 300
/** Starts of the product whose median counts. */
const starts = 5
/** Quiet after everything has been read before the measurement begins. Milliseconds. */
const settleMs = 5_000
const waitMaxMs = 180_000
/** Sources that brought nothing new come again after some 21 minutes, later each time. Seconds. */
const defaultWait = 2_400

/** What the product costs while nothing happens, and how soon it shows its first page. */
export const idle: Measurement = {
  name: 'idle',
  words:
    'five minutes with 100 sources and nothing new; start to first page (--seconds N, --data FOLDER; --wait N: at most N s until sources are about to fall due)',
  run: async (context) => {
    const { outcomes, say } = context
    const seconds = Number(context.option('seconds') ?? defaultSeconds)
    const wait = Number(context.option('wait') ?? defaultWait)
    if (!(seconds > 0) || !(wait >= 0)) throw new Error('--seconds and --wait are numbers of seconds')
    const store = await readyStore(context)
    const press = await startPressOf(store.play)
    let product: Running | null = null
    try {
      const given = settingsFor(store.dataDir, press.port)
      say(`product: ${await describeProduct(given)}`)
      const times: number[] = []
      const cpu: number[] = []
      for (let i = 0; i < starts; i++) {
        await product?.stop()
        const started = await startToFirstPage(given)
        product = started.running
        times.push(started.seconds)
        cpu.push(started.cpuSeconds)
      }
      outcomes.judge('idle', 'firstPage', percentile(times, 0.5))
      outcomes.tell('idle', 'firstPageSlowest', Math.max(...times), 's', 'slowest of five starts')
      if (canSeeProcesses)
        outcomes.tell('idle', 'firstPageCpu', percentile(cpu, 0.5), 's', 'processor time to the first page')
      await everythingRead(store)
      if (!canSeeProcesses) return say('idle processor time is not measured: this system has no /proc')
      await aboutToFallDue(store, seconds, wait, say)
      say(`quiet; now ${seconds} s of idling`)
      const idled = await idleFor(product?.child.pid as number, seconds)
      outcomes.judge('idle', 'cpu', idled.percent)
      outcomes.tell('idle', 'memory', idled.residentBytes / 1e6, 'MB', 'resident memory at the end')
      const { sources, asked } = await sourcesAsked(store, seconds)
      outcomes.judge('idle', 'sources', sources)
      outcomes.judge('idle', 'asked', asked)
    } finally {
      await product?.stop()
      await press.running.stop()
    }
  },
}

/** From the start of the process to the first page that it answers. */
async function startToFirstPage(given: Given): Promise<{ running: Running; seconds: number; cpuSeconds: number }> {
  const port = await freePort()
  const started = performance.now()
  const running = await spawnProduct({ ...given, PORT: String(port) })
  for (;;) {
    if (running.child.exitCode !== null) throw new Error(`the product ended: ${running.output.join('')}`)
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/sign-in`)
      const html = await answer.text()
      const seconds = (performance.now() - started) / 1000
      if (answer.status === 200 && html.includes('</html>'))
        return { running, seconds, cpuSeconds: treeUse(running.child.pid as number).cpuSeconds }
    } catch {
      // Not listening yet.
    }
    await sleep(10)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Waits until no source is due and no message waits. */
async function everythingRead({ dataDir }: BenchStore): Promise<void> {
  const store = new SqliteRecordStore(join(dataDir, 'record.sqlite'))
  try {
    const until = performance.now() + waitMaxMs
    for (let quietSince: number | null = null; ; await sleep(500)) {
      const now = performance.now()
      const [due, waiting] = await Promise.all([
        store.reader
          .selectFrom('source')
          .select('id')
          .where('state', '=', 'active')
          .where('nextDueAt', '<=', new Date().toISOString())
          .executeTakeFirst(),
        store.reader.selectFrom('message').select('id').where('state', '=', 'pending').executeTakeFirst(),
      ])
      quietSince = due || waiting ? null : (quietSince ?? now)
      if (quietSince !== null && now - quietSince >= settleMs) return
      if (now > until) throw new Error('the product does not come to rest')
    }
  } finally {
    await store.close()
  }
}

/** Idling is looking after sources: the window begins shortly before the next ones fall due, or `wait` seconds pass. */
async function aboutToFallDue(
  { dataDir }: BenchStore,
  seconds: number,
  wait: number,
  say: (line: string) => void,
): Promise<void> {
  const store = new SqliteRecordStore(join(dataDir, 'record.sqlite'))
  try {
    const until = performance.now() + wait * 1000
    const earlyMs = Math.min(10, seconds / 4) * 1000
    for (let isTold = false; ; await sleep(Math.min(1000, Math.max(1, until - performance.now())))) {
      const { first } = await store.reader
        .selectFrom('source')
        .select(({ fn }) => fn.min('nextDueAt').as('first'))
        .where('state', '=', 'active')
        .executeTakeFirstOrThrow()
      const inMs = first ? Date.parse(first) - Date.now() : Infinity
      if (inMs <= earlyMs) return
      if (performance.now() >= until) return say(`no source falls due in the ${wait} s of --wait`)
      if (!isTold) say(`the next source falls due in ${Math.round(inMs / 1000)} s: waiting until shortly before`)
      isTold = true
    }
  } finally {
    await store.close()
  }
}

async function idleFor(pid: number, seconds: number): Promise<{ percent: number; residentBytes: number }> {
  const before = treeUse(pid)
  const started = performance.now()
  await sleep(seconds * 1000)
  const after = treeUse(pid)
  const took = (performance.now() - started) / 1000
  return {
    percent: ((after.cpuSeconds - before.cpuSeconds) / took) * 100,
    residentBytes: after.residentBytes,
  }
}

async function sourcesAsked({ dataDir }: BenchStore, seconds: number): Promise<{ sources: number; asked: number }> {
  const store = new SqliteRecordStore(join(dataDir, 'record.sqlite'))
  try {
    const since = new Date(Date.now() - seconds * 1000).toISOString()
    const sources = await store.reader.selectFrom('source').select('id').where('state', '=', 'active').execute()
    const asked = await store.reader.selectFrom('sourceRun').select('id').where('startedAt', '>=', since).execute()
    return { sources: sources.length, asked: asked.length }
  } finally {
    await store.close()
  }
}
