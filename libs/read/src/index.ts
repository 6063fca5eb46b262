/** Questions only: search, figures, stories, overview. Nothing here writes. */
export { aboutOnly, countFigure, type Figure, type FigureUnit } from './figures/figure.js'
export { figureUrl, readSearchUrl, type SearchAddress, searchUrl } from './search/search-url.js'
export { highlight, type MarkedText, matchSpans, snippet } from './search/highlight.js'
export { asksForMarks, parseQuery, type ParsedQuery, type QueryProblem, withoutMarks } from './search/parse-query.js'
export type { QueryNames } from './search/query-fields.js'
export type { QueryFault, QueryProblemCode } from './search/query-problems.js'
export { readArticles, type ReadCounts, withReadMarks } from './search/read-marks.js'
export { overview, type Compared, type Overview, type RisingStory, type TopicRow } from './overview/overview.js'
export {
  type FoundArticle,
  type FoundArticles,
  mainFacets,
  searchArticles,
  type SearchDeps,
} from './search/search-articles.js'
export { type Asked, askedSearch, type AskedSearch, requestOf } from './search/asked-search.js'
export type { Obstacle } from './search/why-empty.js'
export type { ExtractSentence } from './stories/extract.js'
export { type StoryRow, storyRows } from './stories/story-row.js'
export {
  type StoryDay,
  type StoryList,
  storyList,
  type StoryOutlet,
  storyView,
  type StoryView,
} from './stories/story-view.js'
