import { readFileSync } from 'node:fs'
import { isProductToken, parseRobots } from '#collect'
import { escapePattern, pathOf } from '../../../libs/collect/src/robots/parse-robots.js'
import type { MeasureContext, Measurement } from '../measurement.js'

interface RobotsCase {
  readonly case: string
  readonly robots: string
  readonly agent: string
  readonly url: string
  readonly allowed: boolean
  readonly beyond_rfc: boolean
}
interface RobotsSet {
  readonly cases: readonly RobotsCase[]
  readonly valid_agents: readonly { agent: string; valid: boolean }[]
  readonly paths: readonly { url: string; path: string }[]
  readonly escapes: readonly { pattern: string; escaped: string }[]
}

/** The published cases of the reference parser against the product's rules. */
export const robots: Measurement = {
  name: 'robots',
  words: 'published cases of robots.txt',
  run: async ({ outcomes, material, say }: MeasureContext) => {
    const set = JSON.parse(readFileSync(material('gold/robots.json'), 'utf8')) as RobotsSet
    const passes = (c: RobotsCase): boolean => parseRobots(c.robots, c.agent).isAllowed(c.url) === c.allowed
    const within = set.cases.filter((c) => !c.beyond_rfc)
    const beyond = set.cases.filter((c) => c.beyond_rfc)
    outcomes.judge('robots', 'rfc', share(within, passes))
    outcomes.tell('robots', 'beyond', share(beyond, passes), '%', 'cases beyond the RFC passed')
    outcomes.tell(
      'robots',
      'agents',
      share(set.valid_agents, (a) => isProductToken(a.agent) === a.valid),
      '%',
      'product tokens told apart',
    )
    outcomes.tell(
      'robots',
      'paths',
      share(set.paths, (p) => pathOf(p.url) === p.path),
      '%',
      'paths of addresses',
    )
    outcomes.tell(
      'robots',
      'escapes',
      share(set.escapes, (e) => escapePattern(e.pattern) === e.escaped),
      '%',
      'patterns as stored',
    )
    say(`${within.length} cases of the RFC, ${beyond.length} beyond it; those that fail:`)
    for (const c of set.cases.filter((c) => !passes(c)))
      say(
        `${c.case}${c.beyond_rfc ? ' (beyond)' : ''}: "${c.agent}" ${c.url} should be ${c.allowed ? '' : 'dis'}allowed`,
      )
    for (const p of set.paths.filter((p) => pathOf(p.url) !== p.path)) say(`path of ${p.url}: ${pathOf(p.url)}`)
  },
}

const share = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  (100 * list.filter(holds).length) / list.length
