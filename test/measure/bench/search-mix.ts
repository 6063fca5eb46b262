import { randomFrom, type Random } from '../../press/random.js'
import { readArchive } from '../../press/archive/read-archive.js'
import type { Play } from './press.js'

/** Kinds of question in the order in which they take turns. */
export const questionKinds = ['pair', 'phrase', 'no accents', 'exclusion', 'prefix', '28 days', 'deep page'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** One question as a person asks it: the address of the search page. */
export interface Question {
  readonly kind: QuestionKind
  readonly path: string
}

const seed = 'search bench 1'
/** Words that are put together to pairs: not the rarest, nor those that stand everywhere. Share of the texts. */
const wordShare = { from: 0.25, to: 0.9 }
const pairShare = { from: 0.19, to: 0.21 }
const phraseShare = { from: 0.02, to: 0.08 }
/** Texts read for the shares. */
const sampleSize = 5000
/** Different pairs. */
const poolSize = 60
const drawsMax = 20_000
const deepPages = { from: 40, to: 90 }
const dayMs = 86_400_000

/** `count` questions; the same archive and day give the same ones. */
export async function searchMix(play: Play, count: number, now: string): Promise<Question[]> {
  const random = randomFrom(seed)
  const words = await readWords(play, random)
  const from = new Date(Date.parse(now) - 28 * dayMs).toISOString()
  return Array.from({ length: count }, (_, i): Question => {
    const kind = questionKinds[i % questionKinds.length] as QuestionKind
    return { kind, path: addressOf(kind, words, random, { from, to: now }) }
  })
}

function addressOf(kind: QuestionKind, words: Words, random: Random, days: { from: string; to: string }): string {
  const pair = random.pick(words.pairs)
  switch (kind) {
    case 'pair':
      return searchPath(pair)
    case 'phrase':
      return searchPath(`"${random.pick(words.phrases)}"`)
    case 'no accents':
      return searchPath(bare(pair))
    case 'exclusion':
      return searchPath(`${pair} -${random.pick(words.frequent)}`)
    case 'prefix':
      return searchPath(`${random.pick(words.beginnings)}*`)
    case '28 days':
      return searchPath(pair, days)
    case 'deep page':
      return searchPath(pair, { page: String(random.between(deepPages.from, deepPages.to)) })
  }
}

/** The whole store is asked, not only what is about the province: every facet counts the whole result. */
function searchPath(q: string, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams({ q })
  for (const relevance of ['about', 'mention', 'none']) params.append('relevance', relevance)
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  return `/search?${params.toString()}`
}

const bare = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC')

interface Words {
  /** Two words that stand together in about a fifth of the texts. */
  readonly pairs: readonly string[]
  /** Neighbours that stand in few texts. */
  readonly phrases: readonly string[]
  readonly frequent: readonly string[]
  /** First letters of frequent words, without marks. */
  readonly beginnings: readonly string[]
}

async function readWords(play: Play, random: Random): Promise<Words> {
  const archive = await readArchive(play.archive, play.limit)
  const every = Math.ceil(archive.length / sampleSize)
  const texts = archive
    .filter((_, i) => i % every === 0)
    .map(
      (t) =>
        `${t.title} ${t.abstract} ${t.body}`
          .normalize('NFC')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    )
  const bySize = shares(texts.map((words) => new Set(words)))
  const frequent = [...bySize].filter(([, share]) => isWithin(share, wordShare)).map(([word]) => word)
  const neighbours = shares(texts.map((words) => new Set(words.slice(1).map((w, i) => `${words[i]} ${w}`))))
  const phrases = [...neighbours].filter(([, share]) => isWithin(share, phraseShare)).map(([phrase]) => phrase)
  const pairs = pairsOf(texts, frequent, random)
  if (pairs.length === 0 || phrases.length === 0) throw new Error('the archive is too small for a mix of questions')
  return {
    pairs,
    phrases,
    frequent,
    // Three letters and more: what a person types before a star.
    beginnings: frequent
      .map(bare)
      .filter((w) => w.length > 3)
      .map((w) => w.slice(0, 3)),
  }
}

/** Share of the texts in which each word stands, the most frequent first. */
function shares(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return new Map(ordered.map(([word, n]) => [word, n / texts.length]))
}

/** Pairs drawn by chance from the words until there are enough; none where the archive is too small for any. */
function pairsOf(texts: readonly (readonly string[])[], frequent: readonly string[], random: Random): string[] {
  const rows = new Map(frequent.map((word) => [word, new Set<number>()]))
  texts.forEach((words, i) => {
    for (const word of words) rows.get(word)?.add(i)
  })
  const pairs = new Set<string>()
  for (let drawn = 0; drawn < drawsMax && pairs.size < poolSize; drawn++) {
    const [a, b] = [random.pick(frequent), random.pick(frequent)]
    const both = [...(rows.get(a) ?? [])].filter((i) => rows.get(b)?.has(i)).length
    if (a < b && isWithin(both / texts.length, pairShare)) pairs.add(`${a} ${b}`)
  }
  return [...pairs]
}

const isWithin = (share: number, { from, to }: { from: number; to: number }): boolean => share >= from && share <= to
