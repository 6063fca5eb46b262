import { ReprintFinder } from '../reprints/reprint-finder.js'
import type { StoryJudge } from '../stories/judge-story.js'
import { PastStories } from '../stories/past-stories.js'
import { StoryFinder } from '../stories/story-finder.js'
import type { BackgroundFrequencies } from '../stories/term-frequencies.js'
import { TermWeights } from '../stories/term-weights.js'
import { type ArticleRow, ArticleTable } from './article-table.js'
import { Memberships } from './memberships.js'
import type { Signature } from './signature.js'

/** Heads of the table of shingles: about one per key of a window of 20,000 articles. */
const shingleHeadBits = 20

/** The two groups an article belongs to. */
export interface ArticleGroups {
  readonly reprintGroup: string
  readonly story: string
}

/** The articles of the window with all that is looked up by them, kept in step; changes since `begin` can be taken back. */
export class WindowState {
  readonly table = new ArticleTable()
  readonly reprintFinder = new ReprintFinder(this.table, shingleHeadBits)
  readonly storyFinder: StoryFinder
  readonly groups: Memberships
  readonly stories: Memberships
  readonly weights: TermWeights
  /** What has left the window. */
  readonly past = new PastStories()
  private readonly numbers = new Map<string, number>()
  private journal: (() => void)[] | undefined

  constructor(background: BackgroundFrequencies, judge?: StoryJudge) {
    this.groups = new Memberships('reprintGroup', this.table, this.numbers)
    this.stories = new Memberships('story', this.table, this.numbers)
    this.storyFinder = new StoryFinder(this.table, this.stories, judge)
    this.weights = new TermWeights(background)
  }

  get size(): number {
    return this.numbers.size
  }

  find(id: string): { number: number; row: ArticleRow } | undefined {
    const number = this.numbers.get(id)
    const row = number === undefined ? undefined : this.table.row(number)
    return number !== undefined && row ? { number, row } : undefined
  }

  /** Names of all groups of a kind that have members here. */
  names(kind: keyof ArticleGroups): Set<string> {
    return new Set(Array.from(this.numbers.values(), (number) => this.table.row(number)?.[kind] ?? ''))
  }

  /** Appends an article; an id may stand in the window once. */
  add(row: ArticleRow, signature: Signature, arrivedMs: number): void {
    const number = this.table.add(row, signature, arrivedMs)
    this.reprintFinder.add(number, signature.keys)
    const putBack = this.past.remove(row.id)
    this.enter(number, row)
    this.journal?.push(() => {
      this.leave(number, row)
      putBack()
    })
  }

  /** Takes an article out; undefined when it is not there. */
  takeOut(id: string): ArticleRow | undefined {
    const found = this.find(id)
    if (!found) return undefined
    const { number, row } = found
    const restore = this.remember(row)
    const led = row.leads
    this.leave(number, row)
    this.journal?.push(() => {
      this.table.setRow(number, row)
      this.enter(number, row, led)
      restore()
    })
    return row
  }

  /** Moves an article to other groups; false when it is not there. */
  move(id: string, groups: ArticleGroups): boolean {
    const row = this.takeOutForMove(id)
    if (!row) return false
    Object.assign(row.row, groups)
    this.table.setRow(row.number, row.row)
    this.enter(row.number, row.row)
    this.journal?.push(() => this.leave(row.number, row.row))
    return true
  }

  private takeOutForMove(id: string): { number: number; row: ArticleRow } | undefined {
    const found = this.find(id)
    if (!found) return undefined
    const { number, row } = found
    const old = { reprintGroup: row.reprintGroup, story: row.story }
    const led = row.leads
    const restore = this.remember(row)
    this.leave(number, row)
    this.journal?.push(() => {
      Object.assign(row, old)
      this.table.setRow(number, row)
      this.enter(number, row, led)
      restore()
    })
    return found
  }

  /** Lets go of the oldest places, at most `limit`, while their articles arrived before a time or there are more than `most`. */
  drop(beforeMs: number, most: number, limit: number): number {
    let count = 0
    const { table } = this
    while (table.oldest < table.next && count < limit) {
      const row = table.row(table.oldest)
      if (row && table.arrivedMsOf(table.oldest) >= beforeMs && table.next - table.oldest <= most) break
      if (row) {
        // The first of a text stands for it afterwards.
        if (row.reprintGroup === row.id) this.past.add(row.id, row.story, row.publishedMs, table.termsOf(table.oldest))
        this.leave(table.oldest, row, false)
      }
      table.dropOldest()
      count++
    }
    if (count > 0) {
      this.reprintFinder.release(table.oldest)
      this.storyFinder.release(table.oldest)
    }
    return count
  }

  begin(): void {
    this.journal = []
  }

  commit(): void {
    this.journal = undefined
  }

  rollback(): void {
    const steps = this.journal ?? []
    this.journal = undefined
    for (const step of steps.reverse()) step()
  }

  /** Who was published first before a change, to be said again after it was taken back. */
  private remember(row: ArticleRow): () => void {
    const { reprintGroup, story } = row
    const original = this.groups.first(reprintGroup)
    const first = this.stories.first(story)
    return () => {
      this.groups.setFirst(reprintGroup, original)
      this.stories.setFirst(story, first)
    }
  }

  private enter(number: number, row: ArticleRow, leads?: boolean): void {
    const leader = this.groups.of(row.reprintGroup).find((n) => n !== number && this.table.row(n)?.leads)
    this.numbers.set(row.id, number)
    this.groups.enter(number, row)
    this.stories.enter(number, row)
    // The one that came first leads, also when people move it in later: a restart finds the same.
    if (leader !== undefined && leader < number && !leads) return
    if (leader !== undefined) this.setLeads(leader, false)
    this.setLeads(number, true)
  }

  private leave(number: number, row: ArticleRow, forgetFirst = true): void {
    if (row.leads) this.setLeads(number, false)
    this.groups.leave(number, row, forgetFirst)
    this.stories.leave(number, row, forgetFirst)
    this.table.setRow(number, undefined)
    if (this.numbers.get(row.id) === number) this.numbers.delete(row.id)
    const members = this.groups.of(row.reprintGroup)
    const next = members[0]
    if (next !== undefined && !members.some((n) => this.table.row(n)?.leads)) this.setLeads(next, true)
  }

  private setLeads(number: number, leads: boolean): void {
    const row = this.table.row(number)
    if (!row || row.leads === leads) return
    row.leads = leads
    this.table.setRow(number, row)
    const terms = this.table.termsOf(number)
    if (!leads) return this.weights.remove(terms)
    this.weights.add(terms)
    if (!row.isIndexed) this.storyFinder.add(number, terms)
    row.isIndexed = true
  }
}
