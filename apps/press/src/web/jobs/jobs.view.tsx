import type { ComponentChildren } from 'preact'
import { backUpFolder } from '../../backups/make-back-up.js'
import { isOpen, type Job, jobKind, mayCancel } from '../../jobs/job-rows.js'
import type { JobKindName } from '../../jobs/job-kind.js'
import { addDays, localDate } from '#press'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { errorsInEnglish } from '../shell/errors.en.js'
import { ago, fullDateTime } from '../shell/format.js'
import { currentLanguage } from '../shell/language.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { words } from './words.js'

export interface JobProblem {
  readonly kind: JobKindName
  readonly message: string
}
export interface JobsProps {
  readonly visit: SignedVisit
  readonly jobs: readonly Job[]
  readonly lastBackUp: Job | null
  /** What the person has just asked for. */
  readonly asked: string | null
  readonly problem: JobProblem | null
  readonly typed: Readonly<Record<string, unknown>>
}

export function JobsPage(p: JobsProps) {
  const { jobs, lastBackUp, visit } = p
  const w = words()
  const open = jobs.filter(isOpen)
  const ended = jobs.filter((j) => !isOpen(j))
  const running = open.filter((j) => j.state === 'running').length
  return (
    <>
      <PageHead
        title={w.title}
        lead={
          <span id="jobs-lead" data-live>
            {open.length === 0 ? w.nothingOpen : w.open(running, open.length - running)}{' '}
            {lastBackUp?.endedAt ? w.lastBackUp(ago(lastBackUp.endedAt, visit.now)) : w.noBackUp}
          </span>
        }
        actions={
          <>
            <a class="button" href="/jobs">
              {w.refresh}
            </a>
            <a href="/health">{w.toHealth}</a>
          </>
        }
      />
      <Asked {...p} />
      <FormProblems problems={p.problem ? [{ field: `begin-${p.problem.kind}`, message: p.problem.message }] : []} />
      <div id="jobs-live" data-live>
        {open.length > 0 && <Open visit={visit} jobs={open} />}
      </div>
      <Begin {...p} />
      <div id="jobs-ended" data-live>
        {ended.length > 0 && <Ended visit={visit} jobs={ended} />}
      </div>
    </>
  )
}

function Asked({ asked, problem }: JobsProps) {
  const w = words()
  if (problem || asked === null) return null
  if (asked === 'known') return <Notice kind="info">{w.askedAlready}</Notice>
  return <Notice kind="good">{asked === 'cancel' ? w.cancelled : w.asked}</Notice>
}

function Open({ visit, jobs }: { visit: SignedVisit; jobs: readonly Job[] }) {
  const w = words()
  const { columns } = w
  return (
    <Section title={w.openTitle} note={w.openNote}>
      <JobTable
        jobs={jobs}
        timeHead={columns.since}
        timeOf={(job) => job.startedAt ?? job.askedAt}
        heads={[columns.progress, columns.action]}
        cellsOf={(job) => [
          <Progress job={job} />,
          mayCancel(job) && job.cancelAt === null && <Cancel visit={visit} job={job} />,
        ]}
      />
    </Section>
  )
}

/** What every table of jobs begins with: kind, who asked, one time; then two columns of its own. */
function JobTable({
  jobs,
  timeHead,
  timeOf,
  heads,
  cellsOf,
}: {
  jobs: readonly Job[]
  timeHead: string
  timeOf: (job: Job) => string | null
  heads: readonly [string, string]
  cellsOf: (job: Job) => readonly [ComponentChildren, ComponentChildren]
}) {
  const w = words()
  const { columns } = w
  return (
    <div class="scroll">
      <table class="blocks jobs">
        <thead>
          <tr>
            <th>{columns.kind}</th>
            <th>{columns.by}</th>
            <th>{timeHead}</th>
            {heads.map((head) => (
              <th>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => {
            const at = timeOf(job)
            return (
              <tr>
                <td>{w.kinds[job.kind]}</td>
                <td data-label={columns.by}>{job.askedBy ?? w.product}</td>
                <td class="nowrap" data-label={timeHead}>
                  {at && fullDateTime(at)}
                </td>
                {cellsOf(job).map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Progress({ job }: { job: Job }) {
  const w = words()
  if (job.cancelAt !== null) return <>{w.stopping}</>
  if (job.state === 'waiting') return <>{w.waiting}</>
  return (
    <>
      {job.total > 0 ? (
        <>
          <progress value={job.done} max={job.total} aria-label={w.progressLabel(w.kinds[job.kind])} />{' '}
          {w.progress(job.done, job.total)}
        </>
      ) : (
        w.starting
      )}
      {job.attempts > 1 && <span class="note"> {w.again(job.attempts)}</span>}
    </>
  )
}

function Cancel({ visit, job }: { visit: SignedVisit; job: Job }) {
  const w = words()
  if (!visitMay(visit, jobKind(job.kind).permission)) return null
  return (
    <Form visit={visit} action={`/jobs/${job.id}/cancelling`} class="inline">
      <button aria-label={w.cancelOf(w.kinds[job.kind])}>{w.cancel}</button>
    </Form>
  )
}

function Ended({ visit, jobs }: { visit: SignedVisit; jobs: readonly Job[] }) {
  const w = words()
  const { columns } = w
  return (
    <Section title={w.historyTitle} note={w.historyNote(jobs.length)}>
      <JobTable
        jobs={jobs}
        timeHead={columns.end}
        timeOf={(job) => job.endedAt}
        heads={[columns.state, columns.result]}
        cellsOf={(job) => [
          job.state === 'failed' ? <b class="count danger">{w.states.failed}</b> : w.states[job.state],
          <>
            {job.state === 'done' && w.result(job)}
            {job.state === 'failed' && errorOf(job)}{' '}
            {job.state === 'done' && job.facts?.['file'] && visitMay(visit, jobKind(job.kind).permission) && (
              <a href={`/jobs/${job.id}/file`}>{w.download}</a>
            )}
          </>,
        ]}
      />
    </Section>
  )
}

const errorOf = (job: Job): string =>
  (currentLanguage() === 'en' ? errorsInEnglish[String(job.facts?.['code'])] : undefined) ?? job.error ?? ''

/** The forms that begin a job, those this role may use. */
function Begin(p: JobsProps) {
  const { visit, typed } = p
  const w = words()
  const { settings } = visit.desk
  const today = localDate(visit.now)
  const day = (name: string, otherwise: string): string =>
    typeof typed[name] === 'string' ? String(typed[name]) : otherwise
  return (
    <Section title={w.beginTitle}>
      <div class="job-forms">
        <BeginJob {...p} kind="back-up" means={w.means['back-up'](settings.backupTime, backUpFolder(settings))} />
        <BeginJob {...p} kind="export-articles" means={w.means['export-articles']}>
          <Field name="from" label={w.from} type="date" value={day('from', localDate(addDays(visit.now, -30)))} />
          <Field name="to" label={w.to} type="date" value={day('to', today)} />
        </BeginJob>
        <BeginJob {...p} kind="export-sources" means={w.means['export-sources']} />
        <BeginJob {...p} kind="import-sources" means={w.means['import-sources']}>
          <Field name="text" label={w.registry} rows={4} value={day('text', '')} />
        </BeginJob>
        <BeginJob {...p} kind="reindex" means={w.means.reindex} />
        <BeginJob {...p} kind="rebuild" means={w.means.rebuild}>
          <label class="check">
            <input type="checkbox" name="confirm" value="yes" />
            {w.confirm}
          </label>
        </BeginJob>
      </div>
    </Section>
  )
}

function BeginJob({
  visit,
  problem,
  kind,
  means,
  children,
}: JobsProps & { kind: JobKindName; means: string; children?: ComponentChildren }) {
  const w = words()
  if (!visitMay(visit, jobKind(kind).permission)) return null
  const wrong = problem?.kind === kind ? problem.message : null
  return (
    <Form visit={visit} action="/jobs" class="job-form">
      <h3>{w.kinds[kind]}</h3>
      <p class="note" id={`means-${kind}`}>
        {means}
      </p>
      {wrong && (
        <p class="error" id={`wrong-${kind}`}>
          {wrong}
        </p>
      )}
      {children}
      <button id={`begin-${kind}`} name="kind" value={kind} aria-describedby={`means-${kind}`}>
        {w.begin[kind]}
      </button>
    </Form>
  )
}
