import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { playTo, quiet } from '../../../support/play.js'
import {
  cli,
  password,
  productEnv,
  type Running,
  startProduct,
  startSimulator,
  temporaryFolder,
} from '../../../support/running.js'
import { matchArticles, storedArticles, type TruthRow } from '../../../support/truth.js'
import { type PressHost, randomTrouble, sequence } from './random-trouble.js'

const dayMs = 86_400_000
/** Longest real time for which a process lives before it is killed, milliseconds. */
const liveMaxMs = 1_500
/** What was published so shortly before the end may not have been listed to anybody yet. */
const lastLookMs = 7 * 3_600_000

export interface SoakPlan {
  /** Simulated days with trouble, and days after them in which nothing fails any more. */
  readonly days: number
  readonly calmDays: number
  readonly outageDays: number
  readonly kills: number
  readonly troublesPerHostAndDay: number
  readonly seed: number
  /** Real time within which it has to be through, milliseconds. */
  readonly waitMs: number
  readonly say?: (line: string) => void
}

export interface SoakResult {
  readonly articles: number
  readonly missing: readonly string[]
  readonly doubled: readonly string[]
  readonly parked: number
  readonly troubles: number
  /** Articles published while their outlet was down, and how many of them are there. */
  readonly outage: { readonly published: number; readonly stored: number }
  /** Resident memory of the last process at each quarter of its life, MB; null where the system does not tell. */
  readonly memory: readonly number[] | null
}

type Simulator = Awaited<ReturnType<typeof startSimulator>>

/** Plays a press that fails at random against a product that is killed at random, and compares what is left with the truth. */
export async function playThrough(plan: SoakPlan): Promise<SoakResult> {
  const data = temporaryFolder('soak')
  const simulator = await startSimulator('--seed', String(plan.seed))
  let product: Running | null = null
  try {
    const { start, end, troubles, outage } = await prepare(simulator, plan)
    const env = productEnv(simulator.port, data.path, { HOST_GAP_MS: '200' })
    const registry = `http://127.0.0.1:${simulator.port}/_control/registry`
    await cli(['demo-office', '--registry', registry, '--password', password], env)
    await killAtRandom(simulator, plan, start, env)
    await simulator.control('clock/limit', { to: end })
    product = (await startProduct(env)).running
    const memory = watchMemory(product)
    await playTo(simulator, end, plan.waitMs)
    const store = new SqliteRecordStore(join(data.path, 'record.sqlite'))
    await quiet(store)
    const truth = (await simulator.control<TruthRow[]>('truth')).filter(
      (t) => Date.parse(t.publishedAt) < end - lastLookMs && t.reachable && !t.removedAt,
    )
    const { missing, doubled, pairs } = matchArticles(truth, await storedArticles(store.db))
    const parked = await store.db.selectFrom('message').select('id').where('state', '=', 'parked').execute()
    await product.stop()
    await store.close()
    const during = (t: TruthRow): boolean =>
      new URL(t.url).hostname === outage.host &&
      Date.parse(t.publishedAt) >= outage.from &&
      Date.parse(t.publishedAt) < outage.to
    return {
      articles: pairs.length,
      missing,
      doubled,
      parked: parked.length,
      troubles,
      outage: { published: truth.filter(during).length, stored: pairs.filter((p) => during(p.truth)).length },
      memory: memory(),
    }
  } finally {
    await product?.stop('SIGKILL')
    await simulator.running.stop()
    data.remove()
  }
}

async function prepare(simulator: Simulator, plan: SoakPlan) {
  const { now } = await simulator.control<{ now: string }>('clock')
  const start = Date.parse(now)
  const end = start + (plan.days + plan.calmDays) * dayMs
  const registry = await simulator.control<{ host: string; robots: string; sources: { url: string }[] }[]>('registry')
  const truth = await simulator.control<TruthRow[]>(`truth?at=${new Date(end).toISOString()}`)
  const published = (host: string): number =>
    truth.filter((t) => t.reachable && new URL(t.url).hostname === host).length
  const hosts: PressHost[] = registry
    .filter((o) => o.sources.length > 0)
    // The outlet that publishes most is the one that goes down.
    .sort((a, b) => published(b.host) - published(a.host))
    .map((o) => ({ host: o.host, listings: o.sources.map((s) => new URL(s.url).pathname) }))
  const random = sequence(plan.seed)
  const troubles = randomTrouble(hosts, { ...plan, start, perHostAndDay: plan.troublesPerHostAndDay }, random)
  for (const trouble of troubles) await simulator.control('faults', trouble)
  const outage = troubles.at(-1) as (typeof troubles)[number]
  plan.say?.(`${troubles.length} troubles on ${hosts.length} hosts; ${outage.host} is down for ${plan.outageDays} days`)
  return { start, end, troubles: troubles.length, outage }
}

/**
 * One slice of the days for each process: the clock may go to its end, and the process is killed at a random moment after
 * the slice before has been played, so that the kills spread over all the days.
 */
async function killAtRandom(
  simulator: Simulator,
  plan: SoakPlan,
  start: number,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const random = sequence(plan.seed + 1)
  const endOf = (slice: number): number => start + (slice / plan.kills) * plan.days * dayMs
  for (let i = 1; i <= plan.kills; i++) {
    await simulator.control('clock/limit', { to: endOf(i) })
    const { running } = await startProduct(env)
    try {
      await playTo(simulator, endOf(i - 1), plan.waitMs)
      await new Promise((r) => setTimeout(r, random() * liveMaxMs))
    } finally {
      await running.stop('SIGKILL')
    }
    const { now } = await simulator.control<{ now: string }>('clock')
    plan.say?.(`killed ${i} of ${plan.kills}, day ${((Date.parse(now) - start) / dayMs).toFixed(1)}`)
  }
}

/** Samples resident memory twice a second; the answer is the mean of each quarter. */
function watchMemory({ child }: Running): () => number[] | null {
  const samples: number[] = []
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      clearInterval(timer)
    }
  }, 500)
  return () => {
    clearInterval(timer)
    if (samples.length < 4) return null
    const size = samples.length / 4
    return [0, 1, 2, 3].map((q) => {
      const part = samples.slice(Math.floor(q * size), Math.floor((q + 1) * size))
      return part.reduce((a, b) => a + b, 0) / part.length
    })
  }
}
