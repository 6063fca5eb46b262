/** One JSON line per event. `write` is injectable so that tests and the progress screen can listen. */
export interface Log {
  readonly info: (event: string, fields?: Record<string, unknown>) => void
  readonly warn: (event: string, fields?: Record<string, unknown>) => void
  readonly error: (event: string, fields?: Record<string, unknown>) => void
}

export function jsonLog(write: (line: string) => void, now: () => string, base: Record<string, unknown> = {}): Log {
  const line =
    (level: string) =>
    (event: string, fields: Record<string, unknown> = {}): void =>
      write(JSON.stringify({ time: now(), level, event, ...base, ...fields }))
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

/** A log that keeps nothing: for tests and batch commands. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
