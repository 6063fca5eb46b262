import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import { type ReadDate, readDate } from '../dates/read-date.js'

type Reading = Extract<ReadDate, { ok: true }>

/** A date that stands on the page, and how far from the headline. */
export interface PrintedDate {
  reading: Reading
  block: number
  distance: number
}

interface Place {
  page: Page
  titleBlock: number
  bodyFirst: number
  bodyEnd: number
  fetchedAt: string
  inCards: Uint8Array
}

type Surveyed = Place & { othersBefore: Int32Array }

/** Farther than this from the headline a date belongs to something else. */
const farthest = 45
/** Letters beside the date, beyond which a line is a sentence that happens to name a day. */
const mostLettersBeside = 45

/** A line with a date in it; longer ones are sentences. */
const longestLine = 140
const looksDated =
  /\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?|\d{4}-\d{2}-\d{2}|tháng\s\d|(?:giờ|phút|ngày|ago) trước|\bago\b|hôm (?:nay|qua)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d|\d\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu
/** Dates of licences and copyright lines, of events and of lists belong to something else. */
const otherDates = /giấy phép|gp-|gpxb|licen[cs]e|©|copyright|bản quyền|số báo|hotline|điện thoại|hạn nộp|sinh ngày/iu
const clockWindowMs = 10 * 60_000

/** Dates printed around the headline, best first; header clocks, footers and lists are left out. */
export function printedDates(around: Place): PrintedDate[] {
  const place: Surveyed = { ...around, othersBefore: countOthers(around) }
  const { titleBlock, bodyFirst } = place
  const anchor = titleBlock >= 0 ? titleBlock : bodyFirst
  const found = [...fromTimeTags(place, anchor), ...fromLines(place, anchor)]
  const rank = (d: PrintedDate): number =>
    d.distance +
    (d.reading.precision === 'day' ? 20 : 0) +
    (d.reading.isUpdate ? 3 : 0) +
    (d.block < anchor ? (isNearFetch(place, d.reading) ? 15 : 2) : 0)
  const ranked = found.map((date) => ({ date, rank: rank(date) })).sort((a, b) => a.rank - b.rank)
  return ranked
    .filter(({ date, rank: r }) => r <= farthest && !isHeaderClock(place, date, anchor))
    .map(({ date }) => date)
}

function fromTimeTags(place: Surveyed, anchor: number): PrintedDate[] {
  return place.page.times.flatMap((time) => {
    if (place.inCards[time.block] !== 0 && !time.isPublished) return []
    const reading = readDate(time.value, { now: place.fetchedAt })
    if (!reading.ok) return []
    const distance = distanceOf(place, Math.min(time.block, place.page.blocks.length - 1), anchor)
    return distance === null
      ? []
      : [{ reading, block: time.block, distance: Math.max(0, distance - (time.isPublished ? 20 : 1)) }]
  })
}

function fromLines(place: Surveyed, anchor: number): PrintedDate[] {
  const { page, fetchedAt } = place
  const found: PrintedDate[] = []
  for (const block of page.blocks) {
    if (block.text.length > longestLine || !looksDated.test(block.text) || otherDates.test(block.text)) continue
    if (block.index === place.titleBlock || isLinkedHeadline(block)) continue
    if (place.inCards[block.index] !== 0 || lettersBeside(block.text) > mostLettersBeside) continue
    const distance = distanceOf(place, block.index, anchor)
    const reading = distance === null ? null : readDate(block.text, { now: fetchedAt })
    if (distance === null || !reading?.ok) continue
    // A day without its year is often an event's: it counts only in a line of its own.
    if (reading.certainty === 'year-assumed' && lettersBeside(block.text) > 15) continue
    found.push({ reading, block: block.index, distance: distance - (hasDateName(page, block.element) ? 3 : 0) })
  }
  return found
}

/** A headline of another article with its date beside it, or a line that is all link. */
function isLinkedHeadline({ linkChars, text }: Block): boolean {
  return linkChars > text.length * 0.8 || (linkChars > 25 && linkChars > text.length * 0.4)
}

/**
 * How far a line stands from the headline: the number of blocks in the smallest element that holds both. It does not
 * change when wrappers are added, and a header clock or a footer shares only the whole page with the headline.
 */
function distanceOf(place: Surveyed, block: number, anchor: number): number | null {
  const { page, bodyFirst, bodyEnd, othersBefore } = place
  if (anchor < 0) return null
  const steps = Math.min(Math.abs(block - anchor), 40)
  const inBody = block > bodyFirst + 1 && block < bodyEnd - 2 ? 40 : 0
  let at = page.blocks[anchor]?.element ?? -1
  while (at >= 0 && !holds(page, at, block)) at = page.elements[at]?.parent ?? -1
  const shared = page.elements[at]
  const to = shared?.endBlock ?? page.blocks.length
  const others = (othersBefore[to] as number) - (othersBefore[shared?.firstBlock ?? 0] as number)
  // Right under the headline a date is the article's, whatever else the element holds.
  return steps + (block > anchor && steps <= 3 ? Math.min(others, 16) : others) * 0.5 + inBody
}

function holds(page: Page, element: number, block: number): boolean {
  const { firstBlock, endBlock } = page.elements[element] ?? { firstBlock: 0, endBlock: 0 }
  return firstBlock <= block && block < endBlock
}

/** For each block, how many before it are neither the body's nor in cards. */
function countOthers({ page, bodyFirst, bodyEnd, inCards }: Place): Int32Array {
  const before = new Int32Array(page.blocks.length + 1)
  for (let i = 0; i < page.blocks.length; i++) {
    const isOther = inCards[i] === 0 && (i < bodyFirst || i >= bodyEnd)
    before[i + 1] = (before[i] as number) + (isOther ? 1 : 0)
  }
  return before
}

function hasDateName(page: Page, element: number): boolean {
  return ((page.elements[element]?.hints ?? 0) & Hint.date) !== 0
}

/** A clock shows the moment of the fetch and stands above the headline, outside the article. */
function isHeaderClock(place: Place, date: PrintedDate, anchor: number): boolean {
  if (date.block >= anchor || date.reading.certainty === 'relative')
    return date.distance > 0.5 * place.page.blocks.length + 60
  return date.distance > 12 && (isNearFetch(place, date.reading) || anchor - date.block > 25)
}

function isNearFetch({ fetchedAt }: Place, { at, precision }: Reading): boolean {
  const age = Date.parse(fetchedAt) - Date.parse(at)
  return precision === 'minute' ? Math.abs(age) < clockWindowMs : age < 24 * 3_600_000
}

const dateWords =
  /thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cập nhật|lúc|ngày|tháng|năm|gmt|utc|đăng|xuất bản|giờ|phút|published|updated|posted/giu

/** How many letters a line has beside the words of a date. */
export function lettersBeside(text: string): number {
  return text.replace(dateWords, '').replace(/[^\p{L}]/gu, '').length
}
