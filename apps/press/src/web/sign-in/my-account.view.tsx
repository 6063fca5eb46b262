import type { SecondFactor } from '#accounts'
import type { SessionTable } from '#record'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { fullDate, fullDateTime } from '../shell/format.js'
import type { AccountVisit } from '../shell/visit.js'
import { deviceName } from './device-name.js'
import { NewPasswordFields } from './new-password-fields.view.js'
import { words } from './words.js'

/** Fewer recovery codes than this are few. */
export const fewRecoveryCodes = 3

export interface MyAccountProps {
  readonly visit: AccountVisit
  readonly problems: readonly { field: string; message: string }[]
  readonly factor: SecondFactor | null
  readonly sessions: readonly SessionTable[]
}

/** Everything a person may do about the own account. While the password has to be changed, nothing else. */
export function MyAccountPage(p: MyAccountProps) {
  const w = words().mine
  const isForced = p.visit.account.mustChangePassword === 1
  return (
    <div class="narrow my-account">
      <PageHead
        title={isForced ? w.changePassword : w.title}
        note={isForced ? undefined : `${p.visit.account.displayName} · ${p.visit.account.username}`}
        lead={isForced ? w.forced : undefined}
      />
      <FormProblems problems={p.problems} />
      <Section title={w.changePassword}>
        <PasswordForm {...p} />
      </Section>
      {!isForced && (
        <>
          <FactorSection factor={p.factor} />
          <Sessions {...p} />
        </>
      )}
    </div>
  )
}

function PasswordForm({ visit, problems }: MyAccountProps) {
  const w = words().mine
  return (
    <Form visit={visit} action="/password">
      <input type="hidden" name="username" autocomplete="username" value={visit.account.username} />
      <Field
        name="current"
        label={w.current}
        type="password"
        autocomplete="current-password"
        error={problems.find((p) => p.field === 'current')?.message ?? null}
        required
      />
      <NewPasswordFields label={w.next} again={w.again} problems={problems} />
      <button class="primary">{w.changePassword}</button>
    </Form>
  )
}

function FactorSection({ factor }: { factor: SecondFactor | null }) {
  const w = words().factor
  const isOn = factor?.since != null
  return (
    <Section title={w.section} note={w.sectionNote}>
      <p>{isOn ? w.onLead(fullDate(factor.since), factor.recoveryLeft) : w.offLead}</p>
      {isOn && factor.recoveryLeft < fewRecoveryCodes && <Notice kind="warn">{w.fewLeft}</Notice>}
      <a class="button" href="/password/second-factor">
        {isOn ? w.manage : w.begin}
      </a>
    </Section>
  )
}

function Sessions({ visit, sessions }: MyAccountProps) {
  const w = words().mine
  return (
    <Section title={w.sessions} note={w.sessionsNote}>
      <table class="blocks sessions">
        <thead>
          <tr>
            <th>{w.device}</th>
            <th>{w.since}</th>
            <th>{w.lastUse}</th>
            <th>{w.address}</th>
            <th>{w.action}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((s) => (
            <tr>
              <td>{deviceName(s.device)}</td>
              <td>{fullDateTime(s.createdAt)}</td>
              <td>{fullDateTime(s.lastSeenAt)}</td>
              <td>{s.address ?? w.unknownDevice}</td>
              <td>
                {s.id === visit.session.id ? (
                  <b>{w.thisSession}</b>
                ) : (
                  <Form visit={visit} action={`/password/sessions/${s.id}`}>
                    <button aria-label={w.endNamed(deviceName(s.device), fullDateTime(s.createdAt))}>{w.end}</button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Form visit={visit} action="/password/sessions">
        <button>{w.endAll}</button>
      </Form>
    </Section>
  )
}
