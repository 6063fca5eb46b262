import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import type { CaseState, Tone } from '#press'
import { loadOfficeArticles } from '#record'
import {
  answerExtension,
  askExtension,
  caseDetails,
  changeDeadline,
  fieldsOfMove,
  listCases,
  moveCase,
  noteCase,
  receivingBodies,
  respondSettings,
  type CaseField,
  type ListedCase,
} from '#respond'
import { DESK, type Desk } from '../../desk.js'
import {
  deadlineOf,
  fieldOfMistake,
  fieldOrNull,
  fieldText,
  typedFields,
  type FormBody,
} from '../article/form-fields.js'
import { noteReading } from '../audit/restricted-reading.js'
import { viewerOf, writeDown } from '../shell/actor.js'
import { sentenceOf } from '../shell/errors.en.js'
import { currentLanguage } from '../shell/language.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { originalLink } from '../shell/original-link.js'
import { signedVisit, visitMay, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { CasePage, type CaseProblem } from './case.view.js'
import { casesCsv } from './cases-csv.js'
import { readCasesUrl } from './cases-url.js'
import { CasesPage, casesPageSize } from './cases.view.js'
import { words } from './words.js'

@Controller()
export class CasesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/cases')
  @Permit('read-cases')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const asked = readCasesUrl(visit.url.searchParams)
    const list = await listCases(this.desk.store.reader, viewerOf(visit), asked, visit.now)
    const address = { ...asked, page: Math.min(asked.page, Math.max(1, Math.ceil(list.rows.length / casesPageSize))) }
    const from = (address.page - 1) * casesPageSize
    const tones = await this.tonesOf(visit, list.rows.slice(from, from + casesPageSize))
    const body = <CasesPage visit={visit} list={list} address={address} tones={tones} />
    response.send(renderPage(visit, { title: words().title, current: 'cases', body }))
  }

  @Get('/cases.csv')
  @Permit('read-cases')
  async csv(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const asked = readCasesUrl(visit.url.searchParams)
    const { rows } = await listCases(this.desk.store.reader, viewerOf(visit), asked, visit.now)
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'export',
      subject: 'cases.csv',
      details: { rows: rows.length, search: visit.url.search },
    })
    response
      .type('text/csv; charset=utf-8')
      .setHeader('content-disposition', 'attachment; filename="viec-phan-hoi.csv"')
      .send(casesCsv(rows, this.desk.settings.isDemo))
  }

  @Get('/cases/:id')
  @Permit('read-cases')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.render(request, response, id, null)
  }

  @Post('/cases/:id/moves')
  @Permit('move-case')
  async move(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const to = fieldText(body, 'to') as CaseState
    await this.take(request, response, id, { form: to, body, done: 'moved' }, async (visit) => {
      const { headMayDispatch } = await respondSettings(this.desk.store.reader, visit.office.id)
      const asked = { ...handlingOf(visit, id), to, note: fieldText(body, 'note'), headMayDispatch }
      await this.desk.store.transaction(async (tx) => {
        const moved = await moveCase(tx, this.desk.clock, { ...asked, changes: changesOf(to, body) })
        await writeDown(tx, this.desk.clock, visit, {
          action: 'case.move',
          subject: id,
          details: { number: moved.number, to },
        })
      })
    })
  }

  @Post('/cases/:id/notes')
  @Permit('move-case')
  async note(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    await this.take(request, response, id, { form: 'note', body, done: 'noted' }, async (visit) => {
      const note = fieldText(body, 'note')
      await this.desk.store.transaction(async (tx) => {
        const noted = await noteCase(tx, this.desk.clock, { ...handlingOf(visit, id), note })
        await writeDown(tx, this.desk.clock, visit, {
          action: 'case.note',
          subject: id,
          details: { number: noted.number },
        })
      })
    })
  }

  @Post('/cases/:id/deadlines')
  @Permit('move-case')
  async deadline(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    await this.take(request, response, id, { form: 'deadline', body, done: 'deadline' }, async (visit) => {
      const asked = { ...handlingOf(visit, id), note: fieldText(body, 'note'), deadline: deadlineOf(body) }
      await this.desk.store.transaction(async (tx) => {
        const set = await changeDeadline(tx, this.desk.clock, asked)
        await writeDown(tx, this.desk.clock, visit, {
          action: 'case.deadline',
          subject: id,
          details: { number: set.number, deadline: set.deadline },
        })
      })
    })
  }

  @Post('/cases/:id/extensions')
  @Permit('move-case')
  async askExtension(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    await this.take(request, response, id, { form: 'ask', body, done: 'asked' }, async (visit) => {
      const asked = { ...handlingOf(visit, id), note: fieldText(body, 'note'), deadline: deadlineOf(body) }
      await this.desk.store.transaction(async (tx) => {
        const set = await askExtension(tx, this.desk.clock, asked)
        await writeDown(tx, this.desk.clock, visit, {
          action: 'case.extension-asked',
          subject: id,
          details: { number: set.number, until: set.extensionAsked },
        })
      })
    })
  }

  @Post('/cases/:id/extensions/answer')
  @Permit('move-case')
  async answerExtension(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const isGranted = fieldText(body, 'answer') !== 'refuse'
    const done = isGranted ? 'granted' : 'refused'
    await this.take(request, response, id, { form: 'grant', body, done }, async (visit) => {
      const asked = { ...handlingOf(visit, id), isGranted, note: fieldText(body, 'note'), deadline: deadlineOf(body) }
      await this.desk.store.transaction(async (tx) => {
        const set = await answerExtension(tx, this.desk.clock, asked)
        await writeDown(tx, this.desk.clock, visit, {
          action: `case.extension-${done}`,
          subject: id,
          details: { number: set.number, deadline: set.deadline },
        })
      })
    })
  }

  /** Does what a form asks and leads back to the case; a mistake shows the form again with what was typed. */
  private async take(
    request: VisitRequest,
    response: Response,
    id: string,
    { form, body, done }: { form: string; body: FormBody; done: string },
    work: (visit: SignedVisit) => Promise<void>,
  ): Promise<void> {
    try {
      await work(signedVisit(request))
    } catch (error) {
      if (!(error instanceof PressError) || !['form-invalid', 'case-move'].includes(error.code)) throw error
      const field = fieldOfMistake(error.details['field'])
      return this.render(request, response, id, {
        form,
        field,
        message: mistake(error, field),
        typed: typedFields(body),
      })
    }
    this.desk.bus.wake()
    response.redirect(303, `/cases/${encodeURIComponent(id)}?done=${done}`)
  }

  private async render(
    request: VisitRequest,
    response: Response,
    id: string,
    problem: CaseProblem | null,
  ): Promise<void> {
    const visit = signedVisit(request)
    const { reader } = this.desk.store
    const details = await caseDetails(reader, viewerOf(visit), id)
    if (problem === null) await noteReading(this.desk, visit, details.row)
    const bodies = visitMay(visit, 'read-press') ? await receivingBodies(reader, visit.office.id) : []
    const body = (
      <CasePage
        visit={visit}
        details={details}
        bodies={bodies}
        originalLink={originalLink(this.desk, details.canonicalUrl)}
        done={visit.url.searchParams.get('done')}
        problem={problem}
      />
    )
    const title = `PH-${details.row.number}: ${details.row.title}`
    const status = problem === null ? 200 : problem.field === null ? 409 : 422
    response
      .status(status)
      .send(renderPage(visit, { title: problem ? words().errorTitle(title) : title, current: 'cases', body }))
  }

  /** The tone in force of each case's article, for those who read the press. */
  private async tonesOf(visit: SignedVisit, rows: readonly ListedCase[]): Promise<Map<string, Tone>> {
    if (!visitMay(visit, 'read-press')) return new Map()
    const ids = [...new Set(rows.map((c) => c.articleId))]
    const articles = await loadOfficeArticles(this.desk.store.reader, visit.office.id, ids)
    const toneOf = new Map(articles.map((a) => [a.article.id, a.labels.tone?.values[0] as Tone | undefined]))
    return new Map(
      rows.flatMap((c) => {
        const tone = toneOf.get(c.articleId)
        return tone ? [[c.id, tone] as const] : []
      }),
    )
  }
}

const handlingOf = (visit: SignedVisit, caseId: string) => ({
  ...viewerOf(visit),
  accountId: visit.account.id,
  caseId,
})

/** The sentence of a mistake; in English by its field. */
const mistake = (error: PressError, field: string | null): string =>
  (currentLanguage() === 'en' && field !== null ? words().mistakes[field] : undefined) ?? sentenceOf(error)

/** What a move's form may change; a field that was not sent stays as it is. */
function changesOf(to: CaseState, body: FormBody): Partial<Record<CaseField, string | null>> {
  const changes: Partial<Record<CaseField, string | null>> = {}
  for (const field of fieldsOfMove(to)) {
    if (field === 'deadline') {
      if (Object.hasOwn(body, 'deadlineDate')) changes.deadline = deadlineOf(body)
    } else {
      const value = fieldOrNull(body, field)
      if (value !== null) changes[field] = value
    }
  }
  return changes
}
