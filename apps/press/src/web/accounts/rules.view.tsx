import { idleHoursRange, lifeDaysRange } from '#accounts'
import { roles } from '#press'
import { Field, Form, FormProblems, Section } from '../shell/components/parts.js'
import { roleNames } from '../shell/names.js'
import type { AccountsProps } from './accounts.view.js'
import { words } from './words.js'

/** How long sessions live, and who needs a second factor. */
export function RulesSection({ visit, rules, typed, problems }: AccountsProps) {
  const w = words().rules
  const own = problems.filter((p) => p.field.startsWith('rule-'))
  const error = (field: string): string | null => own.find((p) => p.field === field)?.message ?? null
  return (
    <Section title={w.title} id="rules">
      <FormProblems problems={own} />
      <Form visit={visit} action="/accounts/rules" class="sign-in-rules">
        <Field
          id="rule-idle"
          name="idleHours"
          label={w.idle}
          type="number"
          value={String(typed['idleHours'] ?? rules.idleHours)}
          hint={w.range(idleHoursRange.min, idleHoursRange.max)}
          error={error('rule-idle')}
        />
        <Field
          id="rule-life"
          name="lifeDays"
          label={w.life}
          type="number"
          value={String(typed['lifeDays'] ?? rules.lifeDays)}
          hint={w.range(lifeDaysRange.min, lifeDaysRange.max)}
          error={error('rule-life')}
        />
        <fieldset aria-describedby="factor-hint">
          <legend>{w.factor}</legend>
          <p class="hint" id="factor-hint">
            {w.factorHint}
          </p>
          {roles.map((role) => (
            <label class="check">
              <input
                type="checkbox"
                name="secondFactorFor"
                value={role}
                checked={rules.secondFactorFor.includes(role)}
              />{' '}
              <span>{roleNames[role]}</span>
            </label>
          ))}
        </fieldset>
        <button>{w.save}</button>
      </Form>
    </Section>
  )
}
