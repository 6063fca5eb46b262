import { PressError } from '#foundation'
import type { FoundReprint } from '../reprints/reprint-finder.js'
import { shingle } from '../reprints/shingles.js'
import { continuesStory, probability, type StoryJudge } from '../stories/judge-story.js'
import type { FoundStory } from '../stories/story-finder.js'
import { backgroundFrequencies } from '../stories/term-frequencies.js'
import { TermVector } from '../stories/term-vector.js'
import { sourceLine } from '../text/source-line.js'
import { SyllableScanner } from '../text/syllable-scanner.js'
import { titleSeries } from '../text/title-series.js'
import type { ArticleRow } from './article-table.js'
import type { FirstPublished } from './memberships.js'
import type { GroupWindowOptions, IncomingArticle, Joined, RememberedArticle } from './joined.js'
import { decodeSignature, type Signature } from './signature.js'
import { Slide } from './slide.js'
import { type ArticleGroups, WindowState } from './window-state.js'

const dayMs = 86_400_000
/** A text with fewer syllables than this is compared together with its title. */
const shortText = 20
/** Most articles let go with one that comes, so that a leap in time does not hold up the thread; the rest follows. */
const mostDropped = 500

/**
 * The articles of the last days in memory, and the decision for each new one: whose copy it is and which story it tells.
 * Each decision rests on the articles before it alone. One consumer owns a window; it is not for several threads.
 *
 * @example
 * const window = new GroupWindow()
 * window.load(remembered)                    // after a start, in the order of arrival
 * window.begin()                             // a batch
 * const joined = window.join(article)        // { reprintGroup, story, reprintOf, reason, signature, … }
 * window.commit()                            // or window.rollback() when the transaction failed
 */
export class GroupWindow {
  private readonly windowMs: number
  private readonly maxArticles: number
  private readonly slide: Slide
  private readonly state: WindowState
  private readonly scan = new SyllableScanner()
  private readonly vector = new TermVector()
  private readonly judge: StoryJudge | undefined
  private lastPublishedMs = 0

  constructor(options: GroupWindowOptions = {}) {
    this.windowMs = (options.windowDays ?? 30) * dayMs
    this.maxArticles = options.maxArticles ?? 150_000
    this.slide = new Slide(this.windowMs)
    this.state = new WindowState(options.background ?? backgroundFrequencies(), options.judge)
    this.judge = options.judge
  }

  /** Articles in the window. */
  get size(): number {
    return this.state.size
  }

  has(id: string): boolean {
    return this.state.find(id) !== undefined
  }

  /**
   * Decides for one article and remembers it. An id that is in the window already is a new version: it keeps its groups when
   * others share them, and is decided anew when it stood alone.
   */
  join(article: IncomingArticle): Joined {
    const publishedMs = this.arrive(article)
    const known = this.has(article.id) ? this.knownGroups(article.id) : article.groups
    const before = this.state.takeOut(article.id)
    const credit = sourceLine(article.text ?? '')
    const signature = this.read(article, credit !== undefined)
    const copyOf = known ? undefined : this.state.reprintFinder.find(signature, publishedMs, this.windowMs)
    const story = known || copyOf ? undefined : this.bestStory(signature, publishedMs)
    const groups = known ?? this.groupsFor(article.id, copyOf, story)
    const begins =
      !known && !copyOf && groups.story === article.id && !(story && continuesStory(story.evidence, this.judge))
    const carriedOn = begins
      ? this.state.past.carriedOn(article.id, this.vector, signature.terms, publishedMs)
      : undefined
    const originalBefore = this.state.groups.first(groups.reprintGroup)?.id ?? (before && article.id)
    const row = newRow(article.id, publishedMs, groups, signature.credits)
    this.state.add(row, signature, article.arrivedAt ?? publishedMs)
    const original = this.state.groups.first(groups.reprintGroup)?.id ?? article.id
    return {
      ...groups,
      ...(original !== article.id ? { reprintOf: original } : {}),
      ...(original === article.id && originalBefore && originalBefore !== original
        ? { takesOriginalFrom: originalBefore }
        : {}),
      ...this.explain(known !== undefined, copyOf, story, credit),
      ...(carriedOn !== undefined ? { continues: carriedOn } : {}),
      signature,
    }
  }

  /**
   * Puts remembered articles back, in the order of arrival, with the groups they have in the record (people's decisions
   * included). May be called in several portions. Nothing is decided. Returns the ids left out because their signature is of
   * an older build: their texts have to be joined again.
   */
  load(members: Iterable<RememberedArticle>): string[] {
    const unreadable: string[] = []
    for (const member of members) {
      const signature = readable(member.signature)
      if (signature) this.putBack(member, signature)
      else unreadable.push(member.id)
    }
    return unreadable
  }

  /** Puts back what had left the window, in the order of arrival, so that later articles can carry it on. */
  loadPast(members: Iterable<RememberedArticle>): void {
    for (const { id, reprintGroup, story, publishedAt, arrivedAt, signature } of members) {
      const terms = reprintGroup === id ? readable(signature)?.terms : undefined
      if (terms) this.state.past.add(id, story, publishedMsOf(publishedAt) ?? arrivedAt ?? 0, terms)
    }
  }

  /** Puts an article back whose signature is of an older build, from its text; returns the signature to be kept. */
  reread(member: Omit<RememberedArticle, 'signature'>, { title, text }: { title: string; text: string }): Signature {
    const signature = this.read({ id: member.id, title, text }, sourceLine(text) !== undefined)
    this.putBack({ ...member, signature }, signature)
    return signature
  }

  /** Names the earliest member of a reprint group or story that has left the window; undefined when there is none. */
  setOutside(kind: keyof ArticleGroups, name: string, outside: FirstPublished | undefined): void {
    const memberships = kind === 'story' ? this.state.stories : this.state.groups
    memberships.setOutside(name, outside)
  }

  /**
   * Sets what people decided for an article of the window: later articles that resemble it follow. False when it is not there.
   * For a group of its own choose an id that no other group bears.
   */
  assign(id: string, decision: Partial<ArticleGroups>): boolean {
    if (decision.story !== undefined) this.state.past.move(id, decision.story)
    const found = this.state.find(id)
    if (!found) return false
    const { reprintGroup, story } = found.row
    return this.state.move(id, { reprintGroup, story, ...decision })
  }

  /** The groups of an article in the window. */
  groupsOf(id: string): ArticleGroups | undefined {
    const row = this.state.find(id)?.row
    return row && { reprintGroup: row.reprintGroup, story: row.story }
  }

  /** Names of the reprint groups or stories of the window. */
  names(kind: keyof ArticleGroups): Set<string> {
    return this.state.names(kind)
  }

  /** Takes an article out (erased, or not an article after all). False when it is not there. */
  remove(id: string): boolean {
    return this.state.takeOut(id) !== undefined
  }

  /** Lets go of articles that arrived before a time, whatever the window's length. Returns how many places were freed. */
  forget(beforeMs: number): number {
    return this.state.drop(beforeMs, Infinity, Infinity)
  }

  /** Begins a batch that `rollback` can take back. */
  begin(): void {
    this.state.begin()
  }

  /** Ends the batch; what it did stays. */
  commit(): void {
    this.state.commit()
  }

  /** Takes back everything since `begin`. Articles that left the window meanwhile do not return. */
  rollback(): void {
    this.state.rollback()
  }

  private putBack(member: RememberedArticle, signature: Signature): void {
    const { id, reprintGroup, reprintOf } = member
    const publishedMs = this.arrive(member)
    this.state.takeOut(id)
    this.state.add(newRow(id, publishedMs, member, signature.credits), signature, member.arrivedAt ?? publishedMs)
    if (typeof reprintOf !== 'string' || this.has(reprintOf)) return
    this.state.groups.setFirst(reprintGroup, { id: reprintOf, publishedMs: -Infinity, credits: false })
  }

  /** Time of publication; moves the window. */
  private arrive(article: { publishedAt?: string | null; arrivedAt?: number }): number {
    const publishedMs = publishedMsOf(article.publishedAt) ?? article.arrivedAt ?? this.lastPublishedMs
    this.lastPublishedMs = publishedMs
    this.state.drop(this.slide.after(publishedMs, article.arrivedAt), this.maxArticles - 1, mostDropped)
    return publishedMs
  }

  /** Groups of an earlier version, when they hold other articles too. */
  private knownGroups(id: string): ArticleGroups | undefined {
    const groups = this.groupsOf(id)
    if (!groups) return undefined
    const shared =
      this.state.groups.of(groups.reprintGroup).length > 1 || this.state.stories.of(groups.story).length > 1
    return shared || groups.reprintGroup !== id || groups.story !== id ? groups : undefined
  }

  private read(article: IncomingArticle, credits: boolean): Signature {
    const { scan } = this
    scan.clear()
    scan.add(article.title ?? '')
    const titleCount = scan.count
    scan.add(article.text ?? '')
    this.vector.read(scan, titleCount, this.state.weights)
    const shingles = shingle(scan, scan.count - titleCount < shortText ? 0 : titleCount)
    return { ...shingles, terms: this.vector.keep(), ...titleSeries(scan, titleCount), credits }
  }

  /** Stories the article just read may belong to, in no order. */
  protected storiesFor(signature: Signature, publishedMs: number): FoundStory[] {
    return this.state.storyFinder.find(this.vector, signature, publishedMs, this.windowMs)
  }

  private bestStory(signature: Signature, publishedMs: number): FoundStory | undefined {
    let best: FoundStory | undefined
    for (const found of this.storiesFor(signature, publishedMs)) if (!best || found.score > best.score) best = found
    return best
  }

  private groupsFor(id: string, copyOf: FoundReprint | undefined, story: FoundStory | undefined): ArticleGroups {
    const row = copyOf && this.state.table.row(copyOf.number)
    if (row) return { reprintGroup: row.reprintGroup, story: row.story }
    return { reprintGroup: id, story: story && story.score > 0 ? story.story : id }
  }

  private explain(
    isKnown: boolean,
    copyOf: FoundReprint | undefined,
    story: FoundStory | undefined,
    credit: string | undefined,
  ): Pick<Joined, 'continues' | 'similarity' | 'reason'> {
    const nearest = this.state.table.row(copyOf?.number ?? story?.nearest ?? -1)?.id
    const evidence = { ...(nearest !== undefined ? { nearest } : {}), ...(credit !== undefined ? { credit } : {}) }
    if (isKnown) return { similarity: 1, reason: { rule: 'known', ...evidence } }
    if (copyOf) return { similarity: copyOf.similarity, reason: { rule: copyOf.rule, ...evidence } }
    const joins = story !== undefined && story.score > 0
    const continues = story && !joins && continuesStory(story.evidence, this.judge) ? { continues: story.story } : {}
    const similarity = story ? probability(story.score) : 0
    return { ...continues, similarity, reason: { rule: joins ? 'same-story' : 'new-story', ...evidence } }
  }
}

function publishedMsOf(publishedAt: string | null | undefined): number | undefined {
  const parsed = publishedAt ? Date.parse(publishedAt) : NaN
  return Number.isFinite(parsed) ? parsed : undefined
}

function readable(signature: Signature | Uint8Array): Signature | undefined {
  if (!(signature instanceof Uint8Array)) return signature
  try {
    return decodeSignature(signature)
  } catch (error) {
    if (error instanceof PressError) return undefined
    throw error
  }
}

function newRow(id: string, publishedMs: number, groups: ArticleGroups, credits: boolean): ArticleRow {
  const { reprintGroup, story } = groups
  return { id, reprintGroup, story, publishedMs, credits, leads: false, isIndexed: false }
}
