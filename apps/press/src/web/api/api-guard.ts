import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { Request, Response } from 'express'
import { addressKey, findToken, type TokenHolder } from '#accounts'
import { PressError } from '#foundation'
import { DESK, type Desk } from '../../desk.js'
import { refuseRole } from '../shell/guard.js'
import { isSafeMethod } from '../shell/security.js'
import { lacksSecondFactor } from '../shell/visit.js'
import { ApiLimits } from './api-limits.js'
import { type ApiRouteSpec, apiRouteKey } from './api-route-spec.js'
import type { CallerRequest } from './caller.js'
import { words } from './words.js'

/** The guard of the programming interface: a bearer token, its scope, the role of its owner, and how often it asks. */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(ApiLimits) private readonly limits: ApiLimits,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallerRequest>()
    const response = context.switchToHttp().getResponse<Response>()
    const spec = this.reflector.get<ApiRouteSpec>(apiRouteKey, context.getHandler())
    const holder = await this.holderOf(request)
    const { limit, remaining } = this.limits.take(holder.token.id, [
      'all',
      ...(isSafeMethod(request.method) ? [] : (['write'] as const)),
      ...(spec.files ? (['file'] as const) : []),
    ])
    response.setHeader('ratelimit-limit', limit).setHeader('ratelimit-remaining', remaining)
    const { account } = holder
    if (account.mustChangePassword) throw refused('password-change-needed', words().changeFirst)
    if (await lacksSecondFactor(this.desk, account)) throw refused('second-factor-needed', words().secondFactorFirst)
    refuseRole(this.reflector, context.getHandler(), account.role)
    if (!holder.scopes.includes(spec.scope)) throw refused('token-scope', words().scopeMissing(spec.scope))
    const office = await this.desk.store.reader
      .selectFrom('office')
      .selectAll()
      .where('id', '=', account.officeId)
      .executeTakeFirst()
    if (!office) throw refused('setup-unfinished', words().setUpFirst)
    request.caller = { account, office, token: holder.token, scopes: holder.scopes, now: this.desk.clock.now() }
    return true
  }

  private async holderOf(request: Request): Promise<TokenHolder> {
    const given = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
    if (given === undefined) throw refused('token-missing', words().tokenMissing)
    const holder = await findToken(this.desk.store, this.desk.clock, given)
    if (holder) return holder
    this.limits.wrong.begin([addressKey(request.ip ?? '')])
    throw refused('token-wrong', words().tokenWrong)
  }
}

const refused = (code: string, userMessage: string): PressError => new PressError(code, { userMessage })
