import { dayMs, hourMs, localTime, minuteMs, startOfLocalDay } from '../dates.js'
import { randomFrom, type Random } from '../random.js'
import { slugOf } from '../text.js'
import { closedSection } from '../world/addresses.js'
import { otherTitle, reprintKinds, reprintText, sourceLineOf } from '../world/reprint.js'
import type { OutletSpec, Publication } from '../world/types.js'
import { makeEdits } from './edits.js'
import { silentOutlet } from './outlets.js'
import type { DemonstrationText } from './read-texts.js'

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

function mayReprint(outlet: OutletSpec, event: string, at: number, play: Play): boolean {
  if (!outlet.reprints || (outlet.code === silentOutlet && at >= play.end - 7 * dayMs)) return false
  return !play.publications.some((other) => other.outlet === outlet && other.eventId === event)
}

function addReprint(original: Publication, play: Play): boolean {
  const { random } = play
  const at = reprintTime(original, play)
  const candidates = play.outlets.filter(
    (outlet) => outlet !== original.outlet && mayReprint(outlet, original.eventId as string, at, play),
  )
  const smallOnes = candidates.filter((outlet) => outlet.tier === 'trang-tin' || outlet.tier === 'tap-chi')
  const outlet = random.pick(smallOnes.length > 0 && random.chance(0.7) ? smallOnes : candidates) as
    OutletSpec | undefined
  if (outlet === undefined || at >= play.end) return false
  const kind = random.pick(reprintKinds)
  const deskTitle = play.texts.get(original)?.eventTitle ?? ''
  const text = reprintText(original, kind, deskTitle, random)
  play.publications.push({
    ...original,
    id: play.publications.length + 1,
    outlet,
    publishedAt: at,
    byline: outlet.family === 'F15' ? original.byline : random.pick(['', 'PV', 'T.H (tổng hợp)']),
    section: outlet.code === 'phapdinh' && random.chance(0.4) ? closedSection : random.pick(outlet.sections),
    versions: [{ at, ...text, slug: slugOf(text.title) }],
    original,
    reprintKind: kind,
    sourceLine: sourceLineOf(original, random),
  })
  return true
}

function addReprints(originals: Publication[], play: Play): void {
  const surging = originals.filter((original) => original.eventId === surge.event)
  for (let i = 0; i < surge.copies && surging.length > 0; i++) addReprint(play.random.pick(surging), play)
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
  const open = originals.filter((original) => original.kind !== 'partial')
  if (open.length > 0) addReprints(open, play)
  const deskTitles = new Map(
    originals.map((p) => [
      p,
      otherTitle(
        p.versions[0]?.title ?? '',
        p.versions[0]?.lead ?? '',
        play.texts.get(p)?.eventTitle ?? '',
        play.random,
      ),
    ]),
  )
  makeEdits(play.publications, deskTitles, play.random, play.end)
  addRemovals(play)
  return play.publications
}
