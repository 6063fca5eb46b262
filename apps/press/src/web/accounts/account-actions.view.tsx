import { Form } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import type { AccountRow } from './account-rows.js'
import { words } from './words.js'

/** What an administrator may do about one account; nothing about the own one. */
export function AccountActions({ visit, row }: { visit: SignedVisit; row: AccountRow }) {
  const w = words()
  const { account, state } = row
  if (account.id === visit.account.id) return <a href="/password">{w.mine}</a>
  const link = {
    disabled: [w.reopen, w.reopenMeans],
    invited: [w.newInvitation, w.newInvitationMeans],
    active: [w.newLink, w.newLinkMeans],
    'must-change': [w.newLink, w.newLinkMeans],
  }[state] as [string, string]
  const act = (what: string, label: string, means: string | null, isDanger = false) => (
    <Form visit={visit} action={`/accounts/${account.id}/${what}`}>
      {means && <p class="note">{means}</p>}
      <button class={isDanger ? 'danger' : undefined} aria-label={`${label}: ${account.username}`}>
        {label}
      </button>
    </Form>
  )
  return (
    <details class="more account-actions">
      <summary>
        {w.actions} <span class="hidden">{account.username}</span>
      </summary>
      {act('invitation', ...link)}
      {row.sessions > 0 && act('sessions', w.endSessions, null)}
      {row.hasSecondFactor && act('second-factor', w.factorOff, w.factorOffMeans)}
      {state !== 'disabled' && act('disabling', w.disable, w.disableMeans, true)}
    </details>
  )
}
