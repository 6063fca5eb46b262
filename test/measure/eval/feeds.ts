import { readFeedBatch } from '#collect'
import type { MeasureContext, Measurement } from '../measurement.js'
import { readAnswers, runBatch } from './batch-command.js'
import { readTable } from './gold/read-lines.js'
import { readTar } from './gold/read-tar.js'
import { type FeedAnswer, type FeedTruth, scoreFeeds } from './scores/feeds.js'

interface FeedLine {
  readonly id: string
  readonly url: string
  readonly base64: string
}

/** Relative dates do not occur in the set; any fixed moment does. */
const nowMs = Date.parse('2026-11-24T00:00:00Z')

/** Feeds of public parsers' test suites by the command `read-feed`. */
export const feeds: Measurement = {
  name: 'feeds',
  words: '836 feeds of public test suites by the command read-feed',
  run: async ({ outcomes, material, say }: MeasureContext) => {
    const files = readTar(material('gold/feeds.tar.gz'))
    const truth = readTable<keyof FeedTruth>(String(files.get('feeds/feeds.tsv')))
    const lines = truth.map(({ file }): FeedLine => {
      const bytes = files.get(`feeds/${file}`)
      if (!bytes) throw new Error(`the table names ${file}, which is not in the archive`)
      return { id: file, url: `https://feeds.example/${file}`, base64: bytes.toString('base64') }
    })
    const score = scoreFeeds(truth, readAnswers<FeedAnswer>(runBatch('read-feed', 'feeds', lines)))
    const slowest = await slowestOf(lines)
    outcomes.judge('feeds', 'rightCount', score.rightShare * 100)
    outcomes.judge('feeds', 'slowest', slowest.wallS)
    outcomes.judge('feeds', 'replacements', score.replacements.length)
    outcomes.tell('feeds', 'slowestCpu', slowest.cpuS, 's', 'slowest file, processor time')
    outcomes.tell('feeds', 'withEntries', score.withEntries, 'files', 'files with entries in the truth')
    outcomes.tell('feeds', 'rightOfKnown', score.rightOfKnown * 100, '%', 'right number, of all that is known')
    outcomes.tell('feeds', 'refused', score.refused, 'files', 'refused with a named reason')
    outcomes.tell('feeds', 'crashed', score.crashed.length, 'files', 'without an answer or a named reason')
    for (const line of score.wrong) say(line)
    for (const id of score.replacements) say(`replacement character: ${id}`)
    for (const id of score.crashed) say(`crash: ${id}`)
    if (score.crashed.length > 0) throw new Error('every feed has to end in entries or a named reason')
  },
}

/** Time of the slowest file, each read once in this process. */
async function slowestOf(lines: readonly FeedLine[]): Promise<{ wallS: number; cpuS: number }> {
  const slowest = { wallS: 0, cpuS: 0 }
  for (const line of lines) {
    const [startedMs, cpu] = [performance.now(), process.cpuUsage()]
    await readFeedBatch(line, nowMs)
    const { user, system } = process.cpuUsage(cpu)
    slowest.wallS = Math.max(slowest.wallS, (performance.now() - startedMs) / 1000)
    slowest.cpuS = Math.max(slowest.cpuS, (user + system) / 1e6)
  }
  return slowest
}
