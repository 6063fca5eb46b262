import type { Request } from 'express'
import { z } from 'zod'
import { PressError } from '#foundation'
import { words } from './words.js'

/** The query string by its shape: a name that is not known is a mistake, since a filter that is not read would widen the answer. */
export function readQuery<T extends z.ZodObject>(request: Request, shape: T): z.output<T> {
  const { searchParams } = new URL(request.originalUrl, 'http://desk.invalid')
  const given: Record<string, unknown> = {}
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    given[name] = isList(shape, name) || values.length > 1 ? values : values[0]
  }
  return parse(shape, given)
}

/** A JSON body by its shape. */
export function readBody<T extends z.ZodObject>(request: Request, shape: T): z.output<T> {
  if (!request.is('application/json'))
    throw new PressError('form-invalid', {
      userMessage: words().jsonOnly,
      details: { errors: [{ field: 'content-type', message: 'application/json' }] },
    })
  return parse(shape, request.body)
}

function parse<T extends z.ZodObject>(shape: T, given: unknown): z.output<T> {
  const { success, data, error } = shape.strict().safeParse(given)
  if (success) return data as z.output<T>
  const errors = error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ').slice(0, 200) : ''),
    message: issue.message.slice(0, 300),
  }))
  throw new PressError('form-invalid', { userMessage: words().inputInvalid, details: { errors } })
}

function isList(shape: z.ZodObject, name: string): boolean {
  const field = shape.shape[name] as z.ZodType | undefined
  return (field instanceof z.ZodOptional ? field.unwrap() : field) instanceof z.ZodArray
}
