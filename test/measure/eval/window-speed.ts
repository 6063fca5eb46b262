import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { textLines } from '#foundation'
import { type GroupedArticle, groupOne, GroupWindow, type IncomingArticle } from '#group'
import { cacheFolder } from './batch-command.js'
import { recombinedMark, recombinedStream, type CorpusArticle } from './recombine.js'

const windowMs = 30 * 86_400_000
const seed = 1

export interface WindowSpeed {
  readonly wallS: number
  readonly cpuS: number
  /** What the window keeps in memory, its term frequencies included. */
  readonly windowMb: number
  /** Articles in it when it was weighed. */
  readonly size: number
  /** Recombined texts that were taken for copies: the fewer, the better the stream. */
  readonly recombinedCopies: number
  /** Stories that the articles began. */
  readonly stories: number
}

/** A stream that keeps `filled` articles within the 30 days of the window and goes on for `timed` more; made once and kept. */
export function writeStream(corpus: () => readonly CorpusArticle[], filled: number, timed: number): string {
  const path = join(cacheFolder, `window-${filled}-${timed}-${seed}.jsonl`)
  if (existsSync(path)) return path
  mkdirSync(cacheFolder, { recursive: true })
  const file = openSync(`${path}.part`, 'w')
  const gapMs = Math.ceil(windowMs / filled)
  const settings = { count: filled + timed, seed, firstAt: '2019-01-01T00:00:00Z', gapMs }
  for (const article of recombinedStream(corpus(), settings)) writeSync(file, `${JSON.stringify(article)}\n`)
  closeSync(file)
  renameSync(`${path}.part`, path)
  return path
}

/** Fills a window, weighs it, and times what comes after as the command `group` does it: a line read, parsed, joined, written. */
export async function windowSpeed(path: string, filled: number, heldMb = heldMemory): Promise<WindowSpeed> {
  const weightBefore = heldMb()
  const window = new GroupWindow()
  const out = createWriteStream(`${path.replace(/\.jsonl$/, '')}.group.jsonl`)
  let [count, recombinedCopies, stories, windowMb, size] = [0, 0, 0, 0, 0]
  let [startedMs, cpu] = [0, process.cpuUsage()]
  for await (const line of textLines(createReadStream(path) as AsyncIterable<Uint8Array>)) {
    if (count++ === filled) {
      windowMb = heldMb() - weightBefore
      size = window.size
      ;[startedMs, cpu] = [performance.now(), process.cpuUsage()]
    }
    const answer: GroupedArticle = groupOne(JSON.parse(line) as IncomingArticle, window)
    if (answer.id.startsWith(recombinedMark) && answer.reprintGroup !== answer.id) recombinedCopies++
    // A story bears the id of its first article.
    if (answer.story === answer.id) stories++
    if (!out.write(`${JSON.stringify(answer)}\n`)) await once(out, 'drain')
  }
  const wallS = (performance.now() - startedMs) / 1000
  const { user, system } = process.cpuUsage(cpu)
  out.end()
  await once(out, 'finish')
  return { wallS, cpuS: (user + system) / 1e6, windowMb, size, recombinedCopies, stories }
}

/** Heap and buffers in use after the garbage is gone, megabytes. */
function heldMemory(): number {
  if (!globalThis.gc) throw new Error('memory can be weighed only under --expose-gc')
  for (let i = 0; i < 2; i++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}
