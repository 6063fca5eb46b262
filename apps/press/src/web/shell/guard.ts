import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { PressError } from '#foundation'
import { may, permissions, type Permission, type Role } from '#press'
import { roleNames } from './names.js'
import { isSafeMethod, refuseForeignForm } from './security.js'
import type { VisitRequest } from './visit.js'
import { words } from './words.js'

const permitKey = 'permit'

const tokenKey = 'asks-by-token'

type Needed = Permission | 'signed-in' | 'public'

/**
 * What a route needs: a permission (or any of several), `signed-in` for anybody with an account, or `public`. A route
 * without one is refused.
 */
export const Permit = (...needed: readonly [Needed, ...Needed[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(permitKey, needed)

/** Marks a route of the programming interface: its own guard asks for a token; a session's cookie counts for nothing there. */
export const asksByToken = (): MethodDecorator => SetMetadata(tokenKey, true)

/** The one guard of the site: session, role, and that an unsafe request comes from our own form. */
@Injectable()
export class DeskGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<VisitRequest>()
    const needed = this.reflector.getAllAndOverride<readonly Needed[] | undefined>(permitKey, [
      context.getHandler(),
      context.getClass(),
    ])
    if (!needed) throw new Error(`route without a permission: ${request.method} ${request.path}`)
    if (this.reflector.get<boolean | undefined>(tokenKey, context.getHandler())) return true
    const { account, session, desk } = request.visit
    const publicUrl = desk.settings.publicUrl ?? null
    if (needed.includes('public')) {
      if (!isSafeMethod(request.method)) refuseForeignForm(request, null, publicUrl)
      return true
    }
    if (!account || !session) throw signInFirst(request.originalUrl)
    if (!isSafeMethod(request.method)) refuseForeignForm(request, session.csrf, publicUrl)
    if (account.mustChangePassword && !isOfPerson(request.path)) throw changeFirst()
    if (request.visit.needsSecondFactor && !isOfPerson(request.path)) throw secondFactorFirst()
    if (!request.visit.office && !isSetup(request.path)) throw setUpFirst()
    if (!needed.some((n) => isPermission(n) && may(account.role, n)) && !needed.includes('signed-in'))
      throw notAllowed(needed.filter(isPermission))
    return true
  }
}

/** Refuses a role that a route is not for, as the guard of the site does. */
export function refuseRole(reflector: Reflector, handler: Parameters<Reflector['get']>[1], role: Role): void {
  const needed = reflector.get<readonly Needed[] | undefined>(permitKey, handler) ?? []
  if (needed.includes('signed-in')) return
  if (!needed.some((n) => isPermission(n) && may(role, n))) throw notAllowed(needed.filter(isPermission))
}

/** What a person may always do about the own account. */
const isOfPerson = (path: string): boolean => /^\/(?:password(?:\/.*)?|sign-out|theme|language|keys)\/?$/.test(path)
const isSetup = (path: string): boolean => path.startsWith('/first-run') || isOfPerson(path)
const setUpFirst = (): PressError => new PressError('setup-unfinished', { userMessage: words().errors.setUpFirst })
const signInFirst = (back: string): PressError =>
  new PressError('sign-in-needed', { userMessage: words().errors.signInFirst, details: { back } })
const changeFirst = (): PressError =>
  new PressError('password-change-needed', { userMessage: words().errors.changeFirst })
const secondFactorFirst = (): PressError =>
  new PressError('second-factor-needed', { userMessage: words().errors.secondFactorFirst })

/** For a step whose permission depends on what it concerns: refused as the guard refuses a route. */
export function demand(role: Role, permission: Permission): void {
  if (!may(role, permission)) throw notAllowed([permission])
}

const isPermission = (needed: Needed): needed is Permission => Object.hasOwn(permissions, needed)

function notAllowed(needed: readonly Permission[]): PressError {
  const who = new Set(needed.flatMap((n) => permissions[n].map((r) => roleNames[r].toLowerCase())))
  return new PressError('not-allowed', {
    userMessage: words().errors.notAllowed([...who].join(', ')),
    details: { needed },
  })
}
