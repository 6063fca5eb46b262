import { isInForce, scopesOf, tokenDays, type TokenScope } from '#accounts'
import type { AccessTokenTable } from '#record'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { fullDate, fullDateTime } from '../shell/format.js'
import type { SignedVisit } from '../shell/visit.js'
import { words } from './words.js'

export interface TokensProps {
  readonly visit: SignedVisit
  readonly tokens: readonly AccessTokenTable[]
  /** The token just made, in this one answer alone. */
  readonly made: string | null
  readonly problems: readonly { field: string; message: string }[]
  readonly typed: { readonly name?: string; readonly scopes?: readonly string[]; readonly days?: string }
}

export function TokensPage(p: TokensProps) {
  const w = words()
  return (
    <div class="tokens">
      <PageHead title={w.title} lead={w.lead} actions={<a href="/api/docs">{w.docs}</a>} />
      <FormProblems problems={p.problems} />
      {p.made && (
        <Notice kind="good" title={w.made}>
          <p>
            <code class="token">{p.made}</code>
          </p>
          <p>{w.madeOnce}</p>
        </Notice>
      )}
      <Section title={w.list}>{p.tokens.length === 0 ? <p class="quiet">{w.none}</p> : <List {...p} />}</Section>
      <Section title={w.makeTitle}>
        <MakeForm {...p} />
      </Section>
      <p class="note">{w.note}</p>
    </div>
  )
}

function List({ visit, tokens }: TokensProps) {
  const { columns, ends, never, revoke, revokeNamed, scopeShort } = words()
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words().list}>
      <table>
        <thead>
          <tr>
            <th>{columns.name}</th>
            <th>{columns.scopes}</th>
            <th>{columns.created}</th>
            <th>{columns.used}</th>
            <th>{columns.expires}</th>
            <th>{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((t) => (
            <tr>
              <td>
                <b>{t.name}</b> <span class="note">{ends(t.hint)}</span>
              </td>
              <td>
                {t.scopes
                  .split(',')
                  .map((s) => scopeShort[s as TokenScope])
                  .join(', ')}
              </td>
              <td>{fullDate(t.createdAt)}</td>
              <td>{t.lastUsedAt ? fullDateTime(t.lastUsedAt) : never}</td>
              <td>{fullDate(t.expiresAt)}</td>
              <td>
                {stateOf(t, visit)}
                {isInForce(t, visit.desk.clock) && (
                  <Form visit={visit} action={`/tokens/${t.id}/revocation`} class="inline">
                    <button aria-label={revokeNamed(t.name)}>{revoke}</button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf(token: AccessTokenTable, { desk }: SignedVisit): string {
  if (token.revokedAt) return words().revoked(fullDate(token.revokedAt))
  return isInForce(token, desk.clock) ? words().inForce : words().expired
}

function MakeForm({ visit, problems, typed }: TokensProps) {
  const w = words()
  const errorOf = (field: string): string | null => problems.find((p) => p.field === field)?.message ?? null
  const chosen = typed.scopes ?? ['read']
  return (
    <Form visit={visit} action="/tokens" class="narrow">
      <input type="hidden" name="username" autocomplete="username" value={visit.account.username} />
      <Field name="name" label={w.name} hint={w.nameHint} value={typed.name} error={errorOf('name')} maxLength={80} required />
      <fieldset id="scopes" class={errorOf('scopes') ? 'field has-error' : 'field'}>
        <legend>{w.scopes}</legend>
        {errorOf('scopes') && <p class="error">{errorOf('scopes')}</p>}
        {scopesOf(visit.account.role).map((scope) => (
          <label class="choice">
            <input type="checkbox" name="scopes" value={scope} checked={chosen.includes(scope)} /> {w.scopeNames[scope]}
          </label>
        ))}
      </fieldset>
      <Field
        name="days"
        label={w.days}
        value={typed.days ?? '90'}
        options={tokenDays.map((d) => ({ value: String(d), label: w.daysOf(d) }))}
        error={errorOf('days')}
      />
      <Field
        name="password"
        label={w.password}
        hint={w.passwordHint}
        type="password"
        autocomplete="current-password"
        error={errorOf('password')}
        required
      />
      <button class="primary">{w.make}</button>
    </Form>
  )
} // prettier-ignore
