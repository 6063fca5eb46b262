import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { MeasureContext } from '../measurement.js'
import { fillStore, type StoreFigures } from './fill-store.js'
import { type Play, playAsked } from './press.js'

/** A filled data folder and how to play its press again. */
export interface BenchStore {
  readonly dataDir: string
  readonly play: Play
}

const markFile = 'bench-store.json'

/** Fills a new store through the whole product; what was there before is replaced. */
export async function newStore(context: MeasureContext): Promise<{ store: BenchStore; figures: StoreFigures }> {
  const play = playAsked(context)
  const folder = folderFor(context, play)
  dropOld(folder)
  mkdirSync(folder, { recursive: true })
  // The mark comes first, so that an unfinished store is known as one.
  const store: BenchStore = { dataDir: join(folder, 'data'), play }
  mark(folder, store, false)
  const figures = await fillStore(store, context.say)
  mark(folder, store, true)
  context.say(`the store stays in ${folder} (other benches take it from there, or with --data)`)
  return { store, figures }
}

/** The store that a bench before this one filled, else a new one. */
export async function readyStore(context: MeasureContext): Promise<BenchStore> {
  const given = context.option('data')
  const folder = given === undefined ? folderFor(context, playAsked(context)) : resolve(given)
  const known = readMark(folder)
  if (known?.isComplete) {
    context.say(`articles from ${folder}`)
    return { dataDir: join(folder, 'data'), play: known.play }
  }
  if (given !== undefined) throw new Error(`${folder} is no store that "bench pipeline" filled`)
  context.say('no filled store yet: filling one as "bench pipeline" does')
  return (await newStore(context)).store
}

interface Mark {
  readonly play: Play
  readonly isComplete: boolean
}

function mark(folder: string, { play }: BenchStore, isComplete: boolean): void {
  writeFileSync(join(folder, markFile), JSON.stringify({ play, isComplete } satisfies Mark))
}

function readMark(folder: string): Mark | null {
  const file = join(folder, markFile)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Mark) : null
}

/** `--data`, else a folder of the cache that changes with the build, the archive and the day (the press ends yesterday). */
function folderFor(context: MeasureContext, play: Play): string {
  const given = context.option('data')
  if (given !== undefined) return resolve(given)
  const stamp = join(process.cwd(), 'dist/.build-stamp')
  const key = createHash('sha256')
    .update(existsSync(stamp) ? readFileSync(stamp) : '')
    .update(`${play.archive} ${statSync(play.archive).size} ${play.sources} ${play.start}`)
    .digest('hex')
  return join(process.cwd(), '.cache/bench', `${play.limit}-${key.slice(0, 12)}`)
}

/** Stores of the same number of articles that another build left behind go with the one to be replaced. */
function dropOld(folder: string): void {
  const parent = join(folder, '..')
  const sameSize = `${basename(folder).split('-')[0]}-`
  const isCache = parent === join(process.cwd(), '.cache/bench')
  const old = isCache && existsSync(parent) ? readdirSync(parent).filter((name) => name.startsWith(sameSize)) : []
  for (const each of [folder, ...old.map((name) => join(parent, name))]) {
    if (!existsSync(each) || readdirSync(each).length === 0) continue
    if (!readMark(each)) throw new Error(`${each} is not empty and no store of a bench: nothing is deleted there`)
    rmSync(each, { recursive: true })
  }
}
