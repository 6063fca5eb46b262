import type { Measurement } from '../../measurement.js'
import { playThrough } from './play-through.js'

/** `npm run soak -- collecting [--days 10] [--kills 50] [--seed 7]` */
export const collecting: Measurement = {
  name: 'collecting',
  words: 'ten days of a press that fails at random, the process killed fifty times',
  run: async ({ outcomes, option, say }) => {
    const number = (name: string, fallback: number): number => Number(option(name) ?? fallback)
    const result = await playThrough({
      days: number('days', 10),
      calmDays: 5,
      outageDays: 3,
      kills: number('kills', 50),
      troublesPerHostAndDay: 1.5,
      seed: number('seed', 7),
      waitMs: 45 * 60_000,
      say,
    })
    for (const url of result.missing) say(`missing: ${url}`)
    for (const url of result.doubled) say(`twice: ${url}`)
    outcomes.judge('collecting', 'lost', result.missing.length)
    outcomes.judge('collecting', 'doubled', result.doubled.length)
    outcomes.judge('collecting', 'parked', result.parked)
    outcomes.tell('collecting', 'articles', result.articles, 'articles', 'articles collected')
    outcomes.tell('collecting', 'troubles', result.troubles, 'troubles', 'failures of the press played')
    const { published, stored } = result.outage
    outcomes.tell('collecting', 'outage', stored, `of ${published}`, 'published while their outlet was down, collected')
    if (!result.memory) return
    const [, second = 0, , last = 0] = result.memory
    outcomes.tell('collecting', 'memory', last, 'MB', 'resident memory of the last process, last quarter')
    outcomes.tell('collecting', 'growth', (last / second - 1) * 100, '%', 'that against its second quarter')
  },
}
