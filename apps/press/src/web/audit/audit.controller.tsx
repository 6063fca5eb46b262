import { Controller, Get, Inject, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { type AuditChain, verifyAuditChain } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { writeDown } from '../shell/actor.js'
import { csvLines, csvMark } from '../shell/csv.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { auditRows, readAuditUrl } from './audit-query.js'
import { subjectsOf } from './audit-subjects.js'
import { AuditPage } from './audit.view.js'
import { words } from './words.js'

const pageSize = 50
/** Rows of one file. */
const fileMax = 100_000

/** The log of who did what: read here, written everywhere, changed by nobody. */
@Controller('/audit')
export class AuditController {
  /** Up to where the chain was found whole by this process: entries before are not made again for every look. */
  private verified: AuditChain | null = null

  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get()
  @Permit('read-audit')
  async show(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const { reader } = this.desk.store
    const address = readAuditUrl(visit.url.searchParams)
    const matching = auditRows(reader, visit.office.id, address)
    const { n } = await matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    const rows = await matching
      .selectAll()
      .orderBy('seq', 'desc')
      .offset((address.page - 1) * pageSize)
      .limit(pageSize)
      .execute()
    const chain = await this.chain(visit.url.searchParams.get('check') === 'all')
    const body = (
      <AuditPage
        address={address}
        rows={rows}
        total={Number(n)}
        pageSize={pageSize}
        people={await this.people(visit)}
        subjects={await subjectsOf(reader, visit.office.id, rows)}
        chain={chain}
      />
    )
    response.send(renderPage(visit, { title: words().title, body }))
  }

  /** Every matching entry with its seal, oldest first, so that the chain can be checked elsewhere. */
  @Get('csv')
  @Permit('read-audit')
  async file(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const rows = await auditRows(this.desk.store.reader, visit.office.id, readAuditUrl(visit.url.searchParams))
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(fileMax)
      .execute()
    const names = new Map((await this.people(visit)).map((p) => [p.id, p.name]))
    const { columns } = words()
    const head = [columns.number, 'UTC', columns.who, columns.what, columns.subject, columns.more, 'SHA-256']
    const lines = rows
      .reverse()
      .map((r) => [
        String(r.seq),
        r.at,
        names.get(r.accountId ?? '') ?? r.accountId ?? '',
        r.action,
        r.subject ?? '',
        r.details,
        r.hash,
      ])
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'export',
      subject: 'audit.csv',
      details: { rows: rows.length },
    })
    response
      .type('text/csv; charset=utf-8')
      .setHeader('content-disposition', 'attachment; filename="nhat-ky-kiem-tra.csv"')
      .send(csvMark + csvLines([head, ...lines]))
  }

  private async chain(isFromStart: boolean): Promise<AuditChain> {
    const { reader } = this.desk.store
    const chain = await verifyAuditChain(reader, isFromStart ? null : this.verified)
    this.verified = chain.brokenAt === null ? chain : null
    return chain
  }

  private people({ office }: SignedVisit): Promise<{ id: string; name: string }[]> {
    return this.desk.store.reader
      .selectFrom('account')
      .select(['id', 'displayName as name'])
      .where('officeId', '=', office.id)
      .orderBy('displayName')
      .execute()
  }
}
