import { feed } from './feed/index.js'
import { listPage } from './list-page/index.js'
import { sitemap } from './sitemap/index.js'

/** Every way of listing that the product reads; to add one, add a folder and a line here. */
export const sourceKinds = [feed, sitemap, listPage] as const

/** Stored with each Source. */
export type SourceKindName = (typeof sourceKinds)[number]['name']
