import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger'
import { z } from 'zod'
import type { Permission } from '#press'
import { asksByToken, Permit } from '../shell/guard.js'
import { ApiGuard } from './api-guard.js'
import { type ApiRouteSpec, apiRouteKey } from './api-route-spec.js'
import { problemSchema } from './problem-shape.js'

type JsonSchema = Record<string, unknown>

/**
 * One route of the programming interface: the permission its caller's role needs (read by the same table as pages), the
 * scope its token needs, and what goes in and out, from which both the checks and the OpenAPI document are made.
 */
export function ApiRoute(spec: ApiRouteSpec & { readonly permit: Permission | 'signed-in' }): MethodDecorator {
  const status = spec.status ?? 200
  return applyDecorators(
    Permit(spec.permit),
    SetMetadata(apiRouteKey, spec),
    asksByToken(),
    UseGuards(ApiGuard),
    ApiBearerAuth('token'),
    ApiOperation({ operationId: spec.name, tags: [spec.tag] }),
    ...(spec.parameters ?? []).map((name) => ApiParam({ name, schema: { type: 'string' } })),
    ...queryDecorators(spec.query),
    ...(spec.body ? [ApiBody({ required: true, schema: schemaOf(spec.body, 'input') })] : []),
    ApiResponse({
      status,
      description: String(status),
      content: spec.files
        ? Object.fromEntries(spec.files.map((mime) => [mime, { schema: { type: 'string', format: 'binary' } }]))
        : { 'application/json': { schema: schemaOf(spec.answer ?? z.object({}), 'output') } },
    }),
    ...problemStatuses(spec).map((code) =>
      ApiResponse({
        status: code,
        description: String(code),
        content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output') } },
      }),
    ),
  )
}

function queryDecorators(query: ApiRouteSpec['query']): MethodDecorator[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const json = schemaOf(schema as z.ZodType, 'input')
    return ApiQuery({
      name,
      required: false,
      schema: json,
      ...(json['type'] === 'array' ? { style: 'form' as const, explode: true } : {}),
    })
  })
}

/** What may go wrong, beside what the software itself gets wrong. */
function problemStatuses({ parameters, query, body }: ApiRouteSpec): number[] {
  return [401, 403, ...(parameters ? [404] : []), ...(body ? [409] : []), ...(query || body ? [422] : []), 429]
}

/** OpenAPI 3.0 of what is checked. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _unused, ...json } = z.toJSONSchema(schema, { target: 'openapi-3.0', io }) as JsonSchema
  return json
}
