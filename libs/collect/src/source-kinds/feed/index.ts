import type { SourceKind } from '../source-kind.js'
import { readFeed } from './read-feed.js'

/** RSS of every version, RDF, Atom, JSON Feed. */
export const feed = {
  name: 'feed',
  vietnameseName: 'Nguồn tin RSS',
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  read: readFeed,
} as const satisfies SourceKind
