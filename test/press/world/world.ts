import { slugOf } from '../text.js'
import { keyOfPath, pathOf } from './addresses.js'
import type { OutletSpec, Publication, PublishedVersion } from './types.js'

/** Everything one outlet will ever publish, ordered for questions about a moment. */
export interface OutletPress {
  outlet: OutletSpec
  /** Oldest first. */
  publications: Publication[]
  /** Moments at which anything changes on the site (publication, edit, removal), oldest first. */
  changes: number[]
  byKey: Map<string, Publication>
  /** Section names by the path of their list page, e.g. `/thoi-su`. */
  sections: Map<string, string>
}

/** The whole invented press. */
export interface World {
  outlets: OutletSpec[]
  publications: Publication[]
  byHost: Map<string, OutletPress>
  start: number
  end: number
  /** Does one outlet fail during the last three days? Only in the demonstration. */
  troubled: boolean
}

function pressOf(outlet: OutletSpec, publications: Publication[]): OutletPress {
  const own = publications
    .filter((publication) => publication.outlet === outlet)
    .sort((a, b) => a.publishedAt - b.publishedAt || a.id - b.id)
  const changes = own.flatMap((p) => [...p.versions.map((v) => v.at), ...(p.removedAt === null ? [] : [p.removedAt])])
  const byKey = new Map<string, Publication>()
  for (const publication of own) {
    const key = keyOfPath(outlet, pathOf(publication, publication.versions[0] as PublishedVersion))
    if (key === null || byKey.has(key)) throw new Error(`no distinct address for publication ${publication.id}`)
    byKey.set(key, publication)
  }
  const sections = new Map([...outlet.sections, ...own.map((p) => p.section)].map((name) => [`/${slugOf(name)}`, name]))
  return { outlet, publications: own, changes: changes.sort((a, b) => a - b), byKey, sections }
}

/** Orders publications by outlet. */
export function makeWorld(
  outlets: OutletSpec[],
  publications: Publication[],
  start: number,
  end: number,
  troubled: boolean,
): World {
  const byOutlet = new Map<OutletSpec, Publication[]>(outlets.map((outlet) => [outlet, []]))
  for (const publication of publications) byOutlet.get(publication.outlet)?.push(publication)
  const byHost = new Map<string, OutletPress>()
  for (const [outlet, own] of byOutlet) byHost.set(outlet.host, pressOf(outlet, own))
  return { outlets, publications, byHost, start, end, troubled }
}

/** How many of the ascending `moments` are at or before `now`. */
export function countUntil(moments: readonly number[], now: number): number {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] as number) <= now) low = middle + 1
    else high = middle
  }
  return low
}

/** The version readers see at `now`; the first one for an article that is not out yet. */
export function versionAt(publication: Publication, now: number): PublishedVersion {
  let seen = publication.versions[0] as PublishedVersion
  for (const version of publication.versions) if (version.at <= now) seen = version
  return seen
}

/** Is the article on the site at `now`? */
export function isOut(publication: Publication, now: number): boolean {
  return publication.publishedAt <= now && (publication.removedAt === null || publication.removedAt > now)
}

/** Articles on the site at `now`, newest first, at most `most`, after skipping `skip`. */
export function latest(press: OutletPress, now: number, most: number, skip = 0, section?: string): Publication[] {
  const found: Publication[] = []
  let left = skip
  for (let i = press.publications.length - 1; i >= 0 && found.length < most; i--) {
    const publication = press.publications[i] as Publication
    if (!isOut(publication, now) || (section !== undefined && publication.section !== section)) continue
    if (left > 0) left--
    else found.push(publication)
  }
  return found
}
