/**
 * Every figure the product promises, in one place: what is measured, in which unit, and where it has to stand.
 * A bar is changed here only, by a decision, never by the measurement that it judges.
 */
export interface Bar {
  /** Words of the table. */
  readonly words: string
  readonly unit: string
  readonly atLeast?: number
  readonly atMost?: number
}

export const bars = {
  pipeline: {
    perSecond: { words: 'articles searchable a second', unit: 'articles/s', atLeast: 150 },
    peakMemory: { words: 'resident memory of the process tree, peak', unit: 'MB', atMost: 500 },
    lost: { words: 'articles of the archive not searchable', unit: 'articles', atMost: 0 },
    doubled: { words: 'articles stored twice', unit: 'articles', atMost: 0 },
  },
  idle: {
    cpu: { words: 'mean processor time, 100 sources scheduled', unit: '% of one core', atMost: 1 },
    firstPage: { words: 'bare process to first page', unit: 's', atMost: 3 },
    sources: { words: 'sources scheduled meanwhile', unit: 'sources', atLeast: 100 },
    asked: { words: 'sources asked meanwhile', unit: 'requests', atLeast: 1 },
  },
  search: {
    p95: { words: '95 % of answers within', unit: 'ms', atMost: 80 },
    full: { words: 'answers with 20 rows and the five main facets', unit: '%', atLeast: 95 },
  },
  report: {
    draft: { words: 'a week drafted', unit: 's', atMost: 2 },
    docx: { words: 'DOCX with an annex of 500', unit: 's', atMost: 2 },
    pdf: { words: 'PDF with an annex of 500', unit: 's', atMost: 3 },
    annex: { words: 'articles listed in the annex that was printed', unit: 'articles', atLeast: 500 },
  },
  pages: {
    overview: { words: 'overview, 95 % of answers within', unit: 'ms', atMost: 150 },
    search: { words: 'search, 95 % of answers within', unit: 'ms', atMost: 150 },
    article: { words: 'article, 95 % of answers within', unit: 'ms', atMost: 150 },
    story: { words: 'story, 95 % of answers within', unit: 'ms', atMost: 150 },
    cases: { words: 'responses, 95 % of answers within', unit: 'ms', atMost: 150 },
    report: { words: 'report, 95 % of answers within', unit: 'ms', atMost: 150 },
    firstView: { words: 'heaviest first view, fonts and scripts included', unit: 'KB', atMost: 350 },
    laterView: { words: 'heaviest later view', unit: 'KB', atMost: 60 },
  },
  extraction: { f1: { words: 'words of the text, F1 over the pages', unit: '', atLeast: 0.962 } },
  feeds: {
    rightCount: { words: 'files with entries whose number is right', unit: '%', atLeast: 98.5 },
    slowest: { words: 'slowest file', unit: 's', atMost: 1 },
    replacements: { words: 'entries with a replacement character', unit: 'entries', atMost: 0 },
  },
  robots: { rfc: { words: 'cases of RFC 9309 passed', unit: '%', atLeast: 100 } },
  groups: {
    reprintRecall: { words: 'reprints, pairwise recall', unit: '', atLeast: 0.985 },
    reprintPrecision: { words: 'reprints, pairwise precision', unit: '', atLeast: 0.985 },
    storyAll: { words: 'stories, B-cubed F1 over all', unit: '', atLeast: 0.975 },
    storyCompany: { words: 'stories, B-cubed F1 over items with company', unit: '', atLeast: 0.965 },
    perSecond: { words: 'grouped a second with 100,000 in the window', unit: 'articles/s', atLeast: 1000 },
    window: { words: 'memory of that window', unit: 'MB', atMost: 250 },
  },
  labels: {
    relevance: { words: 'relevance, kappa', unit: '', atLeast: 0.89 },
    topic: { words: 'main topic, kappa', unit: '', atLeast: 0.87 },
    event: { words: 'event, kappa', unit: '', atLeast: 0.8 },
    tone: { words: 'tone, kappa', unit: '', atLeast: 0.65 },
    respond: { words: 'respond, kappa', unit: '', atLeast: 0.58 },
    criticalTone: { words: 'critical tone, F1', unit: '', atLeast: 0.74 },
    calibration: { words: 'expected calibration error, mean of five', unit: '', atMost: 0.05 },
    perSecond: { words: 'classified a second, reading and writing included', unit: 'articles/s', atLeast: 1000 },
  },
  places: {
    f1: { words: 'places, F1 of (start, unit)', unit: '', atLeast: 0.93 },
    leftAlone: { words: 'words that are no places left alone', unit: 'of 23', atLeast: 22 },
  },
  collecting: {
    lost: { words: 'reachable articles not stored', unit: 'articles', atMost: 0 },
    doubled: { words: 'articles stored twice', unit: 'articles', atMost: 0 },
    parked: { words: 'batches parked', unit: 'batches', atMost: 0 },
  },
} as const satisfies Record<string, Record<string, Bar>>

export type BarName = keyof typeof bars
