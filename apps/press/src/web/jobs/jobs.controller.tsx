import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { readExport } from '../../jobs/export-files.js'
import { askJob, cancelJob, findJob, isOpen, jobKind, lastJob, listJobs } from '../../jobs/job-rows.js'
import { DESK, type Desk } from '../../desk.js'
import { actorOf, writeDown } from '../shell/actor.js'
import { sentenceOf } from '../shell/errors.en.js'
import { demand, Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { JobsPage, type JobProblem } from './jobs.view.js'
import { words } from './words.js'

type Fields = Readonly<Record<string, unknown>>

/** Jobs shown: what is open, and the latest that have ended. */
const shownMax = 60
/** Real seconds between two looks at what runs. */
const refreshSeconds = 5

/** Long work: what runs and how far it is, what came of it, and the forms that begin it. */
@Controller('/jobs')
export class JobsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('see-health')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, null, {})
  }

  @Post()
  @Permit('see-health')
  async ask(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const kind = jobKind(String(body['kind']))
    demand(visit.account.role, kind.permission)
    if (kind.name === 'rebuild' && body['confirm'] !== 'yes')
      return this.render(request, response, { kind: kind.name, message: words().confirmFirst }, body)
    try {
      const { isNew } = await askJob(this.desk, kind, body, actorOf(visit))
      if (isNew) await this.note(request, `job.${kind.name}`, null)
      response.redirect(303, `/jobs?asked=${isNew ? 'new' : 'known'}`)
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      return this.render(request, response, { kind: kind.name, message: sentenceOf(error) }, body)
    }
  }

  @Post(':id/cancelling')
  @Permit('see-health')
  async cancel(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const job = await findJob(this.desk.store, id)
    demand(signedVisit(request).account.role, jobKind(job.kind).permission)
    await cancelJob(this.desk, id)
    await this.note(request, 'job.cancel', id)
    response.redirect(303, '/jobs?asked=cancel')
  }

  /** The file that a job made. */
  @Get(':id/file')
  @Permit('see-health')
  async file(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const job = await findJob(this.desk.store, id)
    demand(signedVisit(request).account.role, jobKind(job.kind).permission)
    const name = String(job.facts?.['file'] ?? '')
    const stream = await readExport(this.desk.settings.dataDir, name)
    await this.note(request, 'export', name)
    const isTable = name.endsWith('.csv')
    const shown = isTable ? `tin-bai-${String(job.facts?.['from'])}-${String(job.facts?.['to'])}.csv` : 'nguon-tin.json'
    response
      .type(isTable ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .setHeader('content-disposition', `attachment; filename="${shown.replaceAll(/[^\w.-]/g, '')}"`)
    stream.pipe(response)
  }

  private note(request: VisitRequest, action: string, subject: string | null): Promise<void> {
    return writeDown(this.desk.store, this.desk.clock, signedVisit(request), { action, subject })
  }

  private async render(
    request: VisitRequest,
    response: Response,
    problem: JobProblem | null,
    typed: Fields,
  ): Promise<void> {
    const visit = signedVisit(request)
    const jobs = await listJobs(this.desk.store, shownMax)
    const lastBackUp = await lastJob(this.desk.store, 'back-up', 'done')
    const asked = visit.url.searchParams.get('asked')
    const body = <JobsPage visit={visit} jobs={jobs} lastBackUp={lastBackUp} asked={asked} problem={problem} typed={typed} /> // prettier-ignore
    const { title, errorTitle } = words()
    const isLive = problem === null && jobs.some(isOpen)
    response.status(problem ? 422 : 200).send(
      renderPage(visit, {
        title: problem ? errorTitle(title) : title,
        body,
        scripts: ['live.js'],
        refreshSeconds: isLive ? refreshSeconds : null,
      }),
    )
  }
}
