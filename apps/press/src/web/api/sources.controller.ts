import { Controller, Get, Inject, Param, Post, Req } from '@nestjs/common'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { sourceRows, sourceRuns } from '../sources/source-rows.js'
import { ApiRoute } from './api-route.js'
import { callerOf, type CallerRequest, writeDown } from './caller.js'
import { presentSource } from './present.js'
import { readBody } from './read-input.js'
import * as shapes from './shapes.js'
import { words } from './words.js'

@Controller('/api/v1')
export class ApiSourcesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('sources')
  @ApiRoute({ name: 'listSources', tag: 'sources', permit: 'read-sources', scope: 'read', answer: shapes.sourcesAnswer })
  async list(@Req() request: CallerRequest) {
    const rows = await sourceRows(this.desk.store, callerOf(request).now)
    return { total: rows.length, items: rows.map(presentSource) }
  }

  @Get('sources/:id')
  @ApiRoute({ name: 'readSource', tag: 'sources', permit: 'read-sources', scope: 'read', parameters: ['id'], answer: shapes.sourceAnswer })
  async one(@Req() request: CallerRequest, @Param('id') id: string) {
    const [row] = await sourceRows(this.desk.store, callerOf(request).now, id)
    if (!row) throw new PressError('source-unknown', { userMessage: words().sourceUnknown })
    const runs = await sourceRuns(this.desk.store, id)
    return {
      ...presentSource(row),
      runs: runs.map((r) => ({ startedAt: r.startedAt, outcome: r.outcome, reason: r.reason, seen: Number(r.seen), new: Number(r.new), failed: Number(r.failed) })),
    }
  }

  /** An article that was missed: fetched at once, as on the page. */
  @Post('links')
  @ApiRoute({ name: 'pasteLink', tag: 'sources', permit: 'collect-link', scope: 'link', body: shapes.linkBody, answer: shapes.linkAnswer, status: 201 })
  async link(@Req() request: CallerRequest) {
    const caller = callerOf(request)
    const { url } = readBody(request, shapes.linkBody)
    const { state, articleId, sentence } = await this.desk.collect.fetchLink(url, caller.office.id)
    await writeDown(this.desk.store, this.desk.clock, caller, { action: 'link', subject: url, details: { state } })
    return { state, article: articleId, sentence }
  }
} // prettier-ignore
