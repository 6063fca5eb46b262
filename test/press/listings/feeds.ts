import type { PageEncoding } from '../encodings/encode.js'
import { charsetName } from '../encodings/encode.js'
import { isoLocal, isoZoned, monthFirst, rfc822 } from '../dates.js'
import { escapeMarkup } from '../text.js'
import { pathOf } from '../world/addresses.js'
import type { FeedDialect, Publication, SourceSpec } from '../world/types.js'
import { isOut, latest, versionAt, type OutletPress } from '../world/world.js'

interface Entry {
  title: string
  lead: string
  link: string
  guid: string
  date: string
  picture: string
}

function dateText(ms: number, dialect: FeedDialect): string {
  switch (dialect.date ?? 'rfc822') {
    case 'month-first':
      return monthFirst(ms)
    case 'local-as-gmt':
      return rfc822(ms, 'GMT')
    case 'iso':
      return isoZoned(ms)
    case 'iso-no-zone':
      return isoLocal(ms)
    case 'none':
      return ''
    case 'rfc822':
      return rfc822(ms)
  }
}

/** Letters outside ASCII as numeric references, then escaped once more: `ệ` becomes `&amp;#7879;`. */
function escapedTwice(text: string): string {
  const references = escapeMarkup(text).replace(/[^\x00-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`)
  return references.replace(/&/g, '&amp;')
}

function written(text: string, dialect: FeedDialect): string {
  if (dialect.doubleEscaped) return escapedTwice(text)
  return dialect.bareAmpersand ? text.replace(/</g, '&lt;').replace(/>/g, '&gt;') : escapeMarkup(text)
}

function linkOf(publication: Publication, path: string, dialect: FeedDialect): string {
  const host =
    dialect.mobileLinks && publication.id % 2 === 0 ? `m.${publication.outlet.host}` : publication.outlet.host
  const tracking = dialect.tracking ? `${path.includes('?') ? '&' : '?'}utm_source=rss&utm_medium=feed` : ''
  return (dialect.relativeLinks ? path : `http://${host}${path}`) + tracking
}

function entryOf(publication: Publication, dialect: FeedDialect, now: number): Entry {
  const version = versionAt(publication, now)
  const path = pathOf(publication, version)
  const shown = dialect.redatesEdits ? version.at : publication.publishedAt
  const link = linkOf(publication, path, dialect)
  const nfd = (text: string): string => (publication.outlet.decomposed ? text.normalize('NFD') : text)
  return {
    title: written(nfd(version.title), dialect),
    lead: nfd(version.lead),
    link: dialect.bareAmpersand ? link : escapeMarkup(link),
    guid: dialect.noGuid ? '' : escapeMarkup(`http://${publication.outlet.host}${path}`),
    date: dateText(Math.max(shown, publication.publishedAt), dialect),
    picture: `http://${publication.outlet.host}/images/${publication.id}/cover.jpg`,
  }
}

function summary(entry: Entry, dialect: FeedDialect): string {
  if (dialect.cdata)
    return `<![CDATA[<a href="${entry.link}"><img src="${entry.picture}"></a></br>${entry.lead.replace(/]]>/g, '')}]]>`
  return written(entry.lead, dialect)
}

function rss(name: string, home: string, entries: Entry[], dialect: FeedDialect): string {
  const items = entries.map((entry) => {
    const guid = entry.guid === '' ? '' : `<guid isPermaLink="true">${entry.guid}</guid>`
    const date = entry.date === '' ? '' : `<pubDate>${entry.date}</pubDate>`
    const enclosure = dialect.cdata ? '' : `<enclosure url="${entry.picture}" length="1000" type="image/jpeg"/>`
    return `<item><title>${entry.title}</title><link>${entry.link}</link>${guid}${date}<description>${summary(entry, dialect)}</description>${enclosure}</item>`
  })
  return `<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>${name}</title><link>${home}</link><description>${name}</description><generator>Tòa soạn</generator>
${items.join('\n')}
</channel></rss>`
}

function atom(name: string, home: string, entries: Entry[], dialect: FeedDialect): string {
  const items = entries.map(
    (
      entry,
    ) => `<entry><title type="text">${entry.title}</title><link rel="alternate" type="text/html" href="${entry.link}"/><id>${entry.guid || entry.link}</id>
<published>${entry.date}</published><updated>${entry.date}</updated><summary type="html">${summary(entry, dialect)}</summary></entry>`,
  )
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>${name}</title><id>${home}</id><link href="${home}"/>
${items.join('\n')}
</feed>`
}

function rdf(name: string, home: string, entries: Entry[], dialect: FeedDialect): string {
  const order = entries.map((entry) => `<rdf:li rdf:resource="${entry.link}"/>`)
  const items = entries.map(
    (entry) =>
      `<item rdf:about="${entry.link}"><title>${entry.title}</title><link>${entry.link}</link><description>${summary(entry, dialect)}</description><dc:date>${entry.date}</dc:date></item>`,
  )
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${home}"><title>${name}</title><link>${home}</link><description>${name}</description><items><rdf:Seq>${order.join('')}</rdf:Seq></items></channel>
${items.join('\n')}
</rdf:RDF>`
}

const forms = { rss, atom, rdf }

function feedArticles(press: OutletPress, source: SourceSpec, dialect: FeedDialect, now: number): Publication[] {
  const size = dialect.items ?? 50
  const found = latest(press, now, size, 0, source.section)
  if (!dialect.redatesEdits) return found
  const shown = (p: Publication): number => versionAt(p, now).at
  const edited = press.publications.filter((p) => isOut(p, now) && shown(p) > p.publishedAt)
  return [...new Set([...edited, ...found])].sort((a, b) => shown(b) - shown(a)).slice(0, size)
}

/** The text and the encoding of a feed at a moment. */
export function feedText(
  press: OutletPress,
  source: SourceSpec,
  now: number,
): { text: string; encoding: PageEncoding } {
  const dialect = source.dialect ?? { form: 'rss' as const }
  const encoding = dialect.encoding ?? 'utf-8'
  const entries = feedArticles(press, source, dialect, now).map((publication) => entryOf(publication, dialect, now))
  const name = dialect.bareAmpersand ? press.outlet.name : escapeMarkup(press.outlet.name)
  const body = forms[dialect.form](name, `http://${press.outlet.host}/`, entries, dialect)
  return { text: `<?xml version="1.0" encoding="${charsetName(encoding)}"?>\n${body}\n`, encoding }
}
