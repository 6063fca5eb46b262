import { isOtherIssue } from '../text/title-series.js'
import type { ArticleTable } from '../window/article-table.js'
import type { Memberships } from '../window/memberships.js'
import { PostingLists } from '../window/posting-lists.js'
import type { Signature } from '../window/signature.js'
import { Tally } from '../window/tally.js'
import { type StoryEvidence, type StoryJudge, storyScore } from './judge-story.js'
import { Cohesion } from './cohesion.js'
import { termOf } from './packed-terms.js'
import { termBits } from './term-frequencies.js'
import { indexedTerms, type TermVector } from './term-vector.js'

/** An article with fewer different terms says too little to belong anywhere. */
const leastTerms = 8
/** Newest articles looked at per term. */
const perTerm = 64
/** Articles by which stories come into question. */
const nominated = 32
/** Newest members of a story that are compared. */
const comparedMembers = 12
/** Members by which a story's cohesion is measured. */
const cohesionMembers = 4
/** An article less like a new one than this does not bring its story into question; true pairs of the dev set have 0.06 and more. */
const leastLikeness = 0.05
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
  private readonly cohesion: Cohesion
  /** What the article looked at has in common with those it was compared with, by slot; good where the mark is the article's. */
  private likenesses = new Float64Array(0)
  private nameLikenesses = new Float64Array(0)
  private marks = new Uint32Array(0)
  private mark = 0

  constructor(
    private readonly table: ArticleTable,
    private readonly stories: Memberships,
    private readonly judge?: StoryJudge,
  ) {
    this.cohesion = new Cohesion((number) => table.termsOf(number))
  }

  add(number: number, terms: Uint32Array): void {
    for (let i = 0; i < Math.min(indexedTerms, terms.length); i++) this.postings.add(termOf(terms[i] as number), number)
  }

  release(number: number): void {
    this.postings.release(number)
  }

  /** Stories in question, in no order. `signature`: of the article that `vector` holds. */
  find(vector: TermVector, signature: Signature, publishedMs: number, windowMs: number): FoundStory[] {
    if (signature.terms.length < leastTerms) return []
    this.forgetLikenesses()
    this.nominate(vector, signature.terms)
    const seen = new Set<string>()
    const found: FoundStory[] = []
    for (const number of this.tally.best(nominated)) {
      const row = this.table.row(number)
      if (!row?.leads || seen.has(row.story) || Math.abs(row.publishedMs - publishedMs) > windowMs) continue
      if ((this.likenesses[this.compare(vector, number)] as number) < leastLikeness) continue
      const { story } = row
      seen.add(story)
      found.push(this.weigh(story, vector, signature, publishedMs))
    }
    return found
  }

  private nominate(vector: TermVector, terms: Uint32Array): void {
    this.tally.start(this.table.capacity)
    const leading = this.table.wanted('leading')
    for (let i = 0; i < Math.min(indexedTerms, terms.length); i++) {
      const term = termOf(terms[i] as number)
      const points = vector.weightOf(term) ** 2 + 1e-6
      const count = this.postings.collect(term, this.found, leading)
      for (let k = 0; k < count; k++) this.tally.add(this.found[k] as number, points)
    }
  }

  private forgetLikenesses(): void {
    const { capacity } = this.table
    if (this.marks.length !== capacity) {
      this.likenesses = new Float64Array(capacity)
      this.nameLikenesses = new Float64Array(capacity)
      this.marks = new Uint32Array(capacity)
    }
    this.mark = this.mark === 0xffffffff ? 1 : this.mark + 1
    if (this.mark === 1) this.marks.fill(0)
  }

  /** Compares with an article of the window, once; returns the slot where the likenesses stand. */
  private compare(vector: TermVector, number: number): number {
    const slot = number & (this.marks.length - 1)
    if (this.marks[slot] === this.mark) return slot
    const { all, names } = vector.compare(this.table.termsOf(number), this.table.nameNormOf(number))
    this.likenesses[slot] = all
    this.nameLikenesses[slot] = names
    this.marks[slot] = this.mark
    return slot
  }

  private weigh(story: string, vector: TermVector, signature: Signature, publishedMs: number): FoundStory {
    const members = this.stories.of(story)
    const likenesses: Likeness[] = []
    let nearestMs = Infinity
    let size = 0
    let isOther = false
    for (let i = members.length - 1; i >= 0; i--) {
      const number = members[i] as number
      const row = this.table.row(number)
      if (!row?.leads || ++size > comparedMembers) continue
      isOther ||= isOtherIssue(signature, this.table.seriesOf(number))
      const slot = this.compare(vector, number)
      likenesses.push({
        number,
        all: this.likenesses[slot] as number,
        names: this.nameLikenesses[slot] as number,
      })
      nearestMs = Math.min(nearestMs, Math.abs(publishedMs - row.publishedMs))
    }
    const ageMs = Math.abs(publishedMs - (this.stories.first(story)?.publishedMs ?? publishedMs))
    const means = meansOfMostAlike(likenesses)
    const evidence = {
      ...means,
      cohesion: this.cohesion.of(likenesses.slice(0, cohesionMembers).map(({ number }) => number)),
      nearest: nearestMs / dayMs,
      age: ageMs / dayMs,
      size,
    }
    return {
      story,
      evidence,
      score: isOther ? -Infinity : storyScore(evidence, this.judge),
      nearest: likenesses[0]?.number ?? -1,
    }
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
