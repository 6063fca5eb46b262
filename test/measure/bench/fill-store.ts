import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { SqliteRecordStore } from '../../../libs/record/src/adapters/sqlite/sqlite-record-store.js'
import { matchArticles, storedArticles, type TruthRow } from '../../support/truth.js'
import type { Visitor } from '../../support/visitor.js'
import { setUpOffice, signInFirst } from './office.js'
import { settingsFor, startPressOf } from './press.js'
import { canSeeProcesses, PeakMemory, treeUse } from './process-tree.js'
import { describeProduct, startProduct } from './product.js'
import type { BenchStore } from './store.js'

/** Nothing new for so long means that nothing more comes. Milliseconds. */
const patienceMs = 60_000
const pollMs = 1000
/** Progress is told this often. Milliseconds. */
const tellMs = 10_000

/** What filling a store cost and what came of it. */
export interface StoreFigures {
  readonly articles: number
  readonly sources: number
  /** From the first request that the press saw until the last article was found by a search. */
  readonly seconds: number
  readonly lost: number
  readonly doubled: number
  /** Null where the system does not tell. */
  readonly peakBytes: number | null
  readonly productCpuSeconds: number
  readonly pressCpuSeconds: number
}

type Press = Awaited<ReturnType<typeof startPressOf>>

/** Plays the press to the whole product, without a gap between requests, until every article is found by a search. */
export async function fillStore({ dataDir, play }: BenchStore, say: (line: string) => void): Promise<StoreFigures> {
  say(`the press makes ${play.limit} articles`)
  const press = await startPressOf(play)
  const given = settingsFor(dataDir, press.port, { HOST_GAP_MS: '0' })
  try {
    const { sources } = await setUpOffice(given, await press.control('registry?sections=1'), play.sources)
    say(`product: ${await describeProduct(given)}`)
    await clearLog(press)
    const product = await startProduct(given)
    const memory = new PeakMemory(product.running.child.pid as number)
    try {
      const began = await firstRequest(press)
      const visitor = await signInFirst(product.url)
      const ended = await allSearchable(visitor, play.limit, began, say)
      const productUse = treeUse(product.running.child.pid as number)
      const pressUse = treeUse(press.running.child.pid as number)
      const peakBytes = memory.stop()
      await product.running.stop()
      return {
        ...(await compare(dataDir, press, ended.searchable)),
        sources,
        articles: ended.searchable,
        seconds: (ended.atMs - began) / 1000,
        peakBytes,
        productCpuSeconds: canSeeProcesses ? productUse.cpuSeconds : NaN,
        pressCpuSeconds: canSeeProcesses ? pressUse.cpuSeconds : NaN,
      }
    } finally {
      memory.stop()
      await product.running.stop()
    }
  } finally {
    await press.running.stop()
  }
}

async function clearLog(press: Press): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${press.port}/_control/log`, { method: 'DELETE' })
  await answer.text()
}

/** Steady time of the first request that reached the press. */
async function firstRequest(press: Press): Promise<number> {
  while ((await press.control<unknown[]>('log')).length === 0) await sleep(20)
  return performance.now()
}

/** Waits until a search finds `wanted` articles, or until nothing more comes. */
async function allSearchable(
  visitor: Visitor,
  wanted: number,
  beganMs: number,
  say: (line: string) => void,
): Promise<{ searchable: number; atMs: number }> {
  let most = 0
  let movedAt = performance.now()
  for (let toldAt = movedAt; ; await sleep(pollMs)) {
    const indexed = await indexedArticles(visitor)
    const now = performance.now()
    if (indexed > most) [most, movedAt] = [indexed, now]
    if (now - toldAt > tellMs) {
      say(`${most} searchable after ${((now - beganMs) / 1000).toFixed(0)} s`)
      toldAt = now
    }
    // A full search costs the product work that it would not do by itself: it is asked only at the end.
    if (indexed < wanted && now - movedAt < patienceMs) continue
    const searchable = await searchableArticles(visitor)
    return { searchable, atMs: searchable >= wanted ? performance.now() : movedAt }
  }
}

/** The count that the product tells to whoever watches it: cheap, without a search. */
async function indexedArticles(visitor: Visitor): Promise<number> {
  return (JSON.parse(await visitor.page('/health/ready')) as { articles: number }).articles
}

/** Articles that a search without words finds, whatever they have to do with the province. */
async function searchableArticles(visitor: Visitor): Promise<number> {
  const html = await visitor.page('/search?relevance=about&relevance=mention&relevance=none&view=flat')
  return siteNumber(/class="result-count"><b>([\d.]+) tin/.exec(html)?.[1])
}

/** A number of a page as the site writes it: `20.000`. */
const siteNumber = (text: string | undefined): number => Number((text ?? '').replaceAll('.', ''))

/** What the press published beside what the record holds. */
async function compare(dataDir: string, press: Press, searchable: number): Promise<{ lost: number; doubled: number }> {
  const truth: Pick<TruthRow, 'url' | 'urls'>[] = []
  // Outlet by outlet: twenty thousand texts at once would not fit into one string.
  for (const { code } of await press.control<{ code: string }[]>('registry')) {
    const rows = await press.control<TruthRow[]>(`truth?outlet=${code}`)
    truth.push(...rows.filter((r) => r.reachable && !r.removedAt).map(({ url, urls }) => ({ url, urls })))
  }
  const store = new SqliteRecordStore(join(dataDir, 'record.sqlite'))
  try {
    const stored = await storedArticles(store.reader)
    const { missing } = matchArticles(truth as TruthRow[], stored)
    const found = truth.length - missing.length
    return {
      lost: missing.length + Math.max(0, stored.length - searchable),
      doubled: Math.max(0, stored.length - found),
    }
  } finally {
    await store.close()
  }
}
