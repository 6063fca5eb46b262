import { addDays, localDate } from '#press'
import type { Visitor } from '../../support/visitor.js'
import type { Measurement } from '../measurement.js'
import { canSeeProcesses, treeUse } from './process-tree.js'
import { withRunningStore } from './running-store.js'

const rounds = 3
/** A fortnight, where a week of the archive has fewer articles than the annex lists. Days. */
const longPeriodDays = 14
const annexRows = 500

/** Drafting a week and printing it, as a person does from "Lập báo cáo" to the file. The slowest of the rounds counts. */
export const report: Measurement = {
  name: 'report',
  words: 'a week drafted and printed with 20,000 articles in store (--data FOLDER, --limit N, --archive FILE)',
  run: (context) =>
    withRunningStore(context, async ({ visitor, pid }) => {
      const timed = timedFor(pid)
      const { outcomes } = context
      const drafts: Timed<string>[] = []
      for (let i = 0; i < rounds; i++) drafts.push(await timed(() => draftWeek(visitor)))
      outcomes.judge('report', 'draft', slowest(drafts))

      const open = await timed(() => visitor.page(drafts[0]?.value ?? ''))
      const listed = await timed(() => reportWithLongAnnex(visitor, drafts[0]?.value ?? ''))
      const rows = annexLines(await visitor.page(listed.value))
      const files: Record<'docx' | 'pdf', Timed<Buffer>[]> = { docx: [], pdf: [] }
      for (let i = 0; i < rounds; i++)
        for (const format of ['docx', 'pdf'] as const)
          files[format].push(await timed(() => visitor.bytes(`${listed.value}/file/${format}`)))
      checkFiles(files)
      outcomes.judge('report', 'docx', slowest(files.docx))
      outcomes.judge('report', 'pdf', slowest(files.pdf))
      const cpu = { draft: drafts, docx: files.docx, pdf: files.pdf }
      if (canSeeProcesses)
        for (const [name, all] of Object.entries(cpu))
          outcomes.tell(
            'report',
            `${name}Cpu`,
            mean(all.map((t) => t.cpuSeconds)),
            's',
            `processor time, ${name}, mean`,
          )
      outcomes.tell('report', 'open', open.seconds, 's', 'the drafted report opened')
      outcomes.judge('report', 'annex', rows)
    }),
}

interface Timed<T> {
  readonly value: T
  readonly seconds: number
  /** Processor time of the product, whatever else the machine did meanwhile. */
  readonly cpuSeconds: number
}

const timedFor =
  (pid: number) =>
  async <T>(work: () => Promise<T>): Promise<Timed<T>> => {
    const [started, before] = [performance.now(), treeUse(pid).cpuSeconds]
    const value = await work()
    const seconds = (performance.now() - started) / 1000
    return { value, seconds, cpuSeconds: treeUse(pid).cpuSeconds - before }
  }

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const slowest = (all: readonly Timed<unknown>[]): number => Math.max(...all.map((t) => t.seconds))

/** The form as the site offers it: the week that ended last. Returns where the report stands. */
export async function draftWeek(visitor: Visitor): Promise<string> {
  const form = await visitor.page('/reports/new')
  const week = /<option[^>]*value="(\d{4}-W\d{2})"[^>]*selected|<option[^>]*selected[^>]*value="(\d{4}-W\d{2})"/.exec(
    form,
  )
  return visitor.post('/reports', {
    ...{ kind: 'weekly', week: week?.[1] ?? week?.[2] ?? '' },
    ...{ fromDate: '', toDate: '' },
  })
}

/** The week's own report where its annex is long enough, else one over a fortnight. */
async function reportWithLongAnnex(visitor: Visitor, weekly: string): Promise<string> {
  if (annexLines(await visitor.page(weekly)) >= annexRows) return weekly
  const today = new Date().toISOString()
  await visitor.page('/reports/new')
  return visitor.post('/reports', {
    ...{ kind: 'weekly', week: 'dates' },
    ...{ fromDate: localDate(addDays(today, -longPeriodDays)), toDate: localDate(addDays(today, -1)) },
  })
}

/** Lines of the annex on the page of a report. */
function annexLines(html: string): number {
  const annex = html.slice(html.indexOf('report-annex'))
  return html.includes('report-annex') ? (annex.match(/<tr\b/g)?.length ?? 1) - 1 : 0
}

function checkFiles(files: Readonly<Record<'docx' | 'pdf', readonly Timed<Buffer>[]>>): void {
  if (files.docx.some((f) => f.value.subarray(0, 2).toString() !== 'PK')) throw new Error('the DOCX is none')
  if (files.pdf.some((f) => f.value.subarray(0, 5).toString() !== '%PDF-')) throw new Error('the PDF is none')
}
