import type { ComponentChildren, VNode } from 'preact'
import type { Visit } from '../visit.js'
import { words } from '../words.js'

/** A section: 2 px rule, title, content. */
export function Section({
  title,
  note,
  side,
  id,
  lang,
  children,
}: {
  title: string
  /** Of the title, where it does not speak the language of the screen. */
  lang?: string
  note?: ComponentChildren
  side?: ComponentChildren
  id?: string
  children: ComponentChildren
}) {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <h2 lang={lang}>{title}</h2>
        {note && <span class="note">{note}</span>}
        {side && <span class="side">{side}</span>}
      </div>
      {children}
    </section>
  )
}

export function PageHead({
  title,
  lead,
  note,
  actions,
  lang,
}: {
  title: string
  /** Of the title, where it does not speak the language of the screen. */
  lang?: string
  lead?: ComponentChildren
  note?: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <header class="page-head">
      <div>
        <h1 lang={lang}>{title}</h1>
        {note && <p class="note">{note}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
      {lead && <p class="lead">{lead}</p>}
    </header>
  )
}

/** A form to our own site; carries the session's token. */
export function Form({
  visit,
  action,
  children,
  class: name,
  id,
  isUpload,
}: {
  visit: Visit
  action: string
  children: ComponentChildren
  class?: string
  id?: string
  isUpload?: boolean
}) {
  return (
    <form method="post" action={action} class={name} id={id} encType={isUpload ? 'multipart/form-data' : undefined}>
      <input type="hidden" name="_csrf" value={visit.csrf} />
      {children}
    </form>
  )
}

export interface FieldProps {
  readonly name: string
  /** Where several forms of a page have a field of this name; the name itself when left out. */
  readonly id?: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly error?: string | null
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'number' | 'date' | 'time' | 'search' | 'datetime-local'
  readonly required?: boolean
  readonly autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'name' | 'off'
  readonly rows?: number
  /** `lang` where a label is in another language than the screen. */
  readonly options?: readonly { value: string; label: string; lang?: string }[]
  readonly maxLength?: number
}

/** Label above, error between label and field, hint under the label. What was typed is kept. */
export function Field(p: FieldProps): VNode {
  const id = p.id ?? p.name
  const described = [p.hint && `${id}-hint`, p.error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const common = {
    id,
    name: p.name,
    'aria-describedby': described,
    'aria-invalid': p.error ? ('true' as const) : undefined,
    required: p.required,
  }
  // One object: the renderer's types tell inputs apart by the literal of `type`.
  const inputAttributes: Record<string, unknown> = {
    ...common,
    type: p.type ?? 'text',
    value: p.value ?? '',
    autocomplete: p.autocomplete,
    maxLength: p.maxLength,
  }
  return (
    <div class={p.error ? 'field has-error' : 'field'}>
      <label for={id}>{p.label}</label>
      {p.hint && (
        <p class="hint" id={`${id}-hint`}>
          {p.hint}
        </p>
      )}
      {p.error && (
        <p class="error" id={`${id}-error`}>
          {p.error}
        </p>
      )}
      {p.options ? (
        <select {...common}>
          {p.options.map((o) => (
            <option value={o.value} selected={o.value === p.value} lang={o.lang}>
              {o.label}
            </option>
          ))}
        </select>
      ) : p.rows ? (
        <textarea {...common} rows={p.rows} maxLength={p.maxLength}>
          {p.value ?? ''}
        </textarea>
      ) : (
        <input {...inputAttributes} />
      )}
    </div>
  )
}

/** Mistakes of a form, on top, each leading to its field. */
export function FormProblems({ problems }: { problems: readonly { field: string; message: string }[] }) {
  if (problems.length === 0) return null
  return (
    <div class="problems" role="alert" tabIndex={-1} id="problems">
      <strong>{words().problems(problems.length)}</strong>
      <ul>
        {problems.map((p) => (
          <li>
            <a href={`#${p.field}`}>{p.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A box that warns or explains: `info`, `warn`, `danger`, `good`. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: 'info' | 'warn' | 'danger' | 'good'
  title?: string
  children: ComponentChildren
}) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      <div>{children}</div>
    </div>
  )
}

/** Previous and next with the place in the list. `href` makes the address of a page. */
export function Pages({
  page,
  size,
  total,
  href,
}: {
  page: number
  size: number
  total: number
  href: (page: number) => string
}) {
  const last = Math.max(1, Math.ceil(total / size))
  if (last === 1) return null
  return (
    <nav class="pages" aria-label={words().paging}>
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          {words().previousPage}
        </a>
      ) : (
        <span class="quiet">{words().previousPage}</span>
      )}
      <span>{words().pageOf(page, last)}</span>
      {page < last ? (
        <a href={href(page + 1)} rel="next">
          {words().nextPage}
        </a>
      ) : (
        <span class="quiet">{words().nextPage}</span>
      )}
    </nav>
  )
}

/** Keys of a page, each with a visible button elsewhere; hidden on touch. */
export function KeyStrip({ keys, side }: { keys: readonly (readonly [string, string])[]; side?: string }) {
  return (
    <aside class="keys" aria-label={words().keys}>
      {keys.map(([key, what]) => (
        <span>
          {key.split(' ').map((k) => (
            <kbd>{k}</kbd>
          ))}{' '}
          {what}
        </span>
      ))}
      {side && <span class="side">{side}</span>}
    </aside>
  )
}
