import type { vi } from './words.vi.js'

export const en: typeof vi = {
  title: (week) => `Overview of week ${week}`,
  week: (week) => `Week ${week}`,
  sameHours: (week) => `Same hours of week ${week}`,
  running: ' (running)',
  compared: (period, running, isUnfinished, week, before) =>
    `${period}${running}, against ${isUnfinished ? 'the same hours of ' : ''}week ${week} (${before})`,
  chooseWeek: 'Choose a week',
  makeReport: 'Write the weekly report',
  nothing: 'There are no articles about the province in this period yet.',
  weekBefore: (isUnfinished) => (isUnfinished ? 'the same hours last week' : 'last week'),
  asMany: (than) => `as many as ${than}`,
  more: (than, n) => `${n} more than ${than}`,
  fewer: (than, n) => `${n} fewer than ${than}`,
  articles: (n) => `${n} articles`,
  originals: (n) => `${n} originals`,
  outletsCount: (n) => `${n} outlets`,
  criticalCount: (n) => `${n} critical originals`,
  followedCount: (n) => `${n} followed outlets`,
  volume: (articles, change, originals) => (
    <>
      There are {articles} about the province, {change}, with {originals} among them.
    </>
  ),
  noOriginals: 'no originals',
  followedWrote: (reported, followed) => (
    <>
      {reported} of {followed} wrote about it.
    </>
  ),
  outletsWrote: (outlets) => <>{outlets} wrote about it.</>,
  noCriticism: 'No original is critical.',
  criticalOriginals: (originals, past) => (
    <>
      {originals} are critical{past}
    </>
  ),
  past: (than, n) => ` (${than}: ${n})`,
  shareSame: (share) => `The critical share stayed at ${share} of originals`,
  shareUp: (a, b) => `The critical share rose from ${a} to ${b} of originals`,
  shareDown: (a, b) => `The critical share fell from ${a} to ${b} of originals`,
  leading: (n, all, story) => (
    <>
      ; {n} of {all} belong to the story {story}
    </>
  ),
  growing: (story, articles) => (
    <>
      The story that grew most is {story}, with {articles}.
    </>
  ),
  noChange: 'no change',
  collected: 'Articles collected',
  originalsLabel: 'Originals',
  storiesLabel: 'Stories',
  outletsLabel: 'Outlets that wrote',
  tonesByOriginals: 'Tone, by originals',
  perDay: (label, numbers) => `${label}, each day: ${numbers}`,
  copiesEach: (n) => ` · each original was reprinted ${n} times`,
  criticalPoints: (text) => `Critical ${text} points`,
  rising: 'Stories that grew most',
  risingNote: 'against the period before, by articles',
  allStories: 'All stories',
  storiesOfPeriod: (n) => `${n} stories in this period`,
  noStories: 'No event was reported by two articles or more in this period yet.',
  story: 'Story',
  inPeriod: 'In the period',
  articlesHead: 'Articles',
  outletsHead: 'Outlets',
  change: 'Change',
  tone: 'Tone',
  topics: 'Topics',
  noTopics: 'There are no articles about the province in this period yet. This fills by itself as they are collected.',
  topicsNote: 'number of originals; one may have several topics',
  toneOf: (week) => `Tone of ${week.toLowerCase()}`,
  critical: 'Critical',
  cases: 'To be answered',
  openCases: (n) => `${n} open`,
  overdueCases: (n) => `, ${n} overdue`,
  toCases: 'Open the cases',
  noCases: 'No case is open.',
  nobody: 'Not assigned',
  sources: 'Sources to look at',
  allSources: 'All sources',
  noSources: 'There are no sources yet, so nothing is collected. Add some on the page Sources.',
  goodSources: 'No source fails or is silent.',
  silent: 'Silent',
  unread: 'The source could not be read.',
  noNews: 'Runs well, nothing new',
  listsNothing: 'Can be read, but lists no articles',
  newsAt: (ago) => ` · last news ${ago}`,
  neverNews: ' · no news yet',
}
