import type { vi } from './words.vi.js'

export const en: typeof vi = {
  title: 'Erase article',
  mistake: 'Error: Erase article',
  link: 'Erase this article…',
  lead: 'This cannot be undone, and the article is not collected again.',
  goes: 'What goes',
  goesList: (versions) => [
    `the texts of ${versions} ${versions === 1 ? 'version' : 'versions'}, from the record and the search index`,
    'the kept copy of the page',
    'labels of the machine and marks of reading',
  ],
  stays: 'What stays',
  staysList: [
    'title, outlet, time and link in reports that were issued',
    'cases that were opened, with the title',
    'an entry in the audit log: who erased it, when and why',
    'older back-ups, until they expire',
  ],
  cases: 'Cases on this article',
  reports: 'Reports not issued yet that mention it; the software does not change what people wrote, so look at each:',
  reason: 'Why it is erased',
  reasonHint: 'Goes into the audit log, for example: asked for by the outlet, letter number…',
  reasonMissing: 'Say why it is erased.',
  erase: 'Erase for good',
  cancel: 'Do not erase',
  done: 'The article is erased',
  doneLead: 'Its text and kept copy are gone. The audit log tells of it.',
  toSearch: 'To the search page',
}
