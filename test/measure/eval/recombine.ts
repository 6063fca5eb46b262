import { type Random, randomFrom } from '../../press/random.js'

/** An article of the corpus. */
export interface CorpusArticle {
  readonly id: string
  readonly title: string
  readonly abstract: string
  readonly body: string
}

/** A line of the command `group`. */
export interface StreamedArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt: string
}

/** How a stream longer than the corpus is made. */
export interface StreamSettings {
  readonly count: number
  readonly seed: number
  readonly firstAt: string
  /** Between two articles, milliseconds. */
  readonly gapMs: number
}

/** With fewer paragraphs one of them could be most of the text, and two texts that share it would be copies. */
const fewestParagraphs = 8
/** Ids of recombined texts begin with this. */
export const recombinedMark = 'x'

/**
 * The articles of a corpus in order, spread evenly among texts recombined from it: paragraphs of as many different articles as
 * one of them has paragraphs, under a title of two halves. Same seed, same stream.
 */
export function* recombinedStream(
  corpus: readonly CorpusArticle[],
  { count, seed, firstAt, gapMs }: StreamSettings,
): Generator<StreamedArticle> {
  const random = randomFrom(seed)
  const paragraphs = corpus.map(({ abstract, body }) => [abstract, ...body.split('\n')].filter((p) => p.trim() !== ''))
  const firstMs = Date.parse(firstAt)
  const real = Math.min(corpus.length, count)
  for (let i = 0, next = 0; i < count; i++) {
    const publishedAt = new Date(firstMs + i * gapMs).toISOString()
    if (Math.floor(((i + 1) * real) / count) > next) {
      const { id, title, abstract, body } = corpus[next++] as CorpusArticle
      yield { id, title, text: `${abstract}\n${body}`, publishedAt }
    } else {
      const title = halves(random.pick(corpus).title, random.pick(corpus).title)
      yield { id: `${recombinedMark}${i}`, title, text: recombine(paragraphs, random), publishedAt }
    }
  }
}

function recombine(paragraphs: readonly string[][], random: Random): string {
  const count = Math.max(fewestParagraphs, random.pick(paragraphs).length)
  const from = new Set<number>()
  while (from.size < Math.min(count, paragraphs.length)) from.add(random.between(0, paragraphs.length - 1))
  return [...from].map((i) => random.pick(paragraphs[i] as string[])).join('\n')
}

/** The first half of the words of one title and the second half of another's. */
function halves(first: string, second: string): string {
  const [a, b] = [first.split(' '), second.split(' ')]
  return [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.ceil(b.length / 2))].join(' ')
}
