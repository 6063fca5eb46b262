import { bytes, count, fullDateTime } from '../web/shell/format.js'
import type { CheckCode } from './words.vi.js'

type Values = Readonly<Record<string, string | number>>
const n = (v: Values, name: string): string => count(Number(v[name]))
const size = (v: Values, name: string): string => bytes(Number(v[name]))
const lasts = (v: Values): string =>
  Number(v['days']) < 0
    ? ''
    : `; at ${bytes(Math.max(0, Number(v['perDay'] ?? 0)))} a day it is full in about ${n(v, 'days')} days`

export const en: Readonly<Record<CheckCode, (v: Values) => string>> = {
  'check-failed': (v) => `The part “${v['name']}” could not be checked (${v['cause']}). See the log.`,
  node: (v) => `Node ${v['version']}`,
  'node-old': (v) => `Node ${v['version']} is too old: start with “npm start”; Node ${v['least']} is needed`,
  'data-folder': (v) => `The data folder ${v['folder']} can be read and written`,
  'data-folder-closed': (v) =>
    `The data folder ${v['folder']} cannot be read or written: give the account of the software access`,
  'data-folder-open': (v) =>
    `Every account of this machine can read the data folder ${v['folder']}: set its mode to 750`,
  'product-answers': (v) => `The system runs and answers on port ${v['port']}`,
  'product-silent': (v) => `The system runs but does not answer on port ${v['port']}: see the log and restart it`,
  'port-free': (v) => (Number(v['port']) === 0 ? 'The port is chosen at the start' : `Port ${v['port']} is free`),
  'port-taken': (v) => `Port ${v['port']} is used by another program: stop that one or change PORT`,
  office: (v) => `Offices: ${n(v, 'offices')}, accounts: ${n(v, 'accounts')}`,
  'office-missing': () => 'There is no office yet: open the first-run page',
  articles: (v) => `Articles: ${n(v, 'articles')}`,
  'rebuild-unfinished': (v) =>
    `A rebuild is unfinished, ${n(v, 'done')} of ${n(v, 'total')} pages: start the system or run rebuild to go on`,
  index: (v) => `The index is complete: ${n(v, 'articles')} articles`,
  'index-behind': (v) => `The index lacks ${n(v, 'missing')} articles: run reindex`,
  'index-away': () => 'The search index does not answer: check its server and ELASTICSEARCH_URL',
  queue: (v) => `Queue: ${n(v, 'waiting')} waiting, none set aside`,
  parked: (v) => `${n(v, 'parked')} messages were set aside: see why on the Operation page, then try again (requeue)`,
  'queue-stuck': (v) =>
    `${n(v, 'waiting')} messages wait, the oldest for ${n(v, 'hours')} hours: see the log and restart the system`,
  'bus-away': () => 'The message broker cannot be reached: new articles wait. Check the Kafka servers',
  sources: (v) => `${n(v, 'active')} sources are collected, none fails, ${n(v, 'paused')} are paused`,
  'sources-none': () => 'No source is collected: add some on the Sources page',
  'sources-failing': (v) =>
    `${n(v, 'failing')} of ${n(v, 'active')} sources fail again and again, see the Sources page: ${v['urls']}`,
  disk: (v) => `The disk has ${size(v, 'free')} of ${size(v, 'total')} left${lasts(v)}`,
  'disk-scarce': (v) =>
    `The disk has ${size(v, 'free')} of ${size(v, 'total')} left${lasts(v)}: add space or move files elsewhere`,
  'disk-full': (v) => `The disk has only ${size(v, 'free')} left: free some now, collecting pauses when it is full`,
  'disk-unknown': (v) => `The space of ${v['folder']} is unknown: check the folder and its disk`,
  'pages-budget': (v) => `Kept pages take ${size(v, 'bytes')} of their ${size(v, 'budget')}`,
  'pages-budget-near': (v) =>
    `Kept pages take ${size(v, 'bytes')} of their ${size(v, 'budget')}: raise PAGES_BUDGET_GB or add a disk`,
  wal: (v) => `Write-ahead log: ${size(v, 'bytes')}`,
  'wal-large': (v) => `The write-ahead log is unusually large, ${size(v, 'bytes')}: restart the system at a quiet hour`,
  'back-up': (v) => `The last back-up is of ${fullDateTime(String(v['at']))} and was read back: ${v['folder']}`,
  'back-up-old': (v) => `The last back-up is ${n(v, 'days')} days old: see Background jobs, then run backup`,
  'back-up-none': (v) => `There is no back-up in ${v['folder']} yet: run backup`,
  'back-up-damaged': (v) => `The back-up ${v['folder']} is damaged on its disk: check the disk, then run backup`,
  'back-up-one-disk': () =>
    'Back-ups lie on the disk of the data and hold no kept pages: set BACKUP_DIR to a folder on another disk',
  'back-up-same-disk': (v) =>
    `The back-up folder ${v['folder']} lies on the disk of the data: one broken disk takes both, choose another`,
  'back-up-folder-away': (v) =>
    `The back-up folder ${v['folder']} cannot be opened: check that its disk is mounted and may be written (BACKUP_DIR)`,
  logs: (v) => `The log can be written: ${v['folder']} (${size(v, 'bytes')})`,
  'logs-closed': (v) => `The log cannot be written to ${v['folder']}: give write access`,
  window: (v) =>
    `${n(v, 'articles')} articles of ${n(v, 'days')} days are kept in memory to find reprints, about ${size(v, 'bytes')}`,
  'window-large': (v) =>
    `${n(v, 'articles')} articles are kept in memory, about ${size(v, 'bytes')}: add memory or lower GROUP_WINDOW_DAYS`,
  audit: (v) => `Audit log: ${n(v, 'entries')} lines, sealed without a gap, last seal ${v['seal'] || 'none yet'}`,
  'audit-broken': (v) =>
    `The seal of the audit log breaks at line ${v['line']}: it was changed beside the software. Leave the machine as it is, tell whoever is responsible for information security, compare with a back-up`,
  clock: (v) => `The clock of the machine is right (${n(v, 'seconds')} s from that of the outlets)`,
  'clock-unknown': () => 'The clock could not be compared with any outlet: check the network',
  'clock-wrong': (v) =>
    `The clock of the machine is ${n(v, 'seconds')} s ${Number(v['isAhead']) === 1 ? 'fast' : 'slow'}: switch time synchronisation (NTP) on`,
  certificate: (v) => `The certificate ${v['name']} holds for ${n(v, 'days')} days`,
  'certificate-soon': (v) => `The certificate ${v['name']} holds for ${n(v, 'days')} days only: renew it`,
  'certificate-over': (v) => `The certificate ${v['name']} is over: replace it`,
  'certificate-unreadable': (v) => `The certificate file ${v['name']} cannot be read: check its path and permissions`,
  'certificate-unknown': (v) => `The certificate of ${v['name']} could not be seen: check the proxy and PUBLIC_URL`,
  'site-without-tls': (v) =>
    `The site is open to the network at ${v['host']} without HTTPS: put a proxy with TLS in front and set PUBLIC_URL`,
}
