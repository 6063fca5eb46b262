import { createGazetteer } from '#gazetteer'
import { textLabeller } from '../../../apps/press/src/threads/label-tasks.js'
import type { MeasureContext, Measurement } from '../measurement.js'
import type { Outcomes } from '../outcome.js'
import { readAnswers, runBatch, runLoaded } from './batch-command.js'
import { readJsonLines, readTableFile } from './gold/read-lines.js'
import { bootstrap } from './scores/bootstrap.js'
import {
  calibrationOf,
  criticalF1,
  kappaOf,
  type LabelAnswer,
  labelNames,
  labelRows,
  type LabelTruth,
} from './scores/labels.js'
import { tellInterval } from './tell-interval.js'

interface Item {
  readonly id: string
  readonly province: string
  readonly title: string
  readonly abstract: string
  readonly body: string
}

/** Labels against two readings, and how fast they are given. */
export const labels: Measurement = {
  name: 'labels',
  words: 'labels of 500 articles read twice, and the speed of classify over a corpus (--fast: without the speed)',
  run: async ({ outcomes, material, flag, say }: MeasureContext) => {
    const truth = readTableFile<keyof LabelTruth>(material('gold/labels/dev.tsv'))
    const items = readJsonLines<Item>(material('gold/labels/dev.items.jsonl.gz'))
    judgeLabels(outcomes, truth, readAnswers<LabelAnswer>(runBatch('classify', 'labels', items)))
    if (flag('fast')) return
    const corpus = withProvinces(readJsonLines<Omit<Item, 'province'>>(material('corpus/vietnews-22k.jsonl.gz')))
    say(`classify over ${corpus.length} articles`)
    const { wallS, cpuS, peakMb, lines } = runLoaded('classify', 'labels-speed', corpus)
    outcomes.judge('labels', 'perSecond', lines / wallS)
    outcomes.tell('labels', 'perCpuSecond', lines / cpuS, 'articles/s', 'a second of processor time')
    outcomes.tell('labels', 'peakMb', peakMb, 'MB', 'resident memory of classify, peak')
    tellStageSpeed(outcomes, corpus)
  },
}

function judgeLabels(
  outcomes: Outcomes,
  truth: readonly LabelTruth[],
  answers: ReadonlyMap<string, LabelAnswer>,
): void {
  let calibration = 0
  for (const label of labelNames) {
    const rows = labelRows(label, truth, answers)
    outcomes.judge('labels', label, kappaOf(rows))
    tellInterval(outcomes, 'labels', label, 'kappa', bootstrap(rows, kappaOf))
    calibration += calibrationOf(rows) / labelNames.length
  }
  const tone = labelRows('tone', truth, answers)
  outcomes.judge('labels', 'criticalTone', criticalF1(tone))
  tellInterval(outcomes, 'labels', 'criticalTone', 'F1', bootstrap(tone, criticalF1))
  outcomes.judge('labels', 'calibration', calibration)
}

/** Asks each article for the first province that it names, as the label sets do; for one of the 34 in turn where it names none. */
function withProvinces(articles: readonly Omit<Item, 'province'>[]): Item[] {
  const gazetteer = createGazetteer()
  const names = gazetteer.provinces().map((p) => p.name)
  return articles.map((article, i) => {
    const text = `${article.title}\n${article.abstract}\n${article.body}`
    const named = names
      .map((name) => [name, text.indexOf(name)] as const)
      .filter(([, at]) => at >= 0)
      .sort((a, b) => a[1] - b[1])[0]
    return { ...article, province: named?.[0] ?? (names[i % names.length] as string) }
  })
}

/** The whole work of the stage "label" (labels, deciding sentences, places) in this process, JSON in and out included. */
function tellStageSpeed(outcomes: Outcomes, corpus: readonly Item[]): void {
  const label = textLabeller(null)
  const lines = corpus.map((item) => JSON.stringify({ ...item, text: `${item.abstract}\n${item.body}` }))
  const [startedMs, cpu] = [performance.now(), process.cpuUsage()]
  let written = 0
  for (const line of lines) {
    const article = JSON.parse(line) as Item & { text: string }
    written += JSON.stringify(label({ ...article, publishedAt: '2019-06-01T00:00:00+07:00' })).length
  }
  const wallS = (performance.now() - startedMs) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const words = 'labels, deciding sentences and places'
  outcomes.tell('labels', 'stagePerSecond', lines.length / wallS, 'articles/s', `${words}, a second`)
  outcomes.tell('labels', 'stagePerCpuSecond', (lines.length * 1e6) / (user + system), 'articles/s', `${words}, CPU`)
  outcomes.tell('labels', 'stageBytes', written / lines.length, 'characters', `${words}, answer an article`)
}
