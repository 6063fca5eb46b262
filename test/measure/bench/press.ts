import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { localDate } from '#press'
import { startSimulator } from '../../support/running.js'
import type { MeasureContext } from '../measurement.js'
import type { Given } from './product.js'

/** The archive of the material that the simulated press plays; `--archive FILE` names another. */
const archiveOfMaterial = 'corpus/vietnews-22k.jsonl.gz'
const defaultLimit = 20_000
const defaultSources = 100
/** The press plays this many days, the last of them yesterday. */
export const pressDays = 28
const dayMs = 86_400_000

/** What the simulator plays: the same words give the same press. */
export interface Play {
  readonly archive: string
  readonly limit: number
  /** Sources that the office collects from. */
  readonly sources: number
  /** Local midnight of the first day. */
  readonly start: string
}

/** What is asked for: `--limit N` articles (else 20,000) from `--sources N` sources (else 100). */
export function playAsked(context: MeasureContext): Play {
  const limit = wholeNumber(context, 'limit', defaultLimit)
  const sources = wholeNumber(context, 'sources', defaultSources)
  const given = context.option('archive')
  const archive = given === undefined ? context.material(archiveOfMaterial) : resolve(given)
  if (!existsSync(archive)) throw new Error(`no such archive: ${archive}`)
  const today = Date.parse(`${localDate(new Date().toISOString())}T00:00:00+07:00`)
  return { archive, limit, sources, start: new Date(today - pressDays * dayMs).toISOString() }
}

function wholeNumber(context: MeasureContext, name: string, standard: number): number {
  const value = Number(context.option(name) ?? standard)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--${name} is a whole number above 0`)
}

/** Starts the press of a store. Its clock stands at the end of its last day, so that everything is listed. */
export function startPressOf(play: Play): ReturnType<typeof startSimulator> {
  const { archive, limit, start } = play
  return startSimulator(
    ...['--archive', archive, '--limit', String(limit), '--all-at-once'],
    ...['--start', start, '--days', String(pressDays)],
  )
}

/** Settings of a product that reads this press. */
export const settingsFor = (dataDir: string, pressPort: number, more: Given = {}): Given => ({
  DATA_DIR: dataDir,
  PORT: '0',
  PRESS_SIMULATOR: `127.0.0.1:${pressPort}`,
  ...more,
})
