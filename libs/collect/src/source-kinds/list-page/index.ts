import type { SourceKind } from '../source-kind.js'
import { readListPage } from './read-list-page.js'

/** A page of the outlet that lists articles: home page, section, topic. */
export const listPage = {
  name: 'list-page',
  vietnameseName: 'Trang danh sách',
  accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  read: readListPage,
} as const satisfies SourceKind
