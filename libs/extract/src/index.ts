/** From a fetched page to an article: title, lead, text, time and what else the press prints about it. Pure. */
export { idTime } from './dates/id-time.js'
export { type DateCertainty, type ReadDate, readDate, type ReadDateOptions } from './dates/read-date.js'
export { inZone } from './dates/zones.js'
export { type BatchArticle, type BatchPage, extractBatch } from './extract-batch.js'
export { extractArticle, extractorVersion } from './extract-article.js'
export type {
  Completeness,
  ExtractedArticle,
  Extraction,
  FeedHint,
  NotArticle,
  NotArticleReason,
  PageInput,
  Published,
  PublishedCertainty,
  PublishedSource,
} from './extraction.js'
export { withoutOutletMark } from './fields/find-lead.js'
export { outlets, type OutletTemplate } from './outlets/index.js'
export { type ReadKeptPage, readPageStage, type ReadPageParts } from './read-page-stage.js'
