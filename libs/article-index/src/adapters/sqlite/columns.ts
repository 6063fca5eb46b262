import { events, localDate, relevances, tones, topicCodes, type TopicCode } from '#press'
import type { IndexDocument } from '../../article-index.js'
import { Bitset } from './bitset.js'

/** Text values as small numbers, in order of first appearance. */
export class Dictionary {
  private readonly codes = new Map<string, number>()
  readonly values: string[] = []
  code(value: string): number {
    let code = this.codes.get(value)
    if (code === undefined) {
      code = this.values.length
      this.codes.set(value, code)
      this.values.push(value)
    }
    return code
  }
  find(value: string): number | undefined {
    return this.codes.get(value)
  }
}

/** What filters and facets need of a document, without its text. */
export type DocumentFields = Omit<IndexDocument, 'title' | 'body'>

/** Sets of rows remembered at once: a page or a report asks the same filters again and again. */
const rememberedMax = 96

/** Row of a document that was removed. */
const goneOffice = 0xffff
export const noTone = 255

/**
 * Fields of all documents in memory, one typed array a field (about 60 bytes a document): facets over the whole result
 * are loops over numbers, and the database is asked for text matches alone.
 */
export class Columns {
  size = 0
  private capacity = 1024
  readonly outlets = new Dictionary()
  readonly offices = new Dictionary()
  readonly tiers = new Dictionary()
  readonly places = new Dictionary()
  readonly groups = new Dictionary()
  readonly stories = new Dictionary()
  readonly handlings = new Dictionary()
  readonly completenesses = new Dictionary()
  office = new Uint16Array(this.capacity)
  outlet = new Uint16Array(this.capacity)
  tier = new Uint8Array(this.capacity)
  relevance = new Uint8Array(this.capacity)
  tone = new Uint8Array(this.capacity)
  event = new Uint8Array(this.capacity)
  respond = new Uint8Array(this.capacity)
  original = new Uint8Array(this.capacity)
  corrected = new Uint8Array(this.capacity)
  mainTopic = new Uint8Array(this.capacity)
  topicMask = new Uint32Array(this.capacity)
  group = new Uint32Array(this.capacity)
  story = new Uint32Array(this.capacity)
  handling = new Uint8Array(this.capacity)
  completeness = new Uint8Array(this.capacity)
  publishedMs = new Float64Array(this.capacity)
  seenMs = new Float64Array(this.capacity)
  /** Local day of publication as days since 1970. */
  day = new Int32Array(this.capacity)
  place: (Uint16Array | null)[] = []
  articleId: string[] = []
  revision: number[] = []
  private newestFirst: Int32Array | null = null
  private readonly remembered = new Map<string, Bitset>()

  isGone(row: number): boolean {
    return this.office[row] === goneOffice
  }

  set(row: number, d: DocumentFields): void {
    this.grow(row)
    this.size = Math.max(this.size, row + 1)
    this.office[row] = this.offices.code(d.officeId)
    this.outlet[row] = this.outlets.code(d.outletId)
    this.tier[row] = this.tiers.code(d.tier)
    this.relevance[row] = relevances.indexOf(d.relevance)
    this.tone[row] = d.tone === null ? noTone : tones.indexOf(d.tone)
    this.event[row] = events.indexOf(d.event)
    this.respond[row] = Number(d.respond)
    this.original[row] = Number(d.isOriginal)
    this.corrected[row] = Number(d.isCorrected)
    this.mainTopic[row] = topicCodes.indexOf(d.topics[0] ?? 'khac')
    this.topicMask[row] = topicMask(d.topics)
    this.group[row] = this.groups.code(d.reprintGroup)
    this.story[row] = this.stories.code(d.story)
    this.handling[row] = this.handlings.code(d.handling ?? 'none')
    this.completeness[row] = this.completenesses.code(d.completeness)
    this.publishedMs[row] = Date.parse(d.publishedAt)
    this.seenMs[row] = Date.parse(d.firstSeenAt)
    this.day[row] = Date.parse(`${localDate(d.publishedAt)}T00:00:00Z`) / 86_400_000
    this.place[row] = d.places.length > 0 ? Uint16Array.from(d.places.map((p) => this.places.code(p))) : null
    this.articleId[row] = d.articleId
    this.revision[row] = d.revision
    this.newestFirst = null
    this.remembered.clear()
  }

  clear(row: number): void {
    this.grow(row)
    this.size = Math.max(this.size, row + 1)
    this.office[row] = goneOffice
    this.articleId[row] ??= ''
    this.place[row] = null
    this.newestFirst = null
    this.remembered.clear()
  }

  /** A set of rows by its name, worked out once until a document changes; not to be changed by who gets it. */
  remember(name: string, rows: () => Bitset): Bitset {
    const known = this.remembered.get(name)
    if (known) return known
    if (this.remembered.size >= rememberedMax) this.remembered.clear()
    const set = rows()
    this.remembered.set(name, set)
    return set
  }

  /** All documents of an office. */
  ofOffice(officeId: string): Bitset {
    return this.remember(`office ${officeId}`, () => {
      const code = this.offices.find(officeId)
      const rows = new Bitset(this.size)
      if (code !== undefined) for (let row = 0; row < this.size; row++) if (this.office[row] === code) rows.add(row)
      return rows
    })
  }

  /** Rows by time of publication, newest first; ties by article id. */
  order(): Int32Array {
    if (this.newestFirst) return this.newestFirst
    const rows = new Int32Array(this.size)
    for (let i = 0; i < this.size; i++) rows[i] = i
    rows.sort(
      (a, b) =>
        (this.publishedMs[b] as number) - (this.publishedMs[a] as number) ||
        ((this.articleId[a] as string) < (this.articleId[b] as string) ? -1 : 1),
    )
    this.newestFirst = rows
    return rows
  }

  private grow(row: number): void {
    if (row < this.capacity) return
    while (this.capacity <= row) this.capacity *= 2
    const names = [
      'office', 'outlet', 'tier', 'relevance', 'tone', 'event', 'respond', 'original', 'corrected', 'mainTopic',
      'topicMask', 'group', 'story', 'handling', 'completeness', 'publishedMs', 'seenMs', 'day',
    ] as const // prettier-ignore
    for (const name of names) {
      const old = this[name]
      const grown = new (old.constructor as new (n: number) => typeof old)(this.capacity)
      grown.set(old)
      ;(this as Record<string, unknown>)[name] = grown
    }
  }
}

export function topicMask(topics: readonly TopicCode[]): number {
  let mask = 0
  for (const t of topics) mask |= 1 << topicCodes.indexOf(t)
  return mask >>> 0
}
