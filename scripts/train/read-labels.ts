import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { textLines } from '#foundation'
import { labelKinds } from '../../libs/label/src/kinds/index.js'
import type { LabelKindName } from '../../libs/label/src/kinds/label-kind.js'
import { columnCount, columnsOf } from '../../libs/label/src/text-model/columns.js'

/** An article as the label sets hold it. */
export interface Item {
  readonly id: string
  readonly province: string
  readonly title: string
  readonly abstract: string
  readonly body: string
}

/** A reader's labels; tone is null where relevance is none. */
export interface Gold {
  readonly relevance: number
  readonly topics: readonly number[]
  readonly event: number
  readonly tone: number | null
  readonly respond: boolean
}

export interface LabelledItem {
  readonly item: Item
  readonly gold: Gold
}

/** Reads `<folder>/<set>.tsv` and `<folder>/<set>.items.jsonl.gz`. */
export async function readLabelled(folder: string, set: string): Promise<LabelledItem[]> {
  const gold = readGold(join(folder, `${set}.tsv`))
  const items = await readItems(join(folder, `${set}.items.jsonl.gz`))
  return items.flatMap((item) => {
    const found = gold.get(item.id)
    return found ? [{ item, gold: found }] : []
  })
}

/** Shortened in the middle as readers saw it. */
const longestBody = 1300
const bodyStart = 950
const bodyEnd = 350

/** Labels of a `.tsv` without texts, with the texts of the corpus, as their readers saw them. */
export async function readLabelledFrom(labels: string, corpus: string): Promise<LabelledItem[]> {
  const gold = readGold(labels)
  const provinces = new Map(readLines(labels).map((line) => line.split('\t').slice(0, 2) as [string, string]))
  return (await readItems(corpus)).flatMap((item) => {
    const found = gold.get(item.id)
    if (!found) return []
    const whole = item.body.replaceAll('\n', ' ')
    const body = whole.length > longestBody ? `${whole.slice(0, bodyStart)} […] ${whole.slice(-bodyEnd)}` : whole
    return [{ item: { ...item, body, province: provinces.get(item.id) as string }, gold: found }]
  })
}

export async function readItems(path: string): Promise<Item[]> {
  const items: Item[] = []
  for await (const line of textLines(createReadStream(path).pipe(createGunzip())))
    if (line.trim() !== '') items.push(JSON.parse(line) as Item)
  return items
}

function codeNumber(kind: LabelKindName, code: string | undefined): number {
  const number = labelKinds.find((k) => k.name === kind)?.values.findIndex((v) => v.code === code) ?? -1
  if (number < 0) throw new Error(`unknown ${kind}: ${code}`)
  return number
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8').trim().split('\n').slice(1)
}

function readGold(path: string): Map<string, Gold> {
  const gold = new Map<string, Gold>()
  for (const line of readLines(path)) {
    const [id, , relevance, topics, event, tone, respond] = line.split('\t')
    gold.set(id as string, {
      relevance: codeNumber('relevance', relevance),
      topics: (topics as string).split(',').map((t) => codeNumber('topic', t)),
      event: codeNumber('event', event),
      tone: tone === '-' ? null : codeNumber('tone', tone),
      respond: respond === 'true',
    })
  }
  return gold
}

/** Target of every score column, between 0 and 1; NaN where nothing is known. */
export function targetsOf(gold: Gold): Float32Array {
  const targets = new Float32Array(columnCount)
  const put = (name: Parameters<typeof columnsOf>[0], value: number): void => {
    targets[columnsOf(name).from + value] = 1
  }
  put('relevance', gold.relevance)
  put('topic', gold.topics[0] as number)
  for (const topic of gold.topics) put('topicAny', topic)
  put('event', gold.event)
  const tone = columnsOf('tone')
  if (gold.tone === null) targets.fill(NaN, tone.from, tone.from + tone.size)
  else put('tone', gold.tone)
  targets[columnsOf('respond').from] = gold.respond ? 1 : 0
  return targets
}
