import { localTime, two } from '../dates.js'
import { slugOf } from '../text.js'
import type { AddressStyle, OutletSpec, Publication, PublishedVersion } from './types.js'

/** The section whose pages stand below the path that robots.txt of one host forbids. */
export const closedSection = 'Nội bộ'

function stamp(ms: number): string {
  const t = localTime(ms)
  return `${two(t.month)}${two(t.day)}${two(t.hour)}${two(t.minute)}${two(t.second)}`
}

/** Creation is some minutes before publication, and ids tell the former. */
function createdAt(publication: Publication): number {
  return publication.publishedAt - (3 + (publication.id % 40)) * 60_000 + (publication.id % 60) * 1000
}

const wordpressSlug = (publication: Publication): string =>
  `${publication.versions[0]?.slug}-${publication.id.toString(36)}`

const makers: Record<AddressStyle, (p: Publication, slug: string) => string> = {
  number: (p, slug) => `/${slug}-${4_900_000 + p.id}.html`,
  channel: (p, slug) => {
    const year = two(localTime(createdAt(p)).year % 100)
    return `/${slug}-100${year}${stamp(createdAt(p))}${String(p.id % 1000).padStart(3, '0')}.htm`
  },
  post: (p, slug) => `${p.section === closedSection ? '/noi-bo' : ''}/${slug}-post${830_000 + p.id}.html`,
  'month-hex': (p, slug) => {
    const t = localTime(p.publishedAt)
    const hex = (0x3a00000 + p.id * 61).toString(16)
    return `/${slugOf(p.section)}/${t.year}${two(t.month)}/${slug}-${hex}/`
  },
  'a-number': (p, slug) => `/${slugOf(p.section)}/${slug}-a${150_000 + p.id}.html`,
  postid: (p, slug) => `/${slug}-postid${430_000 + p.id}.bbg`,
  stamp: (p, slug) => {
    const year = localTime(createdAt(p)).year
    return `/${slugOf(p.section)}/${slug}-${year}${stamp(createdAt(p))}${String(p.id % 1000).padStart(3, '0')}.htm`
  },
  slug: (p) => `/${wordpressSlug(p)}.htm`,
  'item-query': (p) => `/Pages/tin-chi-tiet.aspx?ItemID=${5000 + p.id}&Cat=${p.section.length}`,
  wordpress: (p) => `/${wordpressSlug(p)}/`,
  epi: (p, slug) => `/${slug}/c/${48_000_000 + p.id}.epi`,
}

const keyPatterns: Record<AddressStyle, RegExp> = {
  number: /-(\d{7,})\.html$/,
  channel: /-(100\d{15})\.htm$/,
  post: /-post(\d+)\.html$/,
  'month-hex': /-([0-9a-f]{7})\/?$/,
  'a-number': /-a(\d+)\.html$/,
  postid: /-postid(\d+)\.bbg$/,
  stamp: /-(\d{17})\.htm$/,
  slug: /^\/([a-z0-9-]+)\.htm$/,
  'item-query': /[?&]ItemID=(\d+)/,
  wordpress: /^\/([a-z0-9-]+)\/?$/,
  epi: /\/c\/(\d+)\.epi$/,
}

/** The path and query of an article while it is at `version`. */
export function pathOf(publication: Publication, version: PublishedVersion): string {
  return makers[publication.outlet.address](publication, version.slug)
}

/** The absolute address of an article while it is at `version`. */
export function urlOf(publication: Publication, version: PublishedVersion): string {
  return `http://${publication.outlet.host}${pathOf(publication, version)}`
}

/** The part of a path by which an outlet's system finds the article, or null when it looks like none. */
export function keyOfPath(outlet: OutletSpec, path: string): string | null {
  const whole = outlet.address === 'item-query' ? path : (path.split('?')[0] as string)
  return keyPatterns[outlet.address].exec(whole)?.[1] ?? null
}
