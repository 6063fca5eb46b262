import type { PressError } from '#foundation'
import { currentLanguage } from './language.js'

/** English of what a person at a screen may be told, by the code of the error; the Vietnamese sentence is the error's own. */
export const errorsInEnglish: Readonly<Record<string, string>> = {
  'account-own': 'You cannot disable the account you are using. Ask another administrator.',
  'account-unknown': 'There is no such account.',
  'api-throttled': 'Too many calls within a minute. Wait as long as Retry-After says, then call again.',
  'archive-full': 'The disk is full, so pages cannot be kept. Collecting is paused; free some space.',
  'archive-read': 'The kept copy of this page could not be read. Check the data folder.',
  'archive-write': 'Pages cannot be kept. Check the permissions and space of the data folder.',
  'article-unknown': 'There is no such article. It may have been erased; go back to the list.',
  'backup-folder': 'The back-up folder could not be made. Check BACKUP_DIR, its disk and the permissions.',
  'backup-no-room':
    'The disk of the back-up folder has too little room. Free some space, or keep fewer back-ups (BACKUP_KEEP_…).',
  'backup-unreadable': 'The copy could not be read back. The data in use are whole; check the disk and back up again.',
  'case-move': 'The case has moved on, or this role may not move it there. Reload the page.',
  'case-open': 'This article already has an open case. Go on in that one.',
  'case-unknown': 'There is no such case, or it belongs to another body.',
  'chart-unknown': 'There is no such chart. Charts can be saved as SVG or CSV.',
  'collect-not-ready':
    'The source could not be fetched now: collecting is starting, or the source is gone. Try again later.',
  'correction-unknown': 'This correction is gone or was already taken back. Reload the page.',
  'correction-value': 'The value chosen does not fit this label. Choose again.',
  'decision-unknown': 'This was already taken back, or is gone. Reload the page.',
  'disk-full':
    'The disk is full. Collecting is paused; what is stored can be read. Free some space; collecting goes on by itself.',
  'export-kind-unknown': 'A list can be taken away as XLSX, DOCX or CSV only.',
  'export-period': 'The period is not possible. Choose a first day that is not after the last.',
  'export-unknown': 'The file is gone: exports are kept for 30 days. Ask for it again.',
  'figure-unknown': 'The report has no such figure. Open it again from the report.',
  'form-invalid': 'Something in the form is missing or wrong. Mend what is marked and send it again.',
  'format-unknown': 'Only DOCX and PDF can be downloaded.',
  'gazetteer-province': 'No province of this name is known. Choose one from the list.',
  'index-away':
    'The search index does not answer. No data are lost: articles are still collected and will be searchable when it is back. Try again in a few minutes; if it stays, tell the administrator.',
  'index-missing': 'The search index was deleted. No data are lost: ask the administrator to run reindex.',
  'index-refused':
    'The search server does not let this account use the index. Check its password, key and permissions.',
  'invitation-over': 'This link was already used or is too old. Ask the administrator for a new one.',
  'job-broken-off':
    'The job was broken off so often that it is not begun again. Look into the log, then ask for it again.',
  'job-failed': 'The job failed; the log says why (job.failed). Try again.',
  'job-goes-to-its-end':
    'A rebuild that has begun has to go to its end, or figures would be wrong. The system may be stopped meanwhile: it goes on at the next start.',
  'job-kind-unknown': 'There is no such kind of job.',
  'job-needs-engines': 'This job needs the index and the queue. Begin it while both work.',
  'job-stop-first': 'With Kafka a rebuild is done from the command line: stop the system, run rebuild, start it again.',
  'job-unknown': 'There is no such job. Open the list of jobs again.',
  'job-while-playing': 'The demonstration still plays its past weeks. Wait until it is done, then try again.',
  'link-unreadable': 'This is not an address of a page. Copy it again from the browser.',
  'office-missing': 'The office is not set up yet.',
  'outlet-unknown': 'There is no such outlet. Choose one from the list.',
  'page-unknown': 'This article has no kept copy.',
  'password-weak':
    'This password is too easy to guess. Use at least 10 characters, not all alike and without the user name.',
  'registry-entry': 'An entry of the list of outlets is wrong. Check its kind and address.',
  'registry-unreadable': 'The list of sources could not be read. Use a file that Điểm báo exported.',
  'report-block-unknown': 'This paragraph is not in the draft. Reload the page and go on.',
  'report-file-unknown': 'There is no such file: only issued reports have files, as DOCX or PDF.',
  'report-figure-unknown': 'This figure is not in the draft. Reload the page and choose again.',
  'report-figures-changed':
    'Some figures have changed since the draft was written. Update or keep each, then freeze again.',
  'report-paper-broken':
    'The kept file of this issued report is damaged. Ask the administrator to restore it from a back-up.',
  'report-period': 'The period is not possible: its end must be after its beginning. Choose both days again.',
  'report-stale': 'Somebody else has changed this draft meanwhile. Reload the page and go on from there.',
  'report-state': 'The report is in a state that does not allow this. Reload the page.',
  'report-unknown': 'There is no such report.',
  'report-unsourced': 'A sentence has no article behind it. Add its source or take it out.',
  'second-factor-state': 'Setting up the second factor was not begun or is done. Open the page My account again.',
  'second-step-over': 'Five minutes have passed. Type name and password again.',
  'sign-in-throttled': 'Too many tries. Wait a few minutes, then sign in again.',
  'sign-in-wrong': 'User name or password is not right.',
  'source-known': 'This source is already in the list.',
  'source-unknown': 'There is no such source.',
  'story-unknown': 'There is no such story. It may have been merged into another; go back to the list.',
  'token-unknown': 'There is no such token, or it was already revoked. Reload the page.',
  'undo-unknown': 'This step was already taken back, or another account made it.',
}

/** What a person is told of an error, in the language of the request. */
export const sentenceOf = (error: PressError): string =>
  (currentLanguage() === 'en' ? errorsInEnglish[error.code] : undefined) ?? error.userMessage
