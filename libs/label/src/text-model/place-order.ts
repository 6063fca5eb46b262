import type { Mention } from './mentions.js'
import { placeCountNames, sentenceAt } from './place-counts.js'
import { hashWord, mix, pair, type ReadWords } from './words.js'

/** What a mention is in the order of places: the province, a unit of it, inside a name, the most named other, any other. */
const codes = { own: 1, unit: 2, inside: 3, mostNamed: 4, other: 5 } as const

interface Placed {
  readonly code: number
  readonly part: number
}

const seeds = ['title', 'lead', 'title and lead', 'body', 'start', 'end', 'step', 'first', 'first own'].map((name) =>
  hashWord(`order ${name}`),
)

/** Hashes that tell in which order the province and others are named: who comes first, who follows whom, who comes last. */
export function placeOrder(text: ReadWords, mentions: readonly Mention[]): number[] {
  const all = placed(text, mentions)
  const inPart = (part: number): number[] => all.flatMap((p) => (p.part === part ? [p.code] : []))
  const [title, lead, body] = [inPart(0), inPart(1), inPart(2)] as [number[], number[], number[]]
  const every = all.map((p) => p.code)
  const own = all.find((p) => p.code <= codes.inside)
  const first = all[0]
  const out = [
    chain(0, title.slice(0, 3)),
    chain(1, lead.slice(0, 3)),
    chain(2, [...title.slice(0, 2), 9, ...lead.slice(0, 2)]),
    chain(3, body.slice(0, 2)),
    chain(3, [8, ...body.slice(0, 3)]),
    chain(4, every.slice(0, 2)),
    chain(4, [8, ...every.slice(0, 4)]),
    chain(5, every.slice(-2)),
    chain(7, first ? [first.code, first.part] : []),
    chain(8, own ? [own.code, own.part] : []),
  ]
  for (let i = 0; i + 1 < every.length; i++) out.push(chain(6, every.slice(i, i + 2)))
  return out
}

function placed(text: ReadWords, mentions: readonly Mention[]): Placed[] {
  const counts = new Map<string, number>()
  for (const m of mentions) if (m.kind === 'other') counts.set(m.province, (counts.get(m.province) ?? 0) + 1)
  let mostNamed = ''
  for (const [province, n] of counts) if (n > (counts.get(mostNamed) ?? 0)) mostNamed = province
  return mentions.map((m) => ({
    code: m.kind === 'other' ? (m.province === mostNamed ? codes.mostNamed : codes.other) : codes[m.kind],
    part: text.sentences[sentenceAt(text, m.from)]?.part ?? 2,
  }))
}

function chain(seed: number, values: readonly number[]): number {
  return mix(values.reduce((hash, value) => pair(hash, value + 1), seeds[seed] as number))
}

type CountName = (typeof placeCountNames)[number]
const at = (name: CountName): number => placeCountNames.indexOf(name)
const upTo = (names: readonly CountName[], most: number): ((counts: readonly number[]) => number) => {
  const places = names.map(at)
  return (counts) =>
    Math.min(
      most,
      places.reduce((sum, place) => sum + (counts[place] as number), 0),
    )
}
const fifth = (name: CountName): ((counts: readonly number[]) => number) => {
  const place = at(name)
  return (counts) => Math.floor((counts[place] as number) * 4.99)
}
const mostOfOneOther = at('mostOfOneOther')

/** The counts that decide relevance together, each in few steps. */
const steps: readonly ((counts: readonly number[]) => number)[] = [
  upTo(['ownInTitle'], 2),
  upTo(['ownInLead'], 2),
  upTo(['ownInBody'], 4),
  upTo(['unitsInTitle', 'unitsInLead'], 3),
  upTo(['unitsInBody'], 3),
  upTo(['otherInTitle'], 2),
  upTo(['otherInLead'], 2),
  (counts) => Math.min(4, Math.ceil(Math.log2(1 + (counts[mostOfOneOther] as number)))),
  fifth('ownOrUnitShare'),
  fifth('ownOrUnitFirstAt'),
  upTo(['ownInsideNames'], 2),
  upTo(['provincesNamedMore'], 2),
  upTo(['isCapital'], 1),
  upTo(['ownInList'], 2),
  upTo(['ownAfterOrigin'], 2),
  upTo(['ownAfterBody'], 2),
]

/** One hash for every two of these counts: a linear model over them sees what one count means beside another. */
export function placePairs(counts: readonly number[]): number[] {
  const values = steps.map((step) => step(counts))
  const out: number[] = []
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++)
      out.push(mix((i * 64 + j) * 64 + (values[i] as number) * 8 + (values[j] as number)))
  return out
}
