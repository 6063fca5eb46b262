import { timingSafeEqual } from 'node:crypto'
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { addressKey, audit, createAccount, openSession, type Throttle } from '#accounts'
import { registerOutlets } from '#collect'
import { PressError, timeOrderedId } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { ReportSettings } from '../../reports/report-settings.js'
import { readSetting } from '../../setting-rows.js'
import { writeDown } from '../shell/actor.js'
import { setSessionCookie } from '../shell/cookies.js'
import { saveSetting } from '../settings/office-settings.js'
import { readOfficeForm } from '../settings/read-forms.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { whenceOf } from '../sign-in/sign-in.controller.js'
import { siteThrottle } from '../sign-in/site-throttle.js'
import { AdministratorStep, ProvinceStep, type Problem } from './first-run.view.js'
import { OutletsStep } from './outlets.view.js'
import { ProbeRound } from './probe-round.js'
import { offeredOutlets, starterOutlets } from './starter-outlets.js'

type Fields = Readonly<Record<string, string | string[] | undefined>>
/** Office of accounts made before the province is chosen. */
const noOffice = 'chua-chon'

/** Setting an office up: administrator, province, outlets. Each step is kept; one may stop between them. */
@Controller('/first-run')
export class FirstRunController {
  private readonly throttle: Throttle
  private readonly probes: ProbeRound

  constructor(@Inject(DESK) private readonly desk: Desk) {
    this.throttle = siteThrottle(desk)
    this.probes = new ProbeRound((kind, url) => desk.collect.probe(kind, url))
  }

  @Get()
  @Permit('public')
  async begin(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    if (await this.hasAccount())
      return response.redirect(303, request.visit.account ? '/first-run/province' : '/sign-in?back=/first-run/province')
    this.showAdministrator(request, response, {}, [], 200)
  }

  @Post()
  @Permit('public')
  async createAdministrator(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Body() body: Fields,
  ): Promise<void> {
    if (await this.hasAccount()) return response.redirect(303, '/sign-in')
    const typed = Object.fromEntries(Object.entries(body).map(([k, v]) => [k, String(v ?? '')]))
    const problems = this.codeProblems(request.ip ?? '', typed['code'] ?? '')
    if (typed['password'] !== typed['again'])
      problems.push({ field: 'again', message: 'Hai lần nhập mật khẩu chưa giống nhau.' })
    if (problems.length > 0) return this.showAdministrator(request, response, typed, problems, 422)
    try {
      const account = await createAccount(this.desk.store, this.desk.clock, {
        officeId: noOffice,
        username: typed['username'] ?? '',
        displayName: typed['displayName'] ?? '',
        role: 'quan-tri',
        password: typed['password'] ?? '',
      })
      const { token } = await openSession(this.desk.store, this.desk.clock, account, whenceOf(request))
      this.desk.endFirstRun()
      setSessionCookie(request, response, this.desk, token)
      response.redirect(303, '/first-run/province')
    } catch (error) {
      if (!(error instanceof PressError)) throw error
      this.showAdministrator(
        request,
        response,
        typed,
        [{ field: String(error.details['field'] ?? 'username'), message: error.userMessage }],
        422,
      )
    }
  }

  @Get('province')
  @Permit('manage-settings')
  province(@Req() request: VisitRequest, @Res() response: Response, @Query('find') find?: string): void {
    if (request.visit.office) return response.redirect(303, '/first-run/outlets')
    this.showProvince(request, response, { find: String(find ?? '').slice(0, 100), office: '' }, [], 200)
  }

  @Post('province')
  @Permit('manage-settings')
  async chooseProvince(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const { account } = request.visit
    if (request.visit.office || !account) return response.redirect(303, '/first-run/outlets')
    const province = this.desk.gazetteer.provinces().find((p) => p.slug === body['province'])
    const name = readOfficeForm(body).value
    if (!province)
      return this.showProvince(
        request,
        response,
        { find: '', office: name },
        [{ field: 'province', message: 'Chọn một tỉnh hoặc thành phố.' }],
        422,
      )
    const id = timeOrderedId(this.desk.clock.nowMs())
    await this.desk.store.transaction(async (tx) => {
      await tx
        .insertInto('office')
        .values({ id, name: name || province.name, provinceSlug: province.slug, createdAt: this.desk.clock.now() })
        .execute()
      await tx.updateTable('account').set({ officeId: id }).where('officeId', '=', noOffice).execute()
      await audit(tx, this.desk.clock, {
        officeId: id,
        accountId: account.id,
        action: 'office.create',
        subject: province.slug,
      })
    })
    response.redirect(303, '/first-run/outlets')
  }

  @Get('outlets')
  @Permit('manage-sources')
  async outlets(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const body = (
      <OutletsStep
        visit={visit}
        province={new ReportSettings(this.desk).provinceOf(visit.office).name}
        outlets={starterOutlets()}
        chosen={await this.chosenBefore(visit)}
        probes={this.probes}
      />
    )
    response.send(
      renderPage(visit, { title: 'Thiết lập: nguồn tin', body, refreshSeconds: this.isProbing() ? 3 : null }),
    )
  }

  @Post('outlets')
  @Permit('manage-sources')
  async chooseOutlets(@Req() request: VisitRequest, @Res() response: Response, @Body() body: Fields): Promise<void> {
    const visit = signedVisit(request)
    const codes = new Set([body['outlet'] ?? []].flat())
    const chosen = starterOutlets().filter((o) => codes.has(o.code))
    // Kept before anything is asked of the network: who stops here finds the same ticks again.
    const ticked = chosen.map((o) => o.code)
    await saveSetting(this.desk, visit, 'first-run.outlets', ticked)
    if (body['step'] === 'probe') {
      this.probes.start(chosen.flatMap((o) => o.sources))
      return response.redirect(303, '/first-run/outlets')
    }
    // An address that was tried and did not work is left out; the others, tried or not, are collected from.
    const entries = chosen.map((o) => ({
      ...o,
      sources: o.sources.filter((s) =>
        isWanted(this.probes.answer(s.url), body['keepAll'] === 'yes' || [body['keep'] ?? []].flat().includes(s.url)),
      ),
    }))
    await registerOutlets(this.desk.store, this.desk.clock, entries)
    await writeDown(this.desk.store, this.desk.clock, visit, {
      action: 'source.start',
      details: { outlets: entries.length },
    })
    response.redirect(303, '/sources')
  }

  /** Codes ticked the last time; before that, what this province is offered. */
  private async chosenBefore(visit: SignedVisit): Promise<ReadonlySet<string>> {
    const kept = await readSetting(this.desk.store, visit.office.id, 'first-run.outlets')
    if (Array.isArray(kept)) return new Set(kept.map(String))
    return new Set(offeredOutlets(visit.office.provinceSlug).map((o) => o.code))
  }

  private isProbing(): boolean {
    const { done, total } = this.probes.progress
    return done < total
  }

  private async hasAccount(): Promise<boolean> {
    return (await this.desk.store.reader.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined
  }

  private codeProblems(address: string, given: string): Problem[] {
    const keys = ['name:first-run', addressKey(address)] as const
    try {
      this.throttle.begin(keys)
    } catch (error) {
      return [{ field: 'code', message: (error as PressError).userMessage }]
    }
    const code = Buffer.from(this.desk.firstRunCode() ?? '')
    const typed = Buffer.from(given.replace(/\s/g, ''))
    if (code.length > 0 && code.length === typed.length && timingSafeEqual(code, typed)) {
      this.throttle.succeeded(keys)
      return []
    }
    return [{ field: 'code', message: 'Mã chưa đúng. Mã hiện ở cửa sổ lệnh nơi chạy npm start.' }]
  }

  private showAdministrator(
    request: VisitRequest,
    response: Response,
    typed: Readonly<Record<string, string>>,
    problems: readonly Problem[],
    status: number,
  ): void {
    const body = <AdministratorStep visit={request.visit} typed={typed} problems={problems} />
    response.status(status).send(
      renderPage(request.visit, {
        title: problems.length > 0 ? 'Lỗi: Thiết lập lần đầu' : 'Thiết lập lần đầu',
        body,
        isPlain: true,
      }),
    )
  }

  private showProvince(
    request: VisitRequest,
    response: Response,
    typed: { find: string; office: string },
    problems: readonly Problem[],
    status: number,
  ): void {
    const provinces = this.desk.gazetteer.provinces()
    const body = <ProvinceStep visit={request.visit} provinces={provinces} {...typed} problems={problems} />
    response.status(status).send(
      renderPage(request.visit, {
        title: `${problems.length > 0 ? 'Lỗi: ' : ''}Thiết lập: địa bàn`,
        body,
        isPlain: true,
      }),
    )
  }
}

function isWanted(answer: ReturnType<ProbeRound['answer']>, isKept: boolean): boolean {
  return isKept || answer === undefined || answer === 'waiting' || answer.isWorking
}
