import { failingFrom } from '../demonstration/trouble.js'
import { printedLead, shownParagraphs } from '../pages/article-page.js'
import { closedSection, urlOf } from './addresses.js'
import type { Publication, PublishedVersion } from './types.js'
import { versionAt, type World } from './world.js'

const iso = (ms: number): string => new Date(ms).toISOString()

/** The text of a version as a careful reader would copy it: lead first, subheadings in, no signature, source line or caption. */
export function textOf(publication: Publication, version: PublishedVersion): string {
  return [
    printedLead(publication, version),
    ...shownParagraphs(publication, version).map((paragraph) => paragraph.text),
  ].join('\n')
}

/** Can a polite collector get this article from the sources of the registry? */
export function isReachable(publication: Publication, world: World): boolean {
  const { outlet, section, publishedAt } = publication
  if (outlet.robots === 'forbid-all' || (outlet.robots === 'forbid-path' && section === closedSection)) return false
  return !world.troubled || publishedAt < failingFrom(outlet, world.end)
}

function versionRow(publication: Publication, version: PublishedVersion): object {
  return {
    at: iso(version.at),
    title: version.title,
    lead: version.lead,
    url: urlOf(publication, version),
    text: textOf(publication, version),
  }
}

/** One row of the truth: what the press published at one address, as it stands at `at`. */
export function truthRow(publication: Publication, at: number, world: World): object {
  const version = versionAt(publication, at)
  const first = publication.versions[0] as PublishedVersion
  const { original, outlet } = publication
  const originalUrl = original === null ? null : urlOf(original, original.versions[0] as PublishedVersion)
  const seen = publication.versions.filter((each) => each.at <= at)
  return {
    id: publication.id,
    url: urlOf(publication, first),
    urls: [...new Set(publication.versions.map((each) => urlOf(publication, each)))],
    outlet: outlet.code,
    family: outlet.family,
    title: version.title,
    lead: printedLead(publication, version),
    plainLead: version.lead,
    paragraphs: shownParagraphs(publication, version),
    text: textOf(publication, version),
    publishedAt: iso(publication.publishedAt),
    byline: publication.byline,
    section: publication.section,
    place: publication.place,
    genre: publication.genre,
    eventId: publication.eventId,
    originalUrl,
    reprintKind: publication.reprintKind,
    sourceLine: publication.sourceLine,
    versions: seen.map((each) => versionRow(publication, each)),
    removedAt: publication.removedAt !== null && publication.removedAt <= at ? iso(publication.removedAt) : null,
    reachable: isReachable(publication, world),
    kind: publication.kind,
  }
}
