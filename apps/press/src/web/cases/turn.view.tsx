import type { Role } from '#press'
import { isTurnOf, type Turn } from '#respond'
import { vietnamese } from '../shell/language.js'
import { roleNames } from '../shell/names.js'
import { words } from './words.js'

interface TurnProps {
  readonly turns: readonly Turn[]
  readonly body: string | null
  /** Role of who looks. */
  readonly role: Role
}

/** Whom a case waits for and for what; marked where it is the reader. Nothing once it is closed. */
export function TurnLine({ turns, body, role }: TurnProps) {
  if (turns.length === 0) return null
  return (
    <span class={turns.some((t) => t.role === null) ? 'turn danger' : 'turn'}>
      {isTurnOf(turns, role) && <b>{words().waits.you}</b>}{' '}
      <span lang={body === null ? undefined : vietnamese()}>{turnText(turns, body)}</span>
    </span>
  )
}

/** The same as plain text, for files. */
export const turnText = (turns: readonly Turn[], body: string | null): string =>
  turns.map((t, i) => (i === 0 ? sentenceOf(t, body) : lowered(sentenceOf(t, body)))).join('; ')

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function sentenceOf({ role, step, isOnBehalf }: Turn, body: string | null): string {
  const { waits, steps } = words()
  const what = steps[step]
  if (role === null) return waits.nobody(what)
  const name = waits.role(roleNames[role].toLowerCase())
  const ofBody = body ?? waits.body
  if (isOnBehalf) return waits.onBehalf(ofBody, name, what)
  return waits.line(role === 'don-vi' ? ofBody : name, what)
}
