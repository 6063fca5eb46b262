import { z } from 'zod'

/** A refusal as `application/problem+json` (RFC 9457) says it. */
export const problemSchema = z.object({
  /** Stable name of what is wrong; programs go by this. */
  code: z.string(),
  title: z.string(),
  /** A sentence for people that says what to do, in the language asked for. */
  detail: z.string(),
  status: z.int(),
  /** Values that were not taken. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>
