import { otpAddress, type SecondFactor } from '#accounts'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { fullDate } from '../shell/format.js'
import type { AccountVisit } from '../shell/visit.js'
import { QrCode } from './qr-code.view.js'
import { words } from './words.js'

export interface SecondFactorProps {
  readonly visit: AccountVisit
  readonly factor: SecondFactor | null
  /** Shown this once. */
  readonly codes: readonly string[]
  /** A recovery code opened this session, and so many are left. */
  readonly usedRecovery: number | null
  readonly isRequired: boolean
  readonly problem: { field: string; message: string } | null
}

export function SecondFactorPage(p: SecondFactorProps) {
  const w = words().factor
  const problems = p.problem ? [p.problem] : []
  return (
    <div class="narrow second-factor">
      <PageHead
        title={w.title}
        note={<a href="/password">{words().mine.title}</a>}
        lead={p.visit.needsSecondFactor ? w.required : undefined}
      />
      {p.usedRecovery !== null && <Notice kind="warn">{words().secondStep.usedRecovery(p.usedRecovery)}</Notice>}
      <FormProblems problems={problems} />
      {p.codes.length > 0 && <Codes codes={p.codes} />}
      {p.factor?.since ? <InUse {...p} since={p.factor.since} left={p.factor.recoveryLeft} /> : <SetUp {...p} />}
    </div>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  const w = words().factor
  return (
    <Section title={w.codesTitle} id="codes">
      <p>{w.codesLead}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <a class="button primary" href="/">
        {w.codesDone}
      </a>
    </Section>
  )
}

function SetUp({ visit, factor, problem }: SecondFactorProps) {
  const w = words().factor
  if (!factor)
    return (
      <>
        <p>{w.offLead}</p>
        <Form visit={visit} action="/password/second-factor">
          <button class="primary">{w.begin}</button>
        </Form>
      </>
    )
  const [first, second, third] = w.steps
  const issuer = `${words().pressDeskOf(visit.office?.name ?? '')}`.trim()
  return (
    <ol class="set-up">
      <li>{first}</li>
      <li>
        {second}
        <QrCode text={otpAddress(factor.secret, visit.account.username, issuer)} label={w.picture} />
        <p class="note">
          {w.typed} <code class="secret">{factor.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </li>
      <li>
        {third}
        <Form visit={visit} action="/password/second-factor/confirmation" class="row-fields">
          <Field
            name="code"
            label={w.code}
            autocomplete="one-time-code"
            error={problem?.field === 'code' ? problem.message : null}
            maxLength={10}
            required
          />
          <div class="field">
            <button class="primary">{w.confirm}</button>
          </div>
        </Form>
      </li>
    </ol>
  )
}

function InUse({ visit, isRequired, problem, since, left }: SecondFactorProps & { since: string; left: number }) {
  const w = words().factor
  const errorOf = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <>
      <p>{w.onLead(fullDate(since), left)}</p>
      <Section title={w.codesTitle} note={w.renewLead}>
        <Form visit={visit} action="/password/second-factor/codes" class="row-fields">
          <PasswordField id="codes-password" error={errorOf('codes-password')} />
          <div class="field">
            <button>{w.renew}</button>
          </div>
        </Form>
      </Section>
      <Section title={w.off}>
        <p>{isRequired ? w.offRequired : w.offWarn}</p>
        <Form visit={visit} action="/password/second-factor/off" class="row-fields">
          <PasswordField id="off-password" error={errorOf('off-password')} />
          <div class="field">
            <button class="danger">{w.off}</button>
          </div>
        </Form>
      </Section>
    </>
  )
}

const PasswordField = ({ id, error }: { id: string; error: string | null }) => (
  <Field
    id={id}
    name="password"
    label={words().factor.password}
    type="password"
    autocomplete="current-password"
    error={error}
    required
  />
)
