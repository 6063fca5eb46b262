import { dayMs, hourMs, localTime, minuteMs, startOfLocalDay } from '../dates.js'
import { randomFrom, type Random } from '../random.js'
import { slugOf } from '../text.js'
import { closedSection } from '../world/addresses.js'
import { otherTitle, reprintKinds, reprintText, sourceLineOf, type DeskWords } from '../world/reprint.js'
import type { OutletSpec, Publication, PublishedVersion } from '../world/types.js'
import { makeEdits } from './edits.js'
import { officialSites, reprintWeight, sectionFor, takesTopic } from './interests.js'
import { silentOutlet } from './outlets.js'
import type { DemonstrationText } from './read-texts.js'
import { failingFrom } from './trouble.js'

/** All items of the demonstration together, originals and reprints. */
const mostItems = 400
/** The event that everybody reprints, and how many copies it gets. */
const surge = { event: '07', copies: 25 }

interface Play {
  texts: Map<Publication, DemonstrationText>
  publications: Publication[]
  outlets: OutletSpec[]
  random: Random
  end: number
}

function originalOf(text: DemonstrationText, outlet: OutletSpec, id: number, lastDay: number): Publication {
  const at = lastDay + text.day * dayMs + text.hour * hourMs + text.minute * minuteMs
  const { title, lead, paragraphs } = text
  return {
    id,
    outlet,
    eventId: text.event,
    genre: text.genre,
    section: text.section,
    byline: text.byline,
    place: text.place,
    publishedAt: at,
    versions: [{ at, title, lead, paragraphs, slug: slugOf(title) }],
    original: null,
    reprintKind: null,
    sourceLine: '',
    removedAt: null,
    kind: 'article',
  }
}

/** Some minutes to a day and a half after the original, not in the dead of night, and before the play ends. */
function reprintTime(original: Publication, play: Play): number {
  const { random, end } = play
  const wait = random.chance(0.7) ? random.between(14, 300) : random.between(300, 2100)
  let at = original.publishedAt + wait * minuteMs
  const hour = localTime(at).hour
  if (hour >= 23 || hour < 5) at = startOfLocalDay(at + 2 * hourMs) + (5 * 60 + random.between(10, 170)) * minuteMs
  return at < end ? at : original.publishedAt + random.between(8, 40) * minuteMs
}

/** May this outlet reprint this text at this moment? The silent outlet is quiet at the end, the failing one before it fails. */
function mayReprint(outlet: OutletSpec, original: Publication, at: number, play: Play): boolean {
  const text = play.texts.get(original) as DemonstrationText
  if (!outlet.reprints || outlet === original.outlet) return false
  if (outlet.code === silentOutlet && at >= play.end - 7 * dayMs) return false
  const failing = failingFrom(outlet, play.end)
  if (at >= failing - dayMs && at < failing) return false
  if (officialSites.includes(outlet.code) && (text.genre === 'criticism' || text.outlet !== 'hoaigiang')) return false
  if (text.event !== surge.event && !takesTopic(outlet, text.topic)) return false
  return !play.publications.some((other) => other.outlet === outlet && other.eventId === text.event)
}

function addReprint(original: Publication, play: Play): void {
  const { random } = play
  const text = play.texts.get(original) as DemonstrationText
  const at = reprintTime(original, play)
  const candidates = play.outlets.filter((outlet) => mayReprint(outlet, original, at, play))
  if (candidates.length === 0 || at >= play.end) return
  const outlet = random.pick(candidates.flatMap((each) => Array<OutletSpec>(reprintWeight(each)).fill(each)))
  const kind = random.pick(reprintKinds)
  const words = reprintText(original, kind, deskWords(text), random)
  const closed = outlet.code === 'phapdinh' && random.chance(0.4)
  play.publications.push({
    ...original,
    id: play.publications.length + 1,
    outlet,
    publishedAt: at,
    byline: outlet.family === 'F15' ? original.byline : random.pick(['', 'PV', 'T.H (tổng hợp)']),
    section: closed ? closedSection : sectionFor(text.topic),
    versions: [{ at, ...words, slug: slugOf(words.title) }],
    original,
    reprintKind: kind,
    sourceLine: sourceLineOf(original, random),
  })
}

/** What a desk knows for another headline: the event in short, and whether the province may stand in front. */
function deskWords(text: DemonstrationText): DeskWords {
  return { short: text.eventTitle, province: text.place === '' ? '' : 'Hoài Giang' }
}

function addReprints(originals: Publication[], play: Play): void {
  const surging = originals.filter((original) => original.eventId === surge.event)
  for (let i = 0; i < surge.copies && surging.length > 0; i++)
    addReprint(play.random.chance(0.5) ? (surging[0] as Publication) : play.random.pick(surging), play)
  for (let tries = 0; tries < 4000 && play.publications.length < mostItems; tries++) {
    const original = play.random.pick(originals)
    const copies = play.publications.filter((other) => other.original === original).length
    if (original.eventId !== surge.event && copies < 5) addReprint(original, play)
  }
}

/** Two long pieces of the business paper show only their beginning; nobody reprints those. */
function closeSome(originals: Publication[]): void {
  const isLong = (p: Publication): boolean => p.genre !== 'news' && (p.versions[0]?.paragraphs.length ?? 0) > 5
  const long = originals.filter((p) => p.outlet.code === 'kinhte' && p.eventId !== surge.event && isLong(p))
  for (const publication of long.slice(0, 2)) publication.kind = 'partial'
}

/** Some articles go away again, a day or more after they came. */
function addRemovals(play: Play): void {
  const old = play.publications.filter((p) => p.publishedAt < play.end - 4 * dayMs && p.versions.length === 1)
  for (let i = 0; i < 7 && old.length > 0; i++) {
    const gone = play.random.pick(old)
    gone.removedAt = gone.publishedAt + play.random.between(26, 70) * hourMs
  }
}

function newTitle(original: Publication, play: Play): string {
  const { title, lead } = original.versions[0] as PublishedVersion
  return otherTitle(title, lead, deskWords(play.texts.get(original) as DemonstrationText), play.random)
}

/** Plays the demonstration texts: originals, reprints, edits and removals, ending with the last day. */
export function playDemonstration(
  texts: DemonstrationText[],
  outlets: OutletSpec[],
  lastDay: number,
  seed: number,
): Publication[] {
  const byCode = new Map(outlets.map((outlet) => [outlet.code, outlet]))
  const play: Play = {
    texts: new Map(),
    publications: [],
    outlets,
    random: randomFrom(`demonstration ${seed}`),
    end: lastDay + dayMs,
  }
  for (const text of texts) {
    const outlet = byCode.get(text.outlet)
    if (outlet === undefined) throw new Error(`${text.file}: no outlet ${text.outlet}`)
    const original = originalOf(text, outlet, play.publications.length + 1, lastDay)
    play.texts.set(original, text)
    play.publications.push(original)
  }
  const originals = [...play.publications]
  closeSome(originals)
  const open = originals.filter((original) => original.kind !== 'partial' && original.genre !== 'notice')
  if (open.length > 0) addReprints(open, play)
  const deskTitles = new Map(originals.map((p) => [p, newTitle(p, play)]))
  makeEdits(play.publications, deskTitles, play.random, play.end)
  addRemovals(play)
  return play.publications
}
