import { z } from 'zod'
import { PressError } from '#foundation'
import { words } from './words.js'

/** Where the next page of a list of articles begins: behind this article, whatever has come in meanwhile. */
const articleCursor = z.object({ at: z.iso.datetime(), id: z.string().max(100), order: z.enum(['newest', 'oldest']) })
export type ArticleCursor = z.infer<typeof articleCursor>
/** Lists that are counted in rows. */
const rowCursor = z.object({ row: z.int().min(0).max(1_000_000) })

export const writeCursor = (cursor: object): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

/** What a cursor of ours says; anything else is a mistake of the caller. */
function readCursor<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new PressError('form-invalid', {
      userMessage: words().cursorInvalid,
      details: { errors: [{ field: 'cursor', message: 'invalid' }] },
      cause,
    })
  }
}

export const readArticleCursor = (text: string): ArticleCursor => readCursor(articleCursor, text)
export const readRowCursor = (text: string | undefined): number =>
  text === undefined ? 0 : readCursor(rowCursor, text).row
export const nextRow = (row: number, total: number): string | null => (row < total ? writeCursor({ row }) : null)
