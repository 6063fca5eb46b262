import type { IndexState } from '#article-index'
import type { ParkedMessage, QueueStatus } from '#bus'
import type { Checked } from '../../checks/index.js'
import type { CollectStatus } from '../../desk.js'
import type { DiskSpace } from '../../disk/disk-space.js'
import type { DiskForecast } from '../../disk/forecast.js'
import { Form, Notice, PageHead, Section } from '../shell/components/parts.js'
import { count, fullDateTime } from '../shell/format.js'
import type { SignedVisit } from '../shell/visit.js'
import { Disk, Findings } from './installation.view.js'
import { words } from './words.js'

export interface IndexHealth extends IndexState {
  readonly articles: number
}

export interface HealthProps {
  readonly visit: SignedVisit
  /** Null while the index does not answer. */
  readonly index: IndexHealth | null
  readonly queues: readonly QueueStatus[]
  readonly parked: readonly ParkedMessage[]
  /** Why messages wait although the stages could work. */
  readonly busTrouble: string | null
  readonly collect: CollectStatus
  readonly disk: DiskSpace | null
  readonly forecast: DiskForecast | null
  /** What somebody should look at. */
  readonly findings: readonly Checked[]
}

const stageName = (topic: string): string => (words().stages as Record<string, string>)[topic] ?? topic

export function HealthPage(p: HealthProps) {
  const w = words()
  const pending = p.queues.reduce((sum, q) => sum + q.pending, 0)
  const parked = p.queues.reduce((sum, q) => sum + q.parked, 0)
  return (
    <>
      <PageHead
        title={w.title}
        lead={
          <>
            {p.collect.isRunning ? w.collecting : w.notCollecting}.{' '}
            {p.index ? w.indexed(count(p.index.articles)) : w.indexSilent}, {w.wanted(count(p.collect.wanted))},{' '}
            {w.pending(count(pending))},{' '}
            {parked > 0 ? <b class="count danger">{w.parked(count(parked))}</b> : w.noneParked}.
          </>
        }
        actions={
          <a class="button" href="/jobs">
            {w.toJobs}
          </a>
        }
      />
      <Warnings {...p} />
      <Findings findings={p.findings} />
      <Steps queues={p.queues} />
      {p.parked.length > 0 && <Parked {...p} total={parked} />}
      {p.index?.engine === 'elasticsearch' && <Cluster {...p.index} />}
      {p.disk && <Disk disk={p.disk} forecast={p.forecast} budgetGb={p.visit.desk.settings.pagesBudgetGb} />}
    </>
  )
}

function Warnings({ index, busTrouble, collect }: HealthProps) {
  const w = words()
  return (
    <>
      {busTrouble && (
        <Notice kind="danger" title={w.busTitle}>
          {busTrouble}
        </Notice>
      )}
      {index === null && (
        <Notice kind="danger" title={w.indexAwayTitle}>
          {w.indexAway}
        </Notice>
      )}
      {index?.status === 'red' && (
        <Notice kind="danger" title={w.indexRedTitle}>
          {w.indexRed}
        </Notice>
      )}
      {collect.pausedReason === 'disk-full' && (
        <Notice kind="danger" title={w.fullTitle}>
          {w.full}
        </Notice>
      )}
      {collect.pausedReason === 'rebuild' && <Notice kind="info">{w.rebuilding}</Notice>}
      {collect.pausedReason === 'failed' && (
        <Notice kind="danger" title={w.failedTitle}>
          {w.failed}
        </Notice>
      )}
      {!collect.isRunning && collect.pausedReason === null && <Notice kind="info">{w.starting}</Notice>}
    </>
  )
}

function Steps({ queues }: Pick<HealthProps, 'queues'>) {
  const w = words()
  return (
    <Section title={w.stepsTitle} note={w.stepsNote}>
      <div class="scroll">
        <table class="few">
          <thead>
            <tr>
              <th>{w.step}</th>
              <th class="num">{w.waiting}</th>
              <th class="num">{w.setAside}</th>
              <th>{w.oldest}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((q) => (
              <tr>
                <td>{stageName(q.topic)}</td>
                <td class="num">{count(q.pending)}</td>
                <td class="num">{count(q.parked)}</td>
                <td>{q.oldest ? fullDateTime(q.oldest) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Parked({ visit, parked, queues, total }: HealthProps & { total: number }) {
  const w = words()
  const topics = queues.filter((q) => q.parked > 0)
  return (
    <Section title={w.parkedTitle} note={w.parkedNote}>
      <div class="actions">
        <Form visit={visit} action="/health/requeue">
          <button data-busy={w.retrying}>{w.retryAll(count(total))}</button>
        </Form>
        {topics.length > 1 &&
          topics.map((q) => (
            <Form visit={visit} action="/health/requeue">
              <button name="topic" value={q.topic}>
                {w.retryStep(stageName(q.topic), count(q.parked))}
              </button>
            </Form>
          ))}
      </div>
      <div class="scroll">
        <table class="blocks">
          <thead>
            <tr>
              <th>{w.step}</th>
              <th>{w.since}</th>
              <th class="num">{w.attempts}</th>
              <th>{w.cause}</th>
            </tr>
          </thead>
          <tbody>
            {parked.map((m) => (
              <tr>
                <td>{stageName(m.topic)}</td>
                <td class="nowrap">{fullDateTime(m.createdAt)}</td>
                <td class="num" data-label={w.attempts}>
                  {m.attempts}
                </td>
                <td lang="en" class="cause">
                  {m.cause}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parked.length < total && <p class="note">{w.parkedShown(count(parked.length))}</p>}
    </Section>
  )
}

function Cluster({ status, nodes }: IndexHealth) {
  const w = words()
  return (
    <Section title={w.indexTitle}>
      <p>{w.cluster(count(nodes), w.clusterStates[status])}</p>
    </Section>
  )
}
