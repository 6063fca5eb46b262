import type { OpenAPIObject } from '@nestjs/swagger'
import type { TokenScope } from '#accounts'
import type { Permission } from '#press'
import type { ApiTag } from './api-route-spec.js'
import { apiRoutes } from './routes.js'
import { words } from './words.js'

export interface ListedField {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
}
/** A route as its reference shows it. */
export interface ListedRoute {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly scope: TokenScope
  readonly permit: Permission | 'signed-in'
  readonly parameters: readonly ListedField[]
  readonly body: readonly ListedField[]
  readonly answer: readonly ListedField[]
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly format?: string
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

/** The routes under one heading, told from the document itself, so that page and document cannot differ. */
export function listRoutes(document: OpenAPIObject, tag: ApiTag): ListedRoute[] {
  return apiRoutes().flatMap((route) => {
    const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method]
    if (!operation?.tags?.includes(tag)) return []
    const parameters = (operation.parameters ?? []) as { name: string; required?: boolean; schema?: Schema }[]
    const answer = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1] as Content
    return [
      {
        name: route.spec.name,
        method: route.method.toUpperCase(),
        path: route.path,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        scope: route.spec.scope,
        permit: route.permit,
        parameters: parameters.map((p) => ({ name: p.name, type: typeOf(p.schema), isRequired: p.required ?? false })),
        body: fieldsOf(operation.requestBody as Content | undefined),
        answer: fieldsOf(answer),
      },
    ]
  })
}

function fieldsOf(content: Content | undefined): ListedField[] {
  const [mime, { schema = undefined } = {}] = Object.entries(content?.content ?? {})[0] ?? []
  if (mime === undefined) return []
  if (!schema?.properties) return [{ name: mime, type: words().docs.types['file'] ?? '', isRequired: false }]
  return Object.entries(schema.properties).map(([name, field]) => ({
    name,
    type: typeOf(field),
    isRequired: false,
  }))
}

function typeOf(schema: Schema | undefined): string {
  const { types, list, oneOf } = words().docs
  if (!schema) return ''
  if (schema.enum) return oneOf(schema.enum.join(', '))
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' / ')
  if (schema.type === 'array')
    return schema.items?.properties
      ? `${types['array'] ?? ''} { ${Object.keys(schema.items.properties).join(', ')} }`
      : list(typeOf(schema.items))
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`
  return schema.format === 'date-time' ? 'UTC' : (types[schema.type ?? ''] ?? schema.type ?? '')
}
