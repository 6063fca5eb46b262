import { dayMonthYear, hourMinute, weekdayName } from '../dates.js'
import { randomFrom } from '../random.js'
import { slugOf } from '../text.js'
import { pathOf, urlOf } from '../world/addresses.js'
import type { OutletSpec, Paragraph, Publication, PublishedVersion } from '../world/types.js'
import { latest, versionAt, type OutletPress } from '../world/world.js'
import { commentsFor } from './comments.js'
import { families } from './families/index.js'
import type { ArticlePage, Block, Picture, RelatedLink } from './family.js'
import type { Frame } from './frame.js'
import type { Mutation } from './mutation.js'
import type { Piece } from './piece.js'
import { captions, credits } from './words.js'

/** The lead as the outlet prints it. */
export function printedLead(publication: Publication, version: PublishedVersion): string {
  return publication.outlet.leadPrefix + version.lead
}

/** Paragraphs shown of an article that asks readers to sign in. */
const shownOfPartial = 2

/** The paragraphs that a reader without an account sees. */
export function shownParagraphs(publication: Publication, version: PublishedVersion): Paragraph[] {
  return publication.kind === 'partial' ? version.paragraphs.slice(0, shownOfPartial) : version.paragraphs
}

function pictures(publication: Publication): Picture[] {
  const random = randomFrom(`picture ${publication.id}`)
  const one = (i: number): Picture => ({
    src: `/images/${publication.id}/${i}.jpg`,
    caption: random.pick(captions),
    credit: random.pick(credits),
  })
  return Array.from({ length: random.between(0, 2) }, (_, i) => one(i))
}

function relatedLinks(press: OutletPress, publication: Publication): RelatedLink[] {
  const others = latest(press, publication.publishedAt, 4).filter((other) => other !== publication)
  return others.slice(0, 3).map((other) => {
    const version = versionAt(other, publication.publishedAt)
    return { href: pathOf(other, version), title: version.title, lead: version.lead }
  })
}

function decompose(page: ArticlePage): ArticlePage {
  const nfd = (text: string): string => text.normalize('NFD')
  const version = { ...page.version, title: nfd(page.version.title), lead: nfd(page.version.lead) }
  const paragraphs = page.paragraphs.map((paragraph) => ({ ...paragraph, text: nfd(paragraph.text) }))
  return { ...page, version, paragraphs, lead: nfd(page.lead) }
}

/** Everything a family needs for the page of an article at a moment. */
export function describePage(press: OutletPress, publication: Publication, now: number): ArticlePage {
  const version = versionAt(publication, now)
  const { outlet, original } = publication
  const page: ArticlePage = {
    outlet,
    publication,
    version,
    now,
    url: urlOf(publication, version),
    section: publication.section,
    sectionPath: `/${slugOf(publication.section)}`,
    lead: printedLead(publication, version),
    paragraphs: shownParagraphs(publication, version),
    pictures: pictures(publication),
    related: relatedLinks(press, publication),
    comments: commentsFor(randomFrom(`comments ${publication.id}`)),
    tags: [publication.place || publication.section, publication.section, outlet.name].filter((tag) => tag !== ''),
    originalUrl: original === null ? null : urlOf(original, versionAt(original, publication.publishedAt)),
  }
  return outlet.decomposed ? decompose(page) : page
}

/** The clock in the page header; it shows the moment of the answer and looks like a date of the article. */
export function headerClock(now: number): string {
  return `<div class="header-clock"><span class="time-now">${weekdayName(now)}, ${dayMonthYear(now)} | ${hourMinute(now)} GMT+7</span></div>`
}

function withPaywall(blocks: Block[], publication: Publication): Block[] {
  if (publication.kind !== 'partial') return blocks
  const html =
    '<div class="paywall-box"><p>Mời bạn đăng nhập để đọc tiếp</p><a href="/dang-nhap">Đăng nhập</a> <a href="/goi-doc">Mua gói đọc</a></div>'
  const at = blocks.findIndex((block) => block.name === 'body') + 1
  return [...blocks.slice(0, at), { name: 'paywall', html }, ...blocks.slice(at)]
}

/** The parts of an article page in order. */
export function articlePieces(page: ArticlePage, frame: Frame, mutation: Mutation | null): Piece[] {
  const family = families[page.outlet.family]
  const own = family.blocks(page).filter((block) => block.name !== 'more' || page.related.length > 0)
  const blocks = withPaywall(own, page.publication)
  const arranged = mutation === null ? blocks : mutation.arrange(blocks, page.outlet.code)
  const column = family.column[0] + arranged.map((block) => block.html).join('\n') + family.column[1]
  const html = headerClock(page.now) + column
  return [frame.top, family.head(page), frame.menu, mutation === null ? html : mutation.rename(html), frame.bottom]
}

/** The light twin (AMP): the same text with a canonical link, without menu and boxes. */
export function lightPieces(page: ArticlePage): Piece[] {
  const family = families[page.outlet.family]
  const kept = family.blocks(page).filter((block) => ['title', 'meta', 'head', 'lead', 'body'].includes(block.name))
  const charset = page.outlet.encoding
  return [
    `<!doctype html>\n<html amp lang="vi"><head><meta charset="${charset}">${family.head(page)}</head><body>${family.column[0]}`,
    kept.map((block) => block.html).join('\n'),
    `${family.column[1]}</body></html>`,
  ]
}

/** What a page says of a removed article where the outlet keeps status 200. */
export function removedPieces(outlet: OutletSpec, frame: Frame, now: number): Piece[] {
  const words = 'Nội dung không tồn tại hoặc đã được gỡ bỏ.'
  return [
    frame.top,
    `<title>${outlet.name}</title>`,
    frame.menu,
    `${headerClock(now)}<div class="not-found"><p>${words}</p></div>`,
    frame.bottom,
  ]
}
