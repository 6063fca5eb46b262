import { Controller, Get, Inject, Param, Post, Req } from '@nestjs/common'
import { caseDetails, dueOf, listCases, noteCase } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { noteReading } from '../audit/restricted-reading.js'
import { ApiRoute } from './api-route.js'
import { callerOf, type CallerRequest, writeDown } from './caller.js'
import { viewerOf } from '../shell/actor.js'
import { nextRow, readRowCursor } from './cursor.js'
import { presentCase, presentCaseDetails } from './present.js'
import { readBody, readQuery } from './read-input.js'
import * as shapes from './shapes.js'

const pageSize = 50

/** Cases as their viewer's role may see them: a body's clerk those of the own body, once they were dispatched. */
@Controller('/api/v1')
export class ApiCasesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('cases')
  @ApiRoute({ name: 'listCases', tag: 'cases', permit: 'read-cases', scope: 'read', query: shapes.casesQuery, answer: shapes.casesAnswer })
  async list(@Req() request: CallerRequest) {
    const caller = callerOf(request)
    const { group = 'open', due = null, body = null, q = null, limit = pageSize, cursor } = readQuery(request, shapes.casesQuery)
    const row = readRowCursor(cursor)
    const asked = { tab: group, due, body, text: q }
    const { rows } = await listCases(this.desk.store.reader, viewerOf(caller), asked, caller.now)
    return { total: rows.length, items: rows.slice(row, row + limit).map(presentCase), next: nextRow(row + limit, rows.length) }
  }

  @Get('cases/:id')
  @ApiRoute({ name: 'readCase', tag: 'cases', permit: 'read-cases', scope: 'read', parameters: ['id'], answer: shapes.caseAnswer })
  async one(@Req() request: CallerRequest, @Param('id') id: string) {
    return this.details(request, id)
  }

  @Post('cases/:id/notes')
  @ApiRoute({ name: 'noteCase', tag: 'cases', permit: 'move-case', scope: 'note', parameters: ['id'], body: shapes.noteBody, answer: shapes.caseAnswer, status: 201 })
  async note(@Req() request: CallerRequest, @Param('id') id: string) {
    const caller = callerOf(request)
    const { note } = readBody(request, shapes.noteBody)
    const asked = { ...viewerOf(caller), accountId: caller.account.id, caseId: id, note }
    await this.desk.store.transaction(async (tx) => {
      const { number } = await noteCase(tx, this.desk.clock, asked)
      await writeDown(tx, this.desk.clock, caller, { action: 'case.note', subject: id, details: { number } })
    })
    this.desk.bus.wake()
    return this.details(request, id)
  }

  private async details(request: CallerRequest, id: string) {
    const caller = callerOf(request)
    const details = await caseDetails(this.desk.store.reader, viewerOf(caller), id)
    await noteReading(this.desk, caller, details.row)
    return presentCaseDetails(details, dueOf(details.row, caller.now))
  }
} // prettier-ignore
