import { dayMs, hourMs, minuteMs } from '../dates.js'
import { randomFrom, type Random } from '../random.js'
import { slugOf } from '../text.js'
import { reprintKinds, reprintText, sourceLineOf } from '../world/reprint.js'
import type { OutletSpec, Paragraph, Publication } from '../world/types.js'
import type { ArchiveText } from './read-archive.js'

/** Share of items that reprint an earlier one. */
const reprintShare = 0.08
const bylines = [
  'Hà Thu Vân',
  'Lê Khắc Dũng',
  'PV',
  '',
  'Nhóm phóng viên',
  'Đặng Mai Phương',
  'Trần Quý',
  'Vũ Hải Lam',
  'Bùi Thanh Tú',
]

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

function paragraphsOf(body: string): Paragraph[] {
  return body
    .split('\n')
    .map((line) => clean(line))
    .filter((line) => line !== '')
    .map((text) => ({ kind: 'p', text }))
}

/** A moment of the day when papers publish: 05:00 to 22:59. */
function momentOf(start: number, days: number, random: Random): number {
  return start + random.between(0, days - 1) * dayMs + 5 * hourMs + random.between(0, 18 * 60 - 1) * minuteMs
}

function originalOf(text: ArchiveText, id: number, outlet: OutletSpec, at: number, random: Random): Publication {
  const title = clean(text.title)
  const paragraphs = paragraphsOf(text.body)
  const lead = clean(text.abstract)
  return {
    id,
    outlet,
    eventId: null,
    genre: 'news',
    section: random.pick(outlet.sections),
    byline: random.pick(bylines),
    place: '',
    publishedAt: at,
    versions: [{ at, title, lead, paragraphs, slug: slugOf(title) }],
    original: null,
    reprintKind: null,
    sourceLine: '',
    removedAt: null,
    kind: 'article',
  }
}

function reprintOf(original: Publication, id: number, outlet: OutletSpec, end: number, random: Random): Publication {
  const kind = random.pick(reprintKinds)
  const text = reprintText(original, kind, { short: '', province: '' }, random)
  const at = Math.min(original.publishedAt + random.between(12, 1900) * minuteMs, end - minuteMs)
  return {
    ...original,
    id,
    outlet,
    publishedAt: at,
    section: random.pick(outlet.sections),
    original,
    reprintKind: kind,
    sourceLine: sourceLineOf(original, random),
    versions: [{ at, ...text, slug: slugOf(text.title) }],
  }
}

/** Spreads an archive over outlets and days, with invented times and writers and some reprints: `limit` items in all. */
export function playArchive(
  texts: ArchiveText[],
  outlets: OutletSpec[],
  start: number,
  days: number,
  seed: number,
  limit: number,
): Publication[] {
  const random = randomFrom(`archive ${seed}`)
  const end = start + days * dayMs
  const publications: Publication[] = []
  const originals: Publication[] = []
  for (const text of texts) {
    if (publications.length >= limit) break
    const outlet = random.pick(outlets)
    const original = originalOf(text, publications.length + 1, outlet, momentOf(start, days, random), random)
    publications.push(original)
    originals.push(original)
    if (publications.length >= limit || !random.chance(reprintShare / (1 - reprintShare))) continue
    const source = random.pick(originals)
    const others = outlets.filter((other) => other !== source.outlet && other.reprints)
    if (source.publishedAt < end - 20 * minuteMs)
      publications.push(reprintOf(source, publications.length + 1, random.pick(others), end, random))
  }
  return publications
}
