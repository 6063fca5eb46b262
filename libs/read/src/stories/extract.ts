import { type IsPlace, placesAmong, withoutDateline } from '#gazetteer'
import { sentences, tokenise } from '#language'
import type { OfficeArticle } from '#record'

/** A sentence of the press with the article it stands in. */
export interface ExtractSentence {
  readonly text: string
  readonly articleId: string
  readonly outlet: string
}

interface Candidate {
  readonly text: string
  readonly article: OfficeArticle
  readonly pairs: ReadonlySet<string>
}

/** Originals looked at; later ones of a long story repeat what is known. */
const originalsMax = 60
/** Sentences of an article that may stand for it: the opening tells the news. */
const openingSentences = 3
const chosenMax = 3
/** Characters: shorter sentences say little, longer ones do not fit a summary. */
const shortest = 40
const longest = 320
/** Share of word pairs in common from which two sentences tell the same. */
const sameShare = 0.4

/**
 * Up to three opening sentences that most other originals repeat, in the order of their publication. `places`: names that may
 * stand before a text as the place it was sent from, beside the provinces.
 */
export function extractOf(originals: readonly OfficeArticle[], places: readonly string[] = []): ExtractSentence[] {
  const looked = originals.slice(0, originalsMax)
  const isPlace = placesAmong(places)
  const candidates = looked.flatMap((article) => openingOf(article, isPlace))
  const told = tellers(candidates)
  const score = (c: Candidate): number => {
    let sum = 0
    for (const pair of c.pairs) sum += (told.get(pair) ?? 1) - 1
    return sum / c.pairs.size
  }
  const ranked = candidates.map((c) => ({ c, score: score(c) })).sort((a, b) => b.score - a.score)
  const chosen: Candidate[] = []
  for (const { c } of ranked) {
    if (chosen.length === chosenMax) break
    if (chosen.every((other) => overlap(c, other) < sameShare)) chosen.push(c)
  }
  return candidates
    .filter((c) => chosen.includes(c))
    .map(({ text, article }) => ({ text, articleId: article.article.id, outlet: article.outlet.name }))
}

function openingOf(article: OfficeArticle, isPlace: IsPlace): Candidate[] {
  const { lead, text } = article.version
  const told = (lead && lead.length > shortest ? lead : text).slice(0, 1500).trimStart()
  const opening = sentences(withoutDateline(told, isPlace))
  return opening
    .slice(0, openingSentences)
    .map((s) => s.text.trim())
    .filter((s) => s.length >= shortest && s.length <= longest)
    .map((s) => ({ text: s, article, pairs: pairsOf(s) }))
    .filter((c) => c.pairs.size > 0)
}

/** Neighbouring syllables: the nearest thing to Vietnamese words without a dictionary. */
function pairsOf(text: string): Set<string> {
  const words = tokenise(text).map((t) => t.folded)
  return new Set(words.slice(1).map((word, i) => `${words[i] as string} ${word}`))
}

/** How many articles have each pair among their openings. */
function tellers(candidates: readonly Candidate[]): Map<string, number> {
  const articles = new Map<string, Set<string>>()
  for (const { pairs, article } of candidates)
    for (const pair of pairs) articles.set(pair, (articles.get(pair) ?? new Set()).add(article.article.id))
  return new Map([...articles].map(([pair, ids]) => [pair, ids.size]))
}

function overlap(a: Candidate, b: Candidate): number {
  let common = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) common++
  return common / Math.min(a.pairs.size, b.pairs.size)
}
