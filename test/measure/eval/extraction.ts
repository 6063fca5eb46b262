import type { MeasureContext, Measurement } from '../measurement.js'
import { readAnswers, runLoaded } from './batch-command.js'
import { readJsonLines } from './gold/read-lines.js'
import { bootstrap } from './scores/bootstrap.js'
import { compareTexts, type PageOverlap, scoreTexts } from './scores/texts.js'
import { tellInterval } from './tell-interval.js'

interface GoldPage {
  readonly id: string
  readonly articleBody: string | null
}
interface Page {
  readonly id: string
  readonly url: string
  readonly html: string
}

/** How many pages of the lowest F1 are named. */
const worst = 5

/** The text of real pages by the command `extract`. */
export const extraction: Measurement = {
  name: 'extraction',
  words: 'text of 181 real pages by the command extract',
  run: async ({ outcomes, material, say }: MeasureContext) => {
    const pages = readJsonLines<Page>(material('gold/extraction/pages.jsonl.gz'))
    const gold = readJsonLines<GoldPage>(material('gold/extraction/gold.jsonl'))
    const run = runLoaded('extract', 'extraction', pages)
    const answers = readAnswers<{ text: string | null }>(run)
    const compared = gold.map(({ id, articleBody }) => compareTexts(articleBody ?? '', answers.get(id)?.text ?? ''))
    const score = scoreTexts(compared)
    outcomes.judge('extraction', 'f1', score.f1)
    tellInterval(
      outcomes,
      'extraction',
      'f1',
      'F1',
      bootstrap(compared, (drawn) => scoreTexts(drawn).f1),
    )
    outcomes.tell('extraction', 'precision', score.precision, '', 'precision')
    outcomes.tell('extraction', 'recall', score.recall, '', 'recall')
    outcomes.tell('extraction', 'accuracy', score.accuracy, '', 'pages right word for word')
    const empty = gold.filter(({ id }) => !answers.get(id)?.text).length
    outcomes.tell('extraction', 'empty', empty, 'pages', 'without a text')
    outcomes.tell('extraction', 'perCpuSecond', run.lines / run.cpuS, 'pages/s', 'a second of processor time')
    outcomes.tell('extraction', 'perSecond', run.lines / run.wallS, 'pages/s', 'a second')
    for (const [id, f1] of lowest(gold, compared)) say(`${id} F1 ${f1.toFixed(3)}`)
    say('peers (trafilatura; @mozilla/readability on linkedom) are not among the packages and were not run')
  },
}

function lowest(gold: readonly GoldPage[], compared: readonly PageOverlap[]): [string, number][] {
  return gold
    .map(({ id }, i): [string, number] => {
      const { right, wrong, missed } = compared[i] as PageOverlap
      const all = 2 * right + wrong + missed
      return [id, all === 0 ? 1 : (2 * right) / all]
    })
    .sort((a, b) => a[1] - b[1])
    .slice(0, worst)
}
