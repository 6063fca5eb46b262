export interface PressErrorOptions {
  /** A Vietnamese sentence for the person at the screen: what happened and what to do next. */
  userMessage: string
  details?: Record<string, unknown>
  /** `later`: the same call may succeed when repeated; `never`: repeating it changes nothing. */
  retry?: 'later' | 'never'
  cause?: unknown
}

/** The one error type of the product. `code` is stable and listed in the lib's `errors.ts`; `cause` is for the log. */
export class PressError extends Error {
  readonly code: string
  readonly userMessage: string
  readonly details: Record<string, unknown>
  readonly retry: 'later' | 'never'

  constructor(code: string, options: PressErrorOptions) {
    super(`${code}: ${options.userMessage}`, { cause: options.cause })
    this.name = 'PressError'
    this.code = code
    this.userMessage = options.userMessage
    this.details = options.details ?? {}
    this.retry = options.retry ?? 'never'
  }
}

/** The cause chain of an error in one line, for logs and for the cause column of parked messages. */
export function describeError(error: unknown): string {
  const parts: string[] = []
  for (let e: unknown = error; e instanceof Error && parts.length < 5; e = e.cause) {
    parts.push(e instanceof PressError ? `${e.code} ${JSON.stringify(e.details)}` : `${e.name}: ${e.message}`)
  }
  return parts.length > 0 ? parts.join(' <- ') : String(error)
}
