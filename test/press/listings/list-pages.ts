import { agoInWords, dayMonthYear } from '../dates.js'
import { headerClock } from '../pages/article-page.js'
import { families } from '../pages/families/index.js'
import type { Frame } from '../pages/frame.js'
import { e } from '../pages/parts.js'
import type { Piece } from '../pages/piece.js'
import { pathOf } from '../world/addresses.js'
import type { OutletSpec, Publication } from '../world/types.js'
import { latest, versionAt, type OutletPress } from '../world/world.js'

/** Articles on one list page. */
export const listPageSize = 20

/** The CSS selector of article links on the list pages of an outlet. */
export function linkRuleOf(outlet: OutletSpec): string {
  const { list } = families[outlet.family]
  return `${list.titleTag}.${list.titleClass} a`
}

function item(outlet: OutletSpec, publication: Publication, now: number): string {
  const shape = families[outlet.family].list
  const version = versionAt(publication, now)
  const tracking = publication.id % 4 === 0 && outlet.address !== 'item-query' ? '?zarsrc=30&utm_source=trang-chu' : ''
  const title = outlet.decomposed ? version.title.normalize('NFD') : version.title
  const time =
    publication.id % 2 === 0
      ? agoInWords(publication.publishedAt, now)
      : dayMonthYear(publication.publishedAt).slice(0, 5)
  return `${shape.itemOpen}<a class="thumb" href="${e(pathOf(publication, version))}"><img src="/thumb/${publication.id}.jpg" alt=""></a>
<${shape.titleTag} class="${shape.titleClass}"><a href="${e(pathOf(publication, version) + tracking)}" title="${e(title)}">${e(title)}</a></${shape.titleTag}>
<p class="${shape.leadClass}">${e(version.lead)}</p><span class="${shape.timeClass}">${time}</span>${shape.itemClose}`
}

function pager(path: string, page: number, hasMore: boolean): string {
  const link = (to: number, words: string, rel: string): string =>
    `<a rel="${rel}" class="page-link" href="${path}?page=${to}">${words}</a>`
  const before = page > 1 ? link(page - 1, 'Trang trước', 'prev') : ''
  return `<div class="pagination">${before}<span class="current">${page}</span>${hasMore ? link(page + 1, 'Trang sau', 'next') : ''}</div>`
}

/** A page of links, newest first; `section` narrows it. */
export function listPieces(
  press: OutletPress,
  frame: Frame,
  path: string,
  page: number,
  now: number,
  section?: string,
): Piece[] {
  const { outlet } = press
  const shape = families[outlet.family].list
  const found = latest(press, now, listPageSize + 1, (page - 1) * listPageSize, section)
  const rows = found.slice(0, listPageSize).map((publication) => item(outlet, publication, now))
  const html = `${headerClock(now)}${shape.open}${rows.join('\n')}${shape.close}${pager(path, page, found.length > listPageSize)}`
  return [frame.top, `<title>${e(section ?? 'Trang chủ')} - ${e(outlet.name)}</title>`, frame.menu, html, frame.bottom]
}
