import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { type OutletEntry, registerOutlets, registerSource, sourceKinds } from '#collect'
import { PressError } from '#foundation'
import { canonicalUrl, outletTiers, type OutletTier, type SourceKindName } from '#press'
import { DESK, type Desk } from '../../desk.js'
import { writeDown } from '../shell/actor.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { sourceRows, sourceRuns } from './source-rows.js'
import { type AddSourceState, previewKey } from './add-source.view.js'
import { SourcePage } from './source.view.js'
import { SourcesPage } from './sources.view.js'

type Fields = Readonly<Record<string, string | undefined>>

@Controller()
export class SourcesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/sources')
  @Permit('read-sources')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    await this.render(request, response, { typed: {}, problem: null, preview: null }, null, 200)
  }

  @Get('/sources/:id')
  @Permit('read-sources')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const [row] = await sourceRows(this.desk.store, visit.now, id)
    if (!row) throw new PressError('source-unknown', { userMessage: 'Không có nguồn này trong danh sách.' })
    const runs = await sourceRuns(this.desk.store, id)
    const failed = await this.desk.store.reader
      .selectFrom('frontier')
      .select(['url', 'lastReason', 'state'])
      .where('sourceId', '=', id)
      .where('state', 'in', ['failed', 'not-article'])
      .orderBy('firstSeenAt', 'desc')
      .limit(30)
      .execute()
    response.send(
      renderPage(visit, {
        title: row.outletName,
        current: 'sources',
        body: <SourcePage visit={visit} row={row} runs={runs} failed={failed} />,
      }),
    )
  }

  @Post('/sources/:id/runs')
  @Permit('manage-sources')
  async run(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    signedVisit(request)
    const run = await this.desk.collect.runSource(id)
    if (!run)
      throw new PressError('collect-not-ready', {
        userMessage: 'Nguồn chưa thu được lúc này: việc thu tin đang khởi động hoặc nguồn không còn. Hãy thử lại sau.',
        retry: 'later',
      })
    response.redirect(303, `/sources/${id}`)
  }

  @Post('/sources/:id/pause')
  @Permit('manage-sources')
  async pause(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Fields,
  ): Promise<void> {
    await this.setState(request, id, 'paused', body['reason']?.trim() || 'Tạm dừng theo yêu cầu')
    response.redirect(303, `/sources/${id}`)
  }

  @Post('/sources/:id/resume')
  @Permit('manage-sources')
  async resume(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.setState(request, id, 'active', null)
    response.redirect(303, `/sources/${id}`)
  }

  /** First a preview of what the source would bring; saved only when the person says so. */
  @Post('/sources')
  @Permit('manage-sources')
  async add(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const problem = addProblem(body)
    if (problem) return this.render(request, response, { typed: body, problem, preview: null }, null, 422)
    const kind = body['kind'] as SourceKindName
    const url = canonicalUrl(String(body['url']))
    if (body['step'] !== 'save' || body['previewed'] !== previewKey({ kind, url })) {
      const preview = await this.desk.collect.probe(kind, url)
      return this.render(request, response, { typed: { ...body, url }, problem: null, preview }, null, 200)
    }
    try {
      if (body['outlet']) await registerSource(this.desk.store, this.desk.clock, body['outlet'], { kind, url })
      else await registerOutlets(this.desk.store, this.desk.clock, [newOutlet(body, kind, url)])
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      return this.render(
        request,
        response,
        { typed: body, problem: { field: 'url', message: error.userMessage }, preview: null },
        null,
        422,
      )
    }
    await writeDown(this.desk.store, this.desk.clock, visit, { action: 'source.add', subject: url })
    response.redirect(303, '/sources')
  }

  @Post('/links')
  @Permit('collect-link')
  async link(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const url = String(body['link'] ?? '').trim()
    const answer = url
      ? await this.desk.collect.fetchLink(url, visit.office.id)
      : {
          state: 'failed' as const,
          articleId: null,
          sentence: 'Dán địa chỉ bài báo, ví dụ https://bao.example/bai-viet.html',
        }
    await this.render(
      request,
      response,
      { typed: {}, problem: null, preview: null },
      { url, ...answer },
      answer.state === 'failed' ? 422 : 200,
    )
  }

  private async setState(
    request: VisitRequest,
    id: string,
    state: 'active' | 'paused',
    reason: string | null,
  ): Promise<void> {
    const visit = signedVisit(request)
    await this.desk.store.db
      .updateTable('source')
      .set({ state, stateReason: reason, ...(state === 'active' ? { failures: 0, nextDueAt: visit.now } : {}) })
      .where('id', '=', id)
      .execute()
    await writeDown(this.desk.store, this.desk.clock, visit, { action: `source.${state}`, subject: id })
  }

  private async render(
    request: VisitRequest,
    response: Response,
    add: AddSourceState,
    link: { url: string; state: string; articleId: string | null; sentence: string } | null,
    status: number,
  ): Promise<void> {
    const visit = signedVisit(request)
    const rows = await sourceRows(this.desk.store, visit.now)
    const outlets = await this.desk.store.reader.selectFrom('outlet').select(['id', 'name']).orderBy('name').execute()
    const body = (
      <SourcesPage
        visit={visit}
        rows={rows}
        outlets={outlets}
        add={add}
        link={link}
        status={this.desk.collect.status()}
      />
    )
    response
      .status(status)
      .send(renderPage(visit, { title: add.problem ? 'Lỗi: Nguồn tin' : 'Nguồn tin', current: 'sources', body }))
  }
}

function addProblem(body: Fields): AddSourceState['problem'] {
  if (!sourceKinds.some((k) => k.name === body['kind'])) return { field: 'kind', message: 'Chọn cách thu.' }
  try {
    canonicalUrl(String(body['url'] ?? ''))
  } catch {
    return { field: 'url', message: 'Nhập địa chỉ nguồn, ví dụ https://bao.example/rss/home.rss' }
  }
  if (!body['outlet'] && !body['name']?.trim())
    return { field: 'name', message: 'Chọn đầu báo có sẵn hoặc nhập tên đầu báo mới.' }
  return null
}

function newOutlet(body: Fields, kind: SourceKindName, url: string): OutletEntry {
  const { hostname, origin } = new URL(url)
  const code = hostname.replace(/^www\./, '')
  const tier = outletTiers.find((t) => t === body['tier']) ?? ('trang-tin' satisfies OutletTier)
  return {
    code,
    name: String(body['name']).trim(),
    agency: code,
    tier,
    kind: 'bao',
    home: origin,
    sources: [{ kind, url }],
  }
}
