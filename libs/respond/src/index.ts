/** Flags and the cases that follow from them. */
export { flagArticle, type FlagRequest, moveCase, type MoveRequest } from './flag-article.js'
