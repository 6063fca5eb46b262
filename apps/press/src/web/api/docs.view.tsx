import type { OpenAPIObject } from '@nestjs/swagger'
import { permissions, type Permission, type Role } from '#press'
import { PageHead, Section } from '../shell/components/parts.js'
import { roleNames } from '../shell/names.js'
import { perMinute } from './api-limits.js'
import { apiTags, type ApiTag } from './api-route-spec.js'
import { type ListedRoute, listRoutes } from './list-routes.js'
import { words } from './words.js'

export function ApiDocsPage({ document }: { document: OpenAPIObject }) {
  const { docs } = words()
  return (
    <div class="api-docs">
      <PageHead title={docs.title} lead={docs.lead} />
      <p class="actions">
        <a class="button" href="/tokens">
          {docs.tokens}
        </a>{' '}
        <a class="button" href="/api/v1/openapi.json" download>
          {docs.openApi}
        </a>
      </p>
      <Section title={docs.begin}>
        <ol>
          {docs.beginSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <pre tabIndex={0}>
          curl -H "Authorization: Bearer $TOKEN"
          "http://localhost:8080/api/v1/articles?tone=critical&amp;from=2026-11-16&amp;limit=50"
        </pre>
        <p>{docs.limits(perMinute.all, perMinute.write, perMinute.file)}</p>
        <p>{docs.excerpt}</p>
      </Section>
      <Section title={docs.routes}>
        {apiTags.map((tag) => (
          <Routes tag={tag} routes={listRoutes(document, tag)} />
        ))}
      </Section>
    </div>
  )
}

function Routes({ tag, routes }: { tag: ApiTag; routes: readonly ListedRoute[] }) {
  return (
    <>
      <h3>{words().tags[tag]}</h3>
      {routes.map((r) => (
        <Route route={r} />
      ))}
    </>
  )
}

function Route({ route }: { route: ListedRoute }) {
  const { docs } = words()
  return (
    <details class="api-route" id={route.name}>
      <summary>
        <code>
          <b>{route.method}</b> {route.path}
        </code>{' '}
        <span>{route.summary}</span>
      </summary>
      <p>{route.description}</p>
      <p class="note">
        {docs.scope}: <code>{route.scope}</code> · {docs.roles}: {rolesOf(route.permit)}
      </p>
      <Fields title={docs.parameters} fields={route.parameters} />
      <Fields title={docs.body} fields={route.body} />
      <Fields title={docs.answer} fields={route.answer} />
    </details>
  )
}

function Fields({ title, fields }: { title: string; fields: ListedRoute['answer'] }) {
  const { names } = words().docs
  if (fields.length === 0) return null
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th>{names.name}</th>
            <th>{names.type}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((f) => (
            <tr>
              <td>
                <code>{f.name}</code>
              </td>
              <td>
                {f.type}
                {f.isRequired && `, ${names.required}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rolesOf(permit: Permission | 'signed-in'): string {
  if (permit === 'signed-in') return words().docs.everybody
  return permissions[permit].map((r: Role) => roleNames[r]).join(', ')
}
