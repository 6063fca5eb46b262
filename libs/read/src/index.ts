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
export { type Burst, burstOf } from './stories/burst.js'
export { similarStories } from './stories/similar-stories.js'
export type { StoryCoverage } from './stories/story-coverage.js'
export type { StoryEvent } from './stories/story-history.js'
export type { StoryLinks } from './stories/story-links.js'
export { storyAsCounted, type StoryRow, storyRows } from './stories/story-row.js'
export { readableTitle } from './stories/story-title.js'
export { type StoryTone, storyTone } from './stories/story-tone.js'
export {
  type StoryDay,
  type StoryList,
  storyList,
  type StoryOutlet,
  type StoryText,
  storyView,
  type StoryView,
} from './stories/story-view.js'
