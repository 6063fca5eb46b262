import type { Block, Page } from '../page/page.js'
import { idTime } from '../dates/id-time.js'
import { type ReadDate, readDate } from '../dates/read-date.js'
import type { FeedHint, Published, PublishedCertainty, PublishedSource } from '../extraction.js'
import type { StructuredArticle } from '../structured/json-ld.js'
import { lettersBeside, type PrintedDate, printedDates } from './printed-dates.js'

type Reading = Extract<ReadDate, { ok: true }>
interface Found {
  reading: Reading
  source: PublishedSource
  certainty: PublishedCertainty
}

export interface PublishedInput {
  page: Page
  structured: StructuredArticle | null
  titleBlock: number
  bodyFirst: number
  bodyEnd: number
  fetchedAt: string
  feed: FeedHint | null | undefined
  inCards: Uint8Array
  /** Text of the time as an outlet's template found it. */
  chosen?: string | null
}

const metaKeys = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
]
const modifiedKeys = ['article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'last-modified']
const hourMs = 3_600_000
/** What Z after local time looks like beside the printed time: seven hours late. */
const zoneSlipMs = 7 * hourMs

/** The time of publication with its source; structured data first, checked against what the page prints. */
export function findPublished(input: PublishedInput): Published {
  const printed = printedDates(input)
  const chosen = choose(input, printed)
  const modified = findModified(input, printed, chosen)
  return {
    publishedAt: chosen.reading.at,
    publishedPrecision: chosen.reading.precision,
    publishedZone: chosen.reading.zone,
    publishedRaw: chosen.reading.raw,
    publishedSource: chosen.source,
    publishedCertainty: chosen.certainty,
    modifiedAt: modified,
  }
}

function choose(input: PublishedInput, printed: PrintedDate[]): Found {
  const options = { now: input.fetchedAt }
  const byTemplate = input.chosen ? readDate(input.chosen, options) : null
  if (byTemplate?.ok) return { reading: byTemplate, source: 'selector', certainty: byTemplate.certainty }
  const stated: Found[] = []
  const add = (text: string | null | undefined, source: PublishedSource): void => {
    const reading = text ? readStated(text, input.fetchedAt) : null
    if (reading?.ok) stated.push({ reading, source, certainty: reading.certainty })
  }
  add(input.structured?.published, 'json-ld')
  for (const key of metaKeys) for (const value of input.page.metas.get(key)?.slice(0, 2) ?? []) add(value, 'meta')
  const shown = firstPublished(printed)
  const best = bestStated(stated)
  if (best && shown) return reconcile(best, shown)
  if (best) return best
  if (shown) return { reading: shown.reading, source: 'selector', certainty: shown.reading.certainty }
  return lastResort(input)
}

/** Z after local time lies in the future for seven hours; without its Z it does not. */
function readStated(text: string, now: string): ReadDate {
  const reading = readDate(text, { now })
  if (reading.ok || reading.reason !== 'future' || !/(?:z|[+-]00:?00)$/i.test(text.trim())) return reading
  return readDate(text.trim().replace(/(?:z|[+-]00:?00)$/i, ''), { now })
}

/** The first with a minute; where the same wall clock is stated as UTC and as +07:00, the latter. */
function bestStated(stated: Found[]): Found | undefined {
  const first = stated.find((s) => s.reading.precision === 'minute') ?? stated[0]
  if (first?.reading.zone !== '+00:00') return first
  const slipped = (s: Found): boolean => Date.parse(first.reading.at) - Date.parse(s.reading.at) === zoneSlipMs
  return stated.find((s) => s.reading.zone === '+07:00' && slipped(s)) ?? first
}

/** The nearest date, unless it is called a change and one close to it is not. */
function firstPublished(printed: PrintedDate[]): PrintedDate | undefined {
  const [first] = printed
  if (!first?.reading.isUpdate) return first
  return printed.find((p) => !p.reading.isUpdate && p.distance < first.distance + 8) ?? first
}

/** Structured time wins, unless the printed one shows that it lacks the minute or carries the wrong zone. */
function reconcile(best: Found, shown: PrintedDate): Found {
  const printed: Found = { reading: shown.reading, source: 'selector', certainty: shown.reading.certainty }
  if (shown.reading.precision !== 'minute') return best
  const late = Date.parse(best.reading.at) - Date.parse(shown.reading.at)
  if (best.reading.precision === 'day' || isMidnight(best.reading))
    return Math.abs(late) <= 48 * hourMs ? printed : best
  if (Math.abs(Math.abs(late) - zoneSlipMs) < 60_000 && best.reading.zone !== '+07:00') return printed
  return best
}

/** Midnight to the second is what systems write when they only know the day. */
function isMidnight(reading: Reading): boolean {
  return /T(?:17:00:00|00:00:00)\.000Z$/.test(reading.at) && /00:00/.test(reading.raw)
}

function lastResort({ feed, page, fetchedAt }: PublishedInput): Found {
  const fromFeed = feed?.publishedAt ? readDate(feed.publishedAt, { now: fetchedAt }) : null
  if (fromFeed?.ok) return { reading: fromFeed, source: 'feed', certainty: fromFeed.certainty }
  const inId = idTime(page.url, fetchedAt) ?? idTime(page.canonical ?? '', fetchedAt)
  const make = (at: string, raw: string): Reading => {
    return { ok: true, at, precision: 'minute', zone: '+07:00', raw, certainty: 'stated', isUpdate: false }
  }
  if (inId) return { reading: make(inId, page.url), source: 'id', certainty: 'estimated' }
  return { reading: make(new Date(Date.parse(fetchedAt)).toISOString(), ''), source: 'fetch', certainty: 'estimated' }
}

function findModified(
  { structured, page, fetchedAt }: PublishedInput,
  printed: PrintedDate[],
  chosen: Found,
): string | null {
  const stated = structured?.published ? readStated(structured.published, fetchedAt) : null
  const isSlipped = stated?.ok === true && Date.parse(stated.at) - Date.parse(chosen.reading.at) === zoneSlipMs
  const texts = [structured?.modified, ...modifiedKeys.map((k) => page.metas.get(k)?.[0])]
  for (const text of texts) {
    const reading = text ? readStated(text, fetchedAt) : null
    if (!reading?.ok || reading.at < chosen.reading.at) continue
    // Where Z stood after local time in one place, it does so in the other.
    const slip = isSlipped && reading.zone === '+00:00' ? zoneSlipMs : 0
    const at = new Date(Date.parse(reading.at) - slip).toISOString()
    return at >= chosen.reading.at ? at : null
  }
  const update = printed.find((p) => p.reading.isUpdate && p.reading !== chosen.reading)
  return update && update.reading.at >= chosen.reading.at ? update.reading.at : null
}

/** A sentence says more than a place beside its date. */
const sentenceLetters = 14
const updateWords = /^[^\p{L}]{0,3}(?:cập nhật|updated|last modified|sửa lúc|đăng lúc|xuất bản)/iu

/** A date ends a sentence as a number does; a word before the full stop makes one sooner. */
function isDatedSentence(text: string): boolean {
  if (!/[.!?]["”’)]?$/.test(text) || updateWords.test(text)) return false
  const letters = lettersBeside(text)
  return letters > sentenceLetters || (letters > 5 && /\p{L}["”’)]?[.!?]["”’)]?$/u.test(text))
}

/** True for a short line that is a date with its year, or the time of a change, and little else. */
export function isDateLine(block: Block, fetchedAt: string): boolean {
  const { text } = block
  if (text.length > 90 || !/\d/.test(text) || lettersBeside(text) > 26 || isDatedSentence(text)) return false
  const reading = readDate(text, { now: fetchedAt })
  return reading.ok && (reading.certainty !== 'year-assumed' || lettersBeside(text) <= 6)
}
