import type { Job } from '../../jobs/job-rows.js'
import { bytes, count } from '../shell/format.js'
import type { vi } from './words.vi.js'

const n = (job: Job, name: string): number => Number(job.facts?.[name] ?? 0)

const backUpResult = (job: Job): string => {
  const record = `Backed up ${count(n(job, 'articles'))} articles (${bytes(n(job, 'bytes'))}) and read them back`
  if (!job.facts?.['hasPages']) return `${record}; kept pages were not copied, as no second folder is set.`
  const lost = n(job, 'lostFiles')
  const mended = n(job, 'mendedFiles')
  return [
    `${record}; copied ${count(n(job, 'copiedFiles'))} of ${count(n(job, 'pageFiles'))} files of pages.`,
    mended > 0 ? `${count(mended)} damaged files of the back-up were copied again.` : '',
    lost > 0 ? `${count(lost)} damaged files of the back-up have no original any more: check its disk.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const results: Record<Job['kind'], (job: Job) => string> = {
  'back-up': backUpResult,
  reindex: (job) => `Indexed ${count(n(job, 'articles'))} articles again.`,
  rebuild: (job) =>
    `Rebuilt from ${count(n(job, 'pages'))} pages${n(job, 'parked') > 0 ? `; ${count(n(job, 'parked'))} pages were set aside, see Operation` : ''}.`,
  'import-sources': (job) =>
    `Added ${count(n(job, 'outlets'))} outlets and ${count(n(job, 'sources'))} sources; what was there stays as it is.`,
  'export-sources': (job) => `Exported ${count(n(job, 'outlets'))} outlets and ${count(n(job, 'sources'))} sources.`,
  'export-articles': (job) => `Exported ${count(n(job, 'rows'))} articles.`,
}

export const en: typeof vi = {
  title: 'Background jobs',
  toHealth: 'Operation',
  nothingOpen: 'No job is running.',
  open: (running, waiting) =>
    `${count(running)} running, ${waiting > 0 ? `${count(waiting)} waiting` : 'none waiting'}.`,
  lastBackUp: (ago) => `Last back-up: ${ago}.`,
  noBackUp: 'There is no back-up yet.',
  asked: 'The job is in line and begins in a few seconds.',
  askedAlready: 'This job already runs or waits, so it was not put in line again.',
  cancelled: 'The wish to cancel is noted; a running job stops at its next step.',
  openTitle: 'Running and waiting',
  openNote: 'when the machine goes off, jobs go on at the next start',
  historyTitle: 'Ended',
  historyNote: (shown) => `the latest ${count(shown)}`,
  columns: {
    kind: 'Job',
    by: 'Asked by',
    since: 'Begun',
    progress: 'Progress',
    action: 'Action',
    end: 'Ended',
    state: 'Result',
    result: 'Details',
  },
  product: 'The system',
  waiting: 'Waits for its turn',
  stopping: 'Stopping…',
  progress: (done, total) => `${count(done)}/${count(total)}`,
  progressLabel: (kind) => `Progress: ${kind}`,
  starting: 'Starting',
  again: (times) => `attempt ${count(times)} after a break`,
  cancel: 'Cancel',
  cancelOf: (kind) => `Cancel: ${kind}`,
  download: 'Download',
  beginTitle: 'Begin a job',
  kinds: {
    'back-up': 'Back-up',
    reindex: 'Rebuild of the search index',
    rebuild: 'Rebuild from kept pages',
    'import-sources': 'Import of sources',
    'export-sources': 'Export of sources',
    'export-articles': 'Export of articles',
  },
  means: {
    'back-up': (time, folder) =>
      `Copies data and kept pages into ${folder}, then reads them back. Runs by itself every day at ${time}.`,
    reindex: 'For when search results are missing. The old index answers until the new one is done.',
    rebuild:
      'Makes versions, groups and labels again from kept pages; corrections of the staff stay. Collecting stands still meanwhile and figures are not whole. Once begun, it goes to its end.',
    'import-sources': 'Paste a file that Điểm báo exported; entries that are there stay as they are.',
    'export-sources': 'Writes all outlets and sources into one file for another installation.',
    'export-articles':
      'Writes all articles that concern the province and were published in the period as CSV; the file is kept for 30 days.',
  },
  confirm: 'I understand that collecting stands still during the rebuild',
  confirmFirst: 'Tick the confirmation before the rebuild.',
  registry: 'Content of the list of sources (JSON)',
  from: 'From',
  to: 'To',
  begin: {
    'back-up': 'Back up now',
    reindex: 'Rebuild the index',
    rebuild: 'Rebuild',
    'import-sources': 'Import',
    'export-sources': 'Export the list',
    'export-articles': 'Export articles',
  },
  states: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Not done', cancelled: 'Cancelled' },
  refresh: 'Refresh',
  result: (job) => results[job.kind](job),
  errorTitle: (title) => `Error: ${title}`,
}
