import type { Visitor } from '../../support/visitor.js'
import type { Measurement } from '../measurement.js'
import { canSeeProcesses, treeUse } from './process-tree.js'
import { percentile, withRunningStore } from './running-store.js'
import { type Question, questionKinds, searchMix } from './search-mix.js'

const questionsAsked = 200
/** Questions asked before the clock runs: none of them is among those that count. */
const warmUp = 40
const rowsOfPage = 20
const mainFacets = ['Sắc thái', 'Chủ đề', 'Xã, phường', 'Đầu báo', 'Xử lý']

interface Answer {
  readonly question: Question
  readonly ms: number
  readonly rows: number
  readonly facets: number
}

/** The search page as a signed-in person gets it, asked one question after the other. */
export const search: Measurement = {
  name: 'search',
  words: '200 questions to the search page with 20,000 articles (--data FOLDER, --limit N, --archive FILE)',
  run: (context) =>
    withRunningStore(context, async ({ store, pid, visitor }) => {
      const all = await searchMix(store.play, warmUp + questionsAsked, new Date().toISOString())
      for (const question of all.slice(0, warmUp)) await ask(visitor, question)
      const before = treeUse(pid).cpuSeconds
      const answers: Answer[] = []
      for (const question of all.slice(warmUp)) answers.push(await ask(visitor, question))
      const cpuMs = ((treeUse(pid).cpuSeconds - before) / answers.length) * 1000
      const { outcomes } = context
      const times = answers.map((a) => a.ms)
      outcomes.judge('search', 'p95', percentile(times, 0.95))
      outcomes.tell('search', 'median', percentile(times, 0.5), 'ms', 'half of the answers within')
      outcomes.tell('search', 'slowest', Math.max(...times), 'ms', 'slowest answer')
      for (const kind of questionKinds) {
        const own = answers.filter((a) => a.question.kind === kind).map((a) => a.ms)
        outcomes.tell('search', `p95 ${kind}`, percentile(own, 0.95), 'ms', `95 % of "${kind}" within`)
      }
      if (canSeeProcesses) outcomes.tell('search', 'cpu', cpuMs, 'ms', 'processor time of the product, an answer')
      const full = answers.filter((a) => a.rows === rowsOfPage && a.facets === mainFacets.length).length
      // An answer that found nothing is quick and says nothing about the others.
      outcomes.judge('search', 'full', (full / answers.length) * 100)
      const worst = answers.reduce((a, b) => (b.ms > a.ms ? b : a))
      context.say(`slowest: ${worst.question.kind}, ${decodeURIComponent(worst.question.path)}`)
    }),
}

async function ask(visitor: Visitor, question: Question): Promise<Answer> {
  const started = performance.now()
  const html = await visitor.page(question.path)
  const ms = performance.now() - started
  const facets = mainFacets.filter((title) => html.includes(`<h2>${title}</h2>`)).length
  return { question, ms, rows: html.match(/<li class="row[" ]/g)?.length ?? 0, facets }
}
