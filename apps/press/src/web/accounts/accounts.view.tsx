import { invitationDays, type SignInRules } from '#accounts'
import { roles, type Role } from '#press'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import { roleNames } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'
import type { AccountRow } from './account-rows.js'
import { AccountActions } from './account-actions.view.js'
import { RulesSection } from './rules.view.js'
import { words } from './words.js'

export interface Problem {
  readonly field: string
  readonly message: string
}
/** The link that was just made, shown this once. */
export interface ShownLink {
  readonly name: string
  readonly url: string
  readonly until: string
}
export interface AccountsProps {
  readonly visit: SignedVisit
  readonly rows: readonly AccountRow[]
  readonly rules: SignInRules
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
  readonly link: ShownLink | null
  readonly isSaved: boolean
}

export function AccountsPage(p: AccountsProps) {
  const w = words()
  const count = (state: AccountRow['state']): number => p.rows.filter((r) => r.state === state).length
  return (
    <>
      <PageHead
        title={w.title}
        lead={w.lead(count('active') + count('must-change'), count('invited'))}
        actions={
          <a class="button" href="/audit">
            {w.auditLink}
          </a>
        }
      />
      {p.link && <LinkBox link={p.link} />}
      {p.isSaved && <Notice kind="good">{w.rules.saved}</Notice>}
      <table class="blocks accounts">
        <thead>
          <tr>
            <th>{w.columns.username}</th>
            <th>{w.columns.name}</th>
            <th>{w.columns.role}</th>
            <th>{w.columns.state}</th>
            <th>{w.columns.lastUse}</th>
            <th>{w.columns.action}</th>
          </tr>
        </thead>
        <tbody>
          {p.rows.map((row) => (
            <Row visit={p.visit} row={row} />
          ))}
        </tbody>
      </table>
      <Invite {...p} />
      <RulesSection {...p} />
    </>
  )
}

function LinkBox({ link }: { link: ShownLink }) {
  const w = words().link
  return (
    <section class="shown-link" aria-labelledby="lien-ket">
      <h2 id="lien-ket">{w.title(link.name)}</h2>
      <p>{w.lead(fullDateTime(link.until))}</p>
      <label class="hidden" for="link">
        {w.label}
      </label>
      <input id="link" readOnly value={link.url} />
    </section>
  )
}

function Row({ visit, row }: { visit: SignedVisit; row: AccountRow }) {
  const w = words()
  const { account } = row
  return (
    <tr>
      <td>{account.username}</td>
      <td>{account.displayName}</td>
      <td>
        {roleNames[account.role as Role]}
        {account.body && <span class="note"> · {account.body}</span>}
      </td>
      <td>
        {stateText(row)}
        {row.hasSecondFactor && <span class="note"> · {w.secondFactor}</span>}
        {row.lacksSecondFactor && row.state !== 'disabled' && <span class="note"> · {w.noSecondFactor}</span>}
      </td>
      <td>{row.lastSeenAt ? w.sessions(row.sessions, fullDateTime(row.lastSeenAt)) : w.noSession}</td>
      <td>
        <AccountActions visit={visit} row={row} />
      </td>
    </tr>
  )
}

function stateText({ state, account, linkUntil }: AccountRow): string {
  const w = words()
  if (state === 'disabled') return w.disabledAt(fullDateTime(account.disabledAt as string))
  if (state === 'invited') return linkUntil ? w.invitedUntil(fullDateTime(linkUntil)) : w.invitedOver
  return state === 'must-change' ? w.mustChange : w.active
}

function Invite({ visit, typed, problems }: AccountsProps) {
  const w = words()
  const error = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  const value = (field: string): string => String(typed[field] ?? '')
  return (
    <Section title={w.invite} note={w.inviteNote(invitationDays)} id="invite">
      <FormProblems problems={problems.filter((p) => !p.field.startsWith('rule-'))} />
      <Form visit={visit} action="/accounts" class="add-source invite">
        <Field
          name="displayName"
          label={w.name}
          value={value('displayName')}
          error={error('displayName')}
          autocomplete="off"
          maxLength={200}
        />
        <Field
          name="username"
          label={w.username}
          hint={w.usernameHint}
          value={value('username')}
          error={error('username')}
          autocomplete="off"
          maxLength={40}
        />
        <Field
          name="role"
          label={w.role}
          value={value('role') || 'chuyen-vien'}
          error={error('role')}
          options={roles.map((r) => ({ value: r, label: roleNames[r] }))}
        />
        <Field name="body" label={w.body} value={value('body')} error={error('body')} maxLength={200} />
        <div class="actions">
          <button class="primary">{w.inviteButton}</button>
        </div>
      </Form>
    </Section>
  )
}
