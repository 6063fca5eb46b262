import type { ArticleTable } from '../window/article-table.js'
import type { Memberships } from '../window/memberships.js'
import { PostingLists } from '../window/posting-lists.js'
import { Tally } from '../window/tally.js'
import { type StoryEvidence, type StoryJudge, storyScore } from './judge-story.js'
import { termOf, weightOf } from './packed-terms.js'
import { termBits, termCount } from './term-frequencies.js'
import { indexedTerms, type TermVector } from './term-vector.js'

/** Newest articles looked at per term. */
const perTerm = 256
/** Articles by which stories come into question. */
const nominated = 40
/** Newest members of a story that are compared. */
const comparedMembers = 12
const dayMs = 86_400_000

/** A story in question, with what speaks for it. */
export interface FoundStory {
  readonly story: string
  readonly evidence: StoryEvidence
  readonly score: number
  /** The member most like the article. */
  readonly nearest: number
}

/** Finds the stories of the window that a new article may belong to. Only articles that lead their reprint group are looked up. */
export class StoryFinder {
  private readonly postings = new PostingLists(termBits)
  private readonly tally = new Tally()
  private readonly found = new Uint32Array(perTerm)
  private readonly spread = new Float32Array(termCount)

  constructor(
    private readonly table: ArticleTable,
    private readonly stories: Memberships,
    private readonly judge?: StoryJudge,
  ) {}

  add(number: number, terms: Uint32Array): void {
    for (let i = 0; i < Math.min(indexedTerms, terms.length); i++) this.postings.add(termOf(terms[i] as number), number)
  }

  release(number: number): void {
    this.postings.release(number)
  }

  /** Stories in question, in no order. `terms`: the kept terms of the article that `vector` holds. */
  find(vector: TermVector, terms: Uint32Array, publishedMs: number, windowMs: number): FoundStory[] {
    this.nominate(vector, terms, publishedMs, windowMs)
    const seen = new Set<string>()
    const found: FoundStory[] = []
    for (const number of this.tally.best(nominated)) {
      const story = this.table.row(number)?.story as string
      if (seen.has(story)) continue
      seen.add(story)
      found.push(this.weigh(story, vector, publishedMs))
    }
    return found
  }

  private nominate(vector: TermVector, terms: Uint32Array, publishedMs: number, windowMs: number): void {
    this.tally.start(this.table.capacity)
    for (let i = 0; i < Math.min(indexedTerms, terms.length); i++) {
      const term = termOf(terms[i] as number)
      const points = vector.weightOf(term) ** 2 + 1e-6
      const count = this.postings.collect(term, this.found)
      for (let k = 0; k < count; k++) {
        const number = this.found[k] as number
        const row = this.table.row(number)
        if (row?.leads && Math.abs(row.publishedMs - publishedMs) <= windowMs) this.tally.add(number, points)
      }
    }
  }

  private cohesion(members: readonly Likeness[]): number {
    let sum = 0
    let pairs = 0
    for (let i = 0; i + 1 < members.length; i++) {
      const terms = this.table.termsOf((members[i] as Likeness).number)
      for (const packed of terms) this.spread[termOf(packed)] = weightOf(packed)
      for (let k = i + 1; k < members.length; k++) {
        for (const packed of this.table.termsOf((members[k] as Likeness).number)) {
          sum += (this.spread[termOf(packed)] as number) * weightOf(packed)
        }
        pairs++
      }
      for (const packed of terms) this.spread[termOf(packed)] = 0
    }
    return pairs === 0 ? 0 : sum / pairs
  }

  private weigh(story: string, vector: TermVector, publishedMs: number): FoundStory {
    const members = this.stories.of(story)
    const likenesses: Likeness[] = []
    let nearestMs = Infinity
    let size = 0
    for (let i = members.length - 1; i >= 0; i--) {
      const number = members[i] as number
      const row = this.table.row(number)
      if (!row?.leads || ++size > comparedMembers) continue
      const { all, names } = vector.compare(this.table.termsOf(number), row.nameNorm)
      likenesses.push({ number, all, names })
      nearestMs = Math.min(nearestMs, Math.abs(publishedMs - row.publishedMs))
    }
    const ageMs = Math.abs(publishedMs - (this.stories.first(story)?.publishedMs ?? publishedMs))
    const means = meansOfMostAlike(likenesses)
    const evidence = {
      ...means,
      cohesion: this.cohesion(likenesses.slice(0, 5)),
      nearest: nearestMs / dayMs,
      age: ageMs / dayMs,
      size,
    }
    return { story, evidence, score: storyScore(evidence, this.judge), nearest: likenesses[0]?.number ?? -1 }
  }
}

interface Likeness {
  readonly number: number
  readonly all: number
  readonly names: number
}

/** Sorts, then averages: of more than four members only the better half and one, for a long story has several threads. */
function meansOfMostAlike(likenesses: Likeness[]): { most: number; mean: number; names: number } {
  likenesses.sort((a, b) => b.all - a.all || a.number - b.number)
  const count = Math.max(Math.min(likenesses.length, 3), (likenesses.length >> 1) + 1)
  let all = 0
  let names = 0
  for (const likeness of likenesses.slice(0, count)) {
    all += likeness.all
    names += likeness.names
  }
  return { most: likenesses[0]?.all ?? 0, mean: all / count, names: names / count }
}
