import { feed } from './feed/index.js'

/** Every way of listing that the product reads; to add one, add a folder and a line here. */
export const sourceKinds = [feed] as const

/** Stored with each Source. */
export type SourceKindName = (typeof sourceKinds)[number]['name']
