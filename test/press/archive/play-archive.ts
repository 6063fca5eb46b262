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

/** Is this last line a writer's name or a source, as archives keep them among the paragraphs? */
function isSignature(line: string): boolean {
  const words = line.split(' ')
  if (/\(tổng hợp\)$/i.test(line)) return true
  if (/^\(?(Theo|Nguồn|TH|PV|CTV|Tổng hợp|Nhóm)\b/i.test(line) && words.length <= 8) return true
  return words.length <= 7 && !/[.?!…”"]$/.test(line) && words.every((word) => /^[\p{Lu}\d(/–-]/u.test(word))
}

/** Lines that point to something else; a site would show them as a box, and the truth has no boxes. */
const isPointer = (line: string): boolean =>
  /^(Video|Clip|Ảnh|Xem thêm|>>|Đọc thêm|Mời (quý )?độc giả|Mời xem)/i.test(line)

function bodyOf(body: string): { paragraphs: Paragraph[]; signature: string } {
  const lines = body
    .split('\n')
    .map(clean)
    .filter((line) => line !== '' && !isPointer(line))
  const signed: string[] = []
  while (lines.length > 1 && isSignature(lines.at(-1) as string)) signed.unshift(lines.pop() as string)
  return { paragraphs: lines.map((text) => ({ kind: 'p', text })), signature: signed.join(' - ') }
}

/** A moment of the day when papers publish: 05:00 to 22:59. */
function momentOf(start: number, days: number, random: Random): number {
  return start + random.between(0, days - 1) * dayMs + 5 * hourMs + random.between(0, 18 * 60 - 1) * minuteMs
}

function originalOf(text: ArchiveText, id: number, outlet: OutletSpec, at: number, random: Random): Publication {
  const title = clean(text.title)
  const { paragraphs, signature } = bodyOf(text.body)
  const lead = clean(text.abstract)
  return {
    id,
    outlet,
    eventId: null,
    genre: 'news',
    section: random.pick(outlet.sections),
    byline: signature.replace(/^\(?(Theo|Nguồn)\b.*$/i, '') || random.pick(bylines),
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
