import type { GroupedArticle } from '#group'
import type { MeasureContext, Measurement } from '../measurement.js'
import type { Outcomes } from '../outcome.js'
import { readAnswers, runBatch } from './batch-command.js'
import { readJsonLines, readTableFile } from './gold/read-lines.js'
import type { CorpusArticle } from './recombine.js'
import { bootstrap } from './scores/bootstrap.js'
import { bCubed, clusters, compareGroups, type GroupedItem, pairwise, withCompany } from './scores/groups.js'
import { tellInterval } from './tell-interval.js'
import { windowSpeed, writeStream } from './window-speed.js'

/** Articles in the window, and how many more are timed. */
const filled = 100_000
const timed = 10_000

/** Reprints and stories against the truth, and how fast and how heavy the window is. */
export const groups: Measurement = {
  name: 'groups',
  words: 'reprints and stories by the command group, and a window of 100,000 (--fast: without the window)',
  run: async ({ outcomes, material, flag, say }: MeasureContext) => {
    judgeReprints(outcomes, compare(material, 'reprints-dev', 'group', 'reprintGroup'))
    judgeStories(outcomes, compare(material, 'stories-dev', 'story', 'story'))
    if (flag('fast')) return
    say(`a window of ${filled} articles, then ${timed} more`)
    const corpus = (): CorpusArticle[] => readJsonLines(material('corpus/vietnews-22k.jsonl.gz'))
    const speed = await windowSpeed(writeStream(corpus, filled, timed), filled)
    outcomes.judge('groups', 'perSecond', timed / speed.wallS)
    outcomes.judge('groups', 'window', speed.windowMb)
    outcomes.tell('groups', 'perCpuSecond', timed / speed.cpuS, 'articles/s', 'a second of processor time')
    outcomes.tell('groups', 'windowSize', speed.size, 'articles', 'articles in the window')
    outcomes.tell('groups', 'copies', speed.recombinedCopies, 'articles', 'recombined texts taken for copies')
    outcomes.tell('groups', 'stories', speed.stories, 'stories', `stories of ${filled + timed} articles`)
  },
}

function compare(
  material: MeasureContext['material'],
  set: string,
  column: 'group' | 'story',
  answerKey: 'reprintGroup' | 'story',
): GroupedItem[] {
  const truth = readTableFile<'id' | 'group' | 'story'>(material(`gold/${set}.truth.tsv`))
  const articles = readJsonLines<object>(material(`gold/${set}.jsonl.gz`))
  const answers = readAnswers<GroupedArticle>(runBatch('group', set, articles))
  return compareGroups(
    new Map(truth.map((t) => [t.id, t[column]])),
    new Map([...answers].map(([id, answer]) => [id, answer[answerKey]])),
  )
}

function judgeReprints(outcomes: Outcomes, items: readonly GroupedItem[]): void {
  const { precision, recall } = pairwise(items)
  const drawn = clusters(items)
  outcomes.judge('groups', 'reprintRecall', recall)
  const recallAt = bootstrap(drawn, (groups) => pairwise(groups.flat()).recall)
  tellInterval(outcomes, 'groups', 'reprintRecall', 'recall', recallAt)
  outcomes.judge('groups', 'reprintPrecision', precision)
  const precisionAt = bootstrap(drawn, (groups) => pairwise(groups.flat()).precision)
  tellInterval(outcomes, 'groups', 'reprintPrecision', 'precision', precisionAt)
}

function judgeStories(outcomes: Outcomes, items: readonly GroupedItem[]): void {
  for (const [figure, of] of [
    ['storyAll', items],
    ['storyCompany', withCompany(items)],
  ] as const) {
    const { f1, precision, recall } = bCubed(of)
    outcomes.judge('groups', figure, f1)
    const at = bootstrap(clusters(of), (groups) => bCubed(groups.flat()).f1)
    tellInterval(outcomes, 'groups', figure, 'F1', at)
    outcomes.tell('groups', `${figure}Precision`, precision, '', '  precision')
    outcomes.tell('groups', `${figure}Recall`, recall, '', '  recall')
  }
  const pairs = pairwise(items)
  outcomes.tell('groups', 'storyPairs', pairs.f1, '', 'stories, pairwise F1')
}
