/** The words of the product as types and pure rules. */
export * from './words.js'
export { canonicalUrl, hostOf } from './canonical-url.js'
export { outletIdOf } from './outlet-id.js'
export * from './period.js'
export * from './messages.js'
export * from './cases.js'
export * from './roles.js'
export * from './outcomes.js'
