import type { Request, Response } from 'express'
import { secondStepMs } from '#accounts'
import type { Desk } from '../../desk.js'
import { isLanguage } from './language.js'
import { keysCookie, languageCookie, sessionCookie, themeCookie } from './visit.js'

export const secondStepCookie = 'buoc-hai'
const secondStepPath = '/sign-in'

/** Whether the person's browser speaks TLS with us, or with the proxy in front. */
export const isOverTls = (request: Request, { settings }: Desk): boolean =>
  request.secure || (settings.publicUrl?.startsWith('https:') ?? false)

/** The session's token: unreadable for scripts, never sent from other sites, only over TLS where there is TLS. */
export function setSessionCookie(request: Request, response: Response, desk: Desk, token: string): void {
  const secure = isOverTls(request, desk)
  response.cookie(sessionCookie, token, { httpOnly: true, sameSite: 'strict', path: '/', secure })
}

/** Stands for the right password until the second step; sent to the sign-in pages alone. */
export function setSecondStepCookie(request: Request, response: Response, desk: Desk, code: string): void {
  response.cookie(secondStepCookie, code, {
    httpOnly: true,
    sameSite: 'strict',
    path: secondStepPath,
    secure: isOverTls(request, desk),
    maxAge: secondStepMs,
  })
}

export function clearSecondStepCookie(response: Response): void {
  response.clearCookie(secondStepCookie, { path: secondStepPath })
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(sessionCookie, { path: '/' })
}

/** The chosen look, for a year. Unknown words mean "as the system". */
export function setThemeCookie(response: Response, theme: string): void {
  const value = theme === 'light' || theme === 'dark' ? theme : 'system'
  response.cookie(themeCookie, value, { httpOnly: true, sameSite: 'strict', path: '/', maxAge: 365 * 86_400_000 })
}

/** The chosen language, for a year. Unknown words mean Vietnamese. */
export function setLanguageCookie(response: Response, language: unknown): void {
  const value = isLanguage(language) ? language : 'vi'
  response.cookie(languageCookie, value, { httpOnly: true, sameSite: 'strict', path: '/', maxAge: 365 * 86_400_000 })
}

/** Whether keys of a single character work, for a year. Unknown words mean that they do. */
export function setKeysCookie(response: Response, keys: unknown): void {
  const value = keys === 'off' ? 'tat' : 'bat'
  response.cookie(keysCookie, value, { httpOnly: true, sameSite: 'strict', path: '/', maxAge: 365 * 86_400_000 })
}
