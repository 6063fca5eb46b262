import type { vi } from './words.vi.js'

const articles = (n: number): string => (n === 1 ? '1 article' : `${n} articles`)

export const en: typeof vi = {
  stories: 'Stories',
  listNote: (from) => `28 days, from ${from}; articles about the province`,
  none: 'No event has been reported by two articles or more yet. This page fills by itself as articles are collected.',
  total: (n) => `${n} stories of two articles or more; pinned ones first, then those with most articles.`,
  days28: '28 days',
  articles: 'Articles',
  originals: 'Originals',
  outlets: 'Outlets',
  tonesOfOriginals: 'Tone of originals',
  perDay: (numbers) => `Articles each day: ${numbers}`,
  rising: 'rising',
  risingMeans: 'Yesterday and today brought clearly more articles than is usual for this story',
  pinned: 'pinned',
  storyTone: { critical: 'Critical', neutral: 'Neutral', favourable: 'Favourable', mixed: 'Mixed' },
  storyToneMeans: 'Overall tone, by number of originals',
  articlesLink: (n) => `${n} articles`,
  including: ', of which ',
  originalsLink: (n) => `${n} originals`,
  on: ', in ',
  outletsLink: (n) => `${n} outlets`,
  first: (outlet, at) => `First published by ${outlet} on ${at}`,
  latest: (at) => `; latest on ${at}`,
  flagged: (n) => ` ${n} flagged.`,
  besides: 'Besides, ',
  mentionsLink: (n) => `${n} articles`,
  mentionsOnly: ' only mention the province and are not counted above.',
  ownTitle: 'Title given by a user.',
  whoWhen: 'Who published, and when',
  bigMark: 'large mark: original',
  stroke: 'stroke: reprint',
  stripLabel: (outlets, from, to) =>
    `${outlets} outlets published from ${from} to ${to}; the full list is under Timeline`,
  originalsHead: 'originals',
  otherOutlets: (n) => `${n} other outlets`,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  dayMonth: (day, month) =>
    `${day} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? ''}`,
  mostCopied: 'Most reprinted originals',
  mostCopiedNote: 'articles with the same text, the original included',
  timeline: 'Timeline',
  timelineNote: (texts) => `${texts} texts; reprints stand under their original`,
  timelineCut: (n) => `first ${n} articles`,
  inSearch: 'Open in Search',
  copies: (n) => `${n} reprints`,
  isCopy: 'reprint',
  isCorrected: 'corrected',
  isKept: 'pinned to this story',
  quoted: 'In the words of the press',
  verbatim: 'quoted as published',
  tonePerDay: 'Tone by day',
  countOfOriginals: 'number of originals',
  day: 'Day',
  earlierDays: (n) => `${n} earlier days`,
  places: 'Places named',
  spread: 'Spread',
  tier: 'Kind of outlet',
  speed: (second, half, n) =>
    `The second outlet followed after ${second}; half of the ${n} outlets had published after ${half}.`,
  oneOutlet: 'Only one outlet has published so far.',
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  daysSpan: (n) => `${n} days`,
  atOnce: 'no time',
  silent: (silent, followed) => `${silent} of ${followed} followed outlets have not published`,
  noneSilent: 'All followed outlets have published.',
  continues: 'Continued',
  continuesNote: 'the same matter, many days apart',
  before: 'Earlier',
  after: 'Later',
  linkCounts: (n, outlets) => `${n} articles, ${outlets} outlets`,
  tools: 'Edit this story',
  rename: 'Rename',
  title: 'Title of the story',
  titleHint: 'Used in lists and on this page; headlines of articles do not change.',
  save: 'Save',
  saving: 'Saving…',
  pin: 'Pin to the top of the list',
  unpin: 'Unpin',
  merge: 'Merge into another story…',
  chosen: 'With the articles chosen:',
  moveElsewhere: 'Move to another story…',
  split: 'Split off as a new story',
  keep: 'Pin to this story',
  notThis: 'Not this story',
  choose: (title) => `Choose article ${title}`,
  keysHelp: {
    rows: 'row by row',
    spaceKey: 'Space',
    space: 'choose',
    A: 'merge',
    R: 'rename',
    O: 'move',
    S: 'split',
    N: 'pin article',
    Z: 'undo',
    esc: 'back to the list',
  },
  mergeTitle: 'Merge into another story',
  mergeLead: (title) =>
    `All articles of “${title}”, those still to come included, will count in the story chosen below. This can be undone.`,
  moveTitle: (n) => (n === '1' ? 'Move 1 article to another story' : `Move ${n} articles to another story`),
  moveLead: 'Articles of this story with the same text (reprints) go along. This can be undone.',
  searchStories: 'Find a story by its headlines',
  search: 'Find',
  target: 'Story that receives them',
  noTarget: 'No similar story was found. Type a few words of a headline of the story you look for.',
  chooseTarget: 'Choose a story from the list.',
  doMerge: 'Merge into the story chosen',
  doMove: 'Move to the story chosen',
  cancel: 'Cancel and go back',
  undo: 'Undo',
  undone: 'Undone.',
  history: 'Changed by users',
  somebody: 'Somebody',
  revoked: (by, at) => `undone by ${by} on ${at}`,
  reason: (text) => `Reason: ${text}`,
  more: 'and others',
  articleDone: {
    kept: 'The article is pinned to this story.',
    'moved-out': 'The article is in another story now; reprints of it went along.',
  },
  did: (e) => {
    switch (e.kind) {
      case 'merge':
        return 'merged this story into'
      case 'merged-here':
        return 'merged into this story'
      case 'title':
        return 'renamed it to'
      case 'pin':
        return 'pinned this story to the top of the list'
      case 'moved-in':
        return `moved ${articles(e.articles)} here:`
      case 'moved-out':
        return `moved ${articles(e.articles)} away:`
      case 'kept':
        return `pinned ${articles(e.articles)} to this story:`
    }
  },
  done: (e) => {
    switch (e.kind) {
      case 'merge':
      case 'merged-here':
        return 'The two stories are merged.'
      case 'title':
        return 'The story is renamed.'
      case 'pin':
        return 'The story is pinned to the top of the list.'
      case 'moved-in':
        return `Moved ${articles(e.articles)} to this story.`
      case 'moved-out':
        return `Moved ${articles(e.articles)} out of this story.`
      case 'kept':
        return `Pinned ${articles(e.articles)} to this story.`
    }
  },
}
