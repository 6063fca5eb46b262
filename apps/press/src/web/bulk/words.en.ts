import type { vi } from './words.vi.js'

const articles = (n: string): string => `${n} ${n === '1' ? 'article' : 'articles'}`
const kept = (skipped: number, n: string, why: string): string =>
  skipped > 0 ? ` ${articles(n)} ${why} and ${skipped === 1 ? 'stays' : 'stay'} as ${skipped === 1 ? 'it is' : 'they are'}.` : '' // prettier-ignore

export const en: typeof vi = {
  choose: (title) => `Select the article ${title}`,
  withChosen: 'With the selected articles:',
  chosen: '{n} selected:',
  chosenAll: 'With the whole list:',
  all: (rows) => `Select all ${rows} rows of the list`,
  allAtMost: (most, rows) => `Select the first ${most} of ${rows} rows (at most ${most} at a time)`,
  flag: 'Flag',
  reason: 'Reason',
  level: 'Level',
  flagChosen: 'Flag the selected articles',
  flagging: 'Flagging…',
  label: 'Correct labels',
  newLabel: 'New label',
  labelChosen: 'Correct the selected articles',
  saving: 'Saving…',
  labels: { tone: 'Tone', relevance: 'Relevance', topic: 'Topic' },
  report: 'Add to report',
  openReport: 'Report being written',
  addSources: 'Add to the sources',
  addThis: 'Add this article to the sources',
  adding: 'Adding…',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  isUnread: 'Unread',
  isRead: 'Read',
  undone: 'Undone.',
  undo: 'Undo',
  done: {
    read: (n) => `Marked ${articles(n)} as read.`,
    unread: (n) => `Marked ${articles(n)} as unread.`,
    label: (n) => `Corrected ${articles(n)}.`,
    flag: (n) => `Flagged ${articles(n)}.`,
    report: (n, title) => `Added ${articles(n)} to the sources of ${title}.`,
  },
  skipped: {
    read: (skipped, n) => kept(skipped, n, skipped === 1 ? 'was read before' : 'were read before'),
    unread: (skipped, n) => kept(skipped, n, skipped === 1 ? 'was unread' : 'were unread'),
    label: (skipped, n) => kept(skipped, n, skipped === 1 ? 'is no longer here' : 'are no longer here'),
    flag: (skipped, n) => kept(skipped, n, skipped === 1 ? 'has an open case' : 'have open cases'),
    report: (skipped, n) =>
      kept(skipped, n, skipped === 1 ? 'is among the sources already' : 'are among the sources already'),
  },
  confirm: {
    title: 'Several articles at once',
    read: (n) => `Mark ${articles(n)} as read?`,
    unread: (n) => `Mark ${articles(n)} as unread?`,
    label: (n) => `Correct the label of ${articles(n)}?`,
    flag: (n) => `Flag ${articles(n)}?`,
    report: (n) => `Add ${articles(n)} to the report?`,
    means: 'Done at once for exactly the articles below; it can be undone as a whole.',
    flagMeans: 'Each article becomes a case. Done at once for exactly the articles below; it can be undone as a whole.',
    others: (n) => `and ${n} more`,
    yes: (n) => `Do it for ${articles(n)}`,
    no: 'Cancel, back to the list',
  },
}
