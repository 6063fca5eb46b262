import { idleHoursRange, lifeDaysRange, type SignInRules } from '#accounts'
import type { PressError } from '#foundation'
import { roles } from '#press'
import type { Problem, ShownLink } from './accounts.view.js'
import { words } from './words.js'

/** Fields of a form; one that stands in it twice is a list. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is wrong with an invitation, in the words of this page. */
export function inviteProblem(error: PressError): Problem {
  const { problems } = words()
  const field = String(error.details['field'] ?? 'username')
  if (error.details['isTaken']) return { field, message: problems.usernameTaken }
  const known = problems[field as keyof typeof problems] as string | undefined
  return { field, message: known ?? error.userMessage }
}

/** The rules of signing in as they were typed. */
export function readRulesForm(body: Fields): { value: SignInRules; problems: Problem[] } {
  const asked = new Set([body['secondFactorFor'] ?? []].flat())
  const value: SignInRules = {
    idleHours: Number(body['idleHours']),
    lifeDays: Number(body['lifeDays']),
    secondFactorFor: roles.filter((r) => asked.has(r)),
  }
  const problems = [
    ...outside('rule-idle', value.idleHours, idleHoursRange),
    ...outside('rule-life', value.lifeDays, lifeDaysRange),
  ]
  return { value, problems }
}

const outside = (field: string, given: number, { min, max }: { min: number; max: number }): Problem[] =>
  Number.isInteger(given) && given >= min && given <= max ? [] : [{ field, message: words().rules.range(min, max) }]

/** A browser can send anything: only a whole link that a form of this page put there is shown. */
export function readShownLink(given: unknown): ShownLink | null {
  const { name, url, until } = (given ?? {}) as Partial<Record<keyof ShownLink, unknown>>
  const isWhole = typeof name === 'string' && typeof url === 'string' && typeof until === 'string'
  return isWhole && !Number.isNaN(Date.parse(until)) ? { name, url, until } : null
}
